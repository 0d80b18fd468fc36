"""Two records that are one person: linked and undone by a human. Nothing is moved, and who saw what is known."""

from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from alongside.ground.people import linked, selectors, services
from alongside.ground.people.models import PersonLink
from alongside.ground.people.reach import must_reach
from alongside.ground.spine.models import Look

from .clinic import sees, timeline, viewer

MAY = {"physician", "nurse_practitioner", "nurse"}


@pytest.fixture
def nurse(clinic):
    return clinic.staff("nurse", "Lee")


@pytest.fixture
def again(clinic):
    """Another record of Maria, or so it seems."""
    return clinic.person("Maria", patient=True, timezone="America/Chicago")


def link(by, main, other, reason="same birth date and address"):
    return services.link_persons(by=viewer(by), main=main.id, other=other.id, reason=reason)


def undo(by, made):
    return services.undo_link(by=viewer(by), link=made.id)


def ids(*people):
    return tuple(person.id for person in people)


def test_linked_records_are_one_page_and_undone_they_are_two_as_before(clinic, clock, nurse, again):
    on_main, on_other = clinic.on_team("physician"), clinic.on_team("pharmacist", again)
    rosa, _grant = clinic.helper(patient=again)
    before = [sees(who, p) for who in (clinic.maria, again, on_main, on_other, rosa) for p in (clinic.maria, again)]
    made = link(nurse, clinic.maria, again)
    for who in (clinic.maria, again, on_main, on_other):
        for page in (clinic.maria, again):
            assert sees(who, page).persons == ids(clinic.maria, again)
            assert sees(who, page).person == clinic.maria.id
    undo(nurse, made)
    after = [sees(who, p) for who in (clinic.maria, again, on_main, on_other, rosa) for p in (clinic.maria, again)]
    assert after == before


def test_both_timelines_say_so(clinic, clock, nurse, again):
    made = link(nurse, clinic.maria, again)
    undo(nurse, made)
    undo(nurse, made)  # twice changes nothing
    for person in (clinic.maria, again):
        assert timeline(person)[-2:] == ["people.linked", "people.unlinked"]
        assert timeline(person).count("people.unlinked") == 1


def test_records_may_be_linked_anew_after_undoing(clinic, clock, nurse, again):
    undo(nurse, link(nurse, clinic.maria, again))
    link(nurse, again, clinic.maria)
    assert selectors.linked_ids(clinic.maria.id) == ids(again, clinic.maria)


def test_links_follow_the_main_record_and_never_form_a_ring(clinic, clock, nurse, again):
    third = clinic.person("Mary", patient=True)
    link(nurse, clinic.maria, again)
    link(nurse, again, third)  # `again` is Maria: so the third one is, too
    assert selectors.linked_ids(third.id) == ids(clinic.maria, again, third)
    for main, other in [(third, clinic.maria), (clinic.maria, third), (clinic.maria, clinic.maria)]:
        with pytest.raises(ValidationError):
            link(nurse, main, other)
    assert PersonLink.objects.count() == 2


def test_a_ring_that_some_other_hand_made_ends(clinic, clock, nurse, again):
    made = link(nurse, clinic.maria, again)
    PersonLink.objects.create(
        main=again, other=clinic.maria, linked_at=made.linked_at, linked_by=nurse, reason="by hand"
    )  # fmt: skip
    assert set(selectors.linked_ids(clinic.maria.id)) == set(ids(clinic.maria, again))


@pytest.mark.django_db(transaction=True)
def test_two_who_link_at_the_same_time_make_no_ring(clinic, clock, nurse, again, on_disk):
    """Each is told to join the other's page to theirs, under names that are not the main ones."""
    third, fourth = clinic.person("Mary", patient=True), clinic.person("M.", patient=True)
    link(nurse, clinic.maria, again)
    link(nurse, third, fourth)
    start, told = Barrier(2, timeout=20), []

    def linking(main, other):
        try:
            start.wait()
            told.append(link(nurse, main, other))
        except ValidationError:
            told.append(None)
        finally:
            connection.close()

    threads = [Thread(target=linking, args=pair) for pair in ((again, fourth), (third, clinic.maria))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(told) == 2
    assert told.count(None) == 1
    assert len(selectors.linked_ids(again.id)) == 4


def test_a_link_joins_the_main_records_of_both_whichever_were_named(clinic, clock, nurse, again):
    """So undoing one link takes apart exactly what it joined."""
    third, fourth = clinic.person("Mary", patient=True), clinic.person("M.", patient=True)
    link(nurse, clinic.maria, again)
    link(nurse, third, fourth)
    made = link(nurse, again, fourth)
    assert (made.main_id, made.other_id) == (clinic.maria.id, third.id)
    undo(nurse, made)
    assert selectors.linked_ids(again.id) == ids(clinic.maria, again)
    assert selectors.linked_ids(fourth.id) == ids(third, fourth)


def test_the_database_refuses_a_second_link_away(clinic, clock, nurse, again):
    made = link(nurse, clinic.maria, again)
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonLink.objects.create(
            main=nurse, other=again, linked_at=made.linked_at, linked_by=nurse, reason="by hand"
        )  # fmt: skip


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_reason_is_needed(clinic, clock, nurse, again, reason):
    with pytest.raises(ValidationError):
        link(nurse, clinic.maria, again, reason)
    assert not PersonLink.objects.exists()


@pytest.mark.parametrize(
    "role",
    "physician nurse_practitioner nurse assistant pharmacist social_worker interpreter front_desk biller manager "
    "administrator patient".split(),
)
def test_who_may_link_undo_and_list(clinic, clock, nurse, again, role):
    by = clinic.maria if role == "patient" else clinic.staff(role, "Actor")
    made = link(nurse, clinic.maria, again)
    joe, mary = clinic.person("Joe", patient=True), clinic.person("Joseph", patient=True)
    for act in (
        lambda: link(by, joe, mary),
        lambda: linked.links(viewer(by)),
        lambda: linked.seen_while_linked(viewer(by), made),
        lambda: undo(by, made),
    ):
        if role in MAY:
            act()
        else:
            with pytest.raises(PermissionDenied):
                act()


# Who saw what meanwhile ---------------------------------------------------------------------------------------------


@pytest.fixture
def saw(clinic, nurse):
    """Who saw what while the link stood, as a human reads it."""

    def names(made) -> set[tuple[str, str]]:
        made.refresh_from_db()
        return {(row.viewer.given, row.purpose) for row in linked.seen_while_linked(viewer(nurse), made)}

    return names


def test_exactly_who_looked_in_between_is_listed(clinic, clock, nurse, again, saw):
    early, late = clinic.on_team("physician"), clinic.on_team("pharmacist", again)
    rosa, _grant = clinic.helper(patient=again)
    must_reach(viewer(early), clinic.maria.id)
    clock.move(hours=2)
    made = link(nurse, clinic.maria, again)
    clock.move(hours=2)
    must_reach(viewer(rosa), clinic.maria.id)
    must_reach(viewer(again), again.id)
    clock.move(hours=2)
    undo(nurse, made)
    clock.move(hours=2)
    must_reach(viewer(late), again.id)
    assert saw(made) == {("Rosa", "helping"), ("Maria", "self")}


def test_either_can_read_afterwards_who_saw_theirs(clinic, clock, nurse, again):
    doctor, made = clinic.on_team("physician"), link(nurse, clinic.maria, again)
    must_reach(viewer(doctor), clinic.maria.id)
    undo(nurse, made)
    for person in (clinic.maria, again):
        assert [look.viewer for look in selectors.who_looked(viewer(person), sees(person, person))] == [doctor]


def test_somebody_with_two_records_is_found_by_what_either_says_and_listed_once(clinic, clock, nurse):
    """One system writes her maiden name. She is on the team's list by either record, too."""
    other = clinic.person("Mariquita", patient=True, born="1968-07-24")
    services.join_team(by=None, patient=clinic.maria.id, member=nurse.id, role="nurse")
    services.join_team(by=None, patient=other.id, member=nurse.id, role="nurse")
    link(nurse, clinic.maria, other)
    for words in ("Maria", "mariquita", "1968-07", "tester"):
        assert selectors.find_patients(viewer(nurse), words).people == [clinic.maria]
    assert selectors.my_patients(viewer(nurse)).people == [clinic.maria]


def test_one_look_at_two_records_is_listed_once(clinic, clock, nurse, again):
    doctor, made = clinic.on_team("physician"), link(nurse, clinic.maria, again)
    must_reach(viewer(doctor), again.id)
    assert [look.viewer for look in linked.seen_while_linked(viewer(nurse), made)] == [doctor]


def test_lists_count_too(clinic, clock, nurse, again, saw):
    desk, made = clinic.staff("front_desk"), link(nurse, clinic.maria, again)
    clock.move(minutes=5)
    selectors.find_patients(viewer(desk), "Maria")
    undo(nurse, made)
    assert saw(made) == {("front_desk", "list")}


def test_who_looked_in_the_same_hour_before_and_after_linking_is_not_missed(clinic, clock, nurse, again, saw):
    """The log keeps one row an hour: the first look may have been before the link, another one after it."""
    doctor = clinic.on_team("physician")
    must_reach(viewer(doctor), clinic.maria.id)
    clock.move(minutes=10)
    made = link(nurse, clinic.maria, again)
    clock.move(minutes=10)
    must_reach(viewer(doctor), clinic.maria.id)  # now with the other record's content
    clock.move(hours=3)
    undo(nurse, made)
    assert saw(made) == {("physician", "care")}


def test_a_look_at_the_whole_person_counts_for_a_link_further_down(clinic, clock, nurse, again, saw):
    """A third record is linked to the second, that to the first: pages are logged at the first."""
    third = clinic.person("Mary", patient=True)
    lower = link(nurse, again, third)
    upper = link(nurse, clinic.maria, again)
    doctor = clinic.on_team("physician")
    clock.move(hours=2)
    must_reach(viewer(doctor), third.id)
    clock.move(hours=2)
    undo(nurse, lower)
    assert saw(lower) == {("physician", "care")}
    undo(nurse, upper)
    assert saw(lower) == {("physician", "care")}
    clock.move(hours=2)
    other = clinic.on_team("nurse")
    must_reach(viewer(other), clinic.maria.id)
    assert saw(lower) == {("physician", "care")}


def test_a_main_record_counts_only_for_the_time_it_was_main(clinic, clock, nurse, again, saw):
    third = clinic.person("Mary", patient=True)
    before, between, after = (clinic.on_team(role) for role in ("assistant", "physician", "nurse"))
    lower = link(nurse, again, third)
    clock.move(hours=2)
    must_reach(viewer(before), clinic.maria.id)
    clock.move(hours=2)
    upper = link(nurse, clinic.maria, again)
    clock.move(hours=2)
    must_reach(viewer(between), clinic.maria.id)
    clock.move(hours=2)
    undo(nurse, upper)
    clock.move(hours=2)
    must_reach(viewer(after), clinic.maria.id)
    undo(nurse, lower)
    assert saw(lower) == {("physician", "care")}


def test_every_link_stays_within_reach_and_only_who_is_shown_is_logged(clinic, clock, nurse, monkeypatch):
    """What was joined in error years ago can still be undone."""
    monkeypatch.setattr(linked, "LINKS", 2)
    pairs = [(clinic.person(f"A{n}", patient=True), clinic.person(f"B{n}", patient=True)) for n in range(3)]
    first, *_later = [link(nurse, *pair) for pair in pairs]
    page = linked.links(viewer(nurse), "2")
    assert list(page) == [first]
    assert (page.has_previous(), page.has_next()) == (True, False)
    assert set(Look.objects.values_list("about", flat=True)) == set(ids(*pairs[0]))


def test_a_link_undone_before_does_not_count(clinic, clock, nurse, again, saw):
    third, doctor = clinic.person("Mary", patient=True), clinic.on_team("physician")
    undo(nurse, link(nurse, clinic.maria, again))
    clock.move(hours=2)
    lower = link(nurse, again, third)
    clock.move(hours=2)
    must_reach(viewer(doctor), clinic.maria.id)
    undo(nurse, lower)
    assert saw(lower) == set()


def test_while_it_stands_the_list_grows(clinic, clock, nurse, again, saw):
    made, doctor = link(nurse, clinic.maria, again), clinic.on_team("physician")
    assert saw(made) == set()
    clock.move(hours=2)
    must_reach(viewer(doctor), again.id)
    assert saw(made) == {("physician", "care")}


def test_a_record_joined_later_is_shared_only_when_the_patient_decides_anew(clinic, clock, nurse, again):
    rosa, grant = clinic.helper()
    other, _grant = clinic.helper(patient=again)
    clock.move(minutes=1)
    link(nurse, clinic.maria, again)
    for page in (clinic.maria, again):
        assert sees(rosa, page).persons == ids(clinic.maria)
        assert sees(other, page).persons == ids(again)
        assert sees(other, page).person == again.id
    clock.move(minutes=1)
    services.change_grant(
        by=viewer(clinic.maria), grant=grant.id, contents=grant.contents, sensitive=[], expires_on=None
    )
    assert sees(rosa, clinic.maria).persons == ids(clinic.maria, again)
    assert sees(other, clinic.maria).persons == ids(again)


def test_whom_somebody_invited_meanwhile_helps_them_and_not_whom_they_were_taken_for(clinic, clock, nurse, again):
    made = link(nurse, clinic.maria, again)
    clock.move(minutes=1)
    rosa, _grant = clinic.helper(patient=again)
    assert sees(rosa, clinic.maria).persons == ids(clinic.maria, again)
    undo(nurse, made)
    assert sees(rosa, clinic.maria) is None
    assert sees(rosa, again).persons == ids(again)


def test_linking_anew_needs_a_new_decision_too(clinic, clock, nurse, again):
    made = link(nurse, clinic.maria, again)
    clock.move(minutes=1)
    rosa, _grant = clinic.helper()
    assert sees(rosa, clinic.maria).persons == ids(clinic.maria, again)
    undo(nurse, made)
    clock.move(minutes=1)
    link(nurse, clinic.maria, again)
    assert sees(rosa, clinic.maria).persons == ids(clinic.maria)


def test_what_the_law_gives_it_gives_of_the_whole_person(clinic, clock, nurse, again):
    guardian, _grant = clinic.by_law("legal")
    link(nurse, clinic.maria, again)
    assert sees(guardian, clinic.maria).persons == ids(clinic.maria, again)


def test_nobody_links_their_own_record_to_another(clinic, clock, nurse, again):
    """It would open the other page as one's own: everything, and past the care team."""
    mine = clinic.person("Lee", patient=True)
    link(clinic.staff("nurse", "Kit"), nurse, mine)
    for main, other in [(nurse, again), (again, nurse), (mine, again), (again, mine)]:
        with pytest.raises(PermissionDenied):
            link(nurse, main, other)
    assert sees(nurse, again) is None
