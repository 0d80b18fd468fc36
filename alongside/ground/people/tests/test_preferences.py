"""How a person wants new results, and things in general: their own request alone counts."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from alongside.ground.people import services
from alongside.ground.people.models import Person, ResultPreference
from alongside.ground.people.selectors import result_preference, result_waits

from .clinic import timeline, viewer

AT_ONCE, AFTER_TALK, WITH_SOMEONE = "at_once", "after_talk", "with_someone"


def choose(person, choice, by=None, **more):
    return services.choose_result_preference(by=viewer(by or person), person=person.id, choice=choice, **more)


def waits(*people) -> dict:
    return {found: preference.choice for found, preference in result_waits([p.id for p in people]).items()}


def test_who_said_nothing_waits_for_nothing(clinic, clock):
    assert result_preference((clinic.maria.id,)) is None
    assert waits(clinic.maria) == {}


@pytest.mark.parametrize("choice", [AFTER_TALK, WITH_SOMEONE])
def test_a_wish_to_wait_has_an_end_and_the_patients_own_words(clinic, clock, choice):
    choose(clinic.maria, choice, words="  Call me first, please.", wait_days=5)
    found = result_preference((clinic.maria.id,))
    assert (found.choice, found.wait_days, found.words) == (choice, 5, "  Call me first, please.")
    assert waits(clinic.maria) == {clinic.maria.id: choice}
    assert timeline(clinic.maria)[-1] == "people.result_preference"


def test_the_latest_wish_counts_and_the_earlier_is_kept(clinic, clock):
    choose(clinic.maria, AFTER_TALK)
    clock.move(days=1)
    choose(clinic.maria, AT_ONCE)
    assert waits(clinic.maria) == {}
    assert [(p.choice, p.ended_at is None) for p in ResultPreference.objects.order_by("chosen_at")] == [
        (AFTER_TALK, False), (AT_ONCE, True),
    ]  # fmt: skip


@pytest.mark.parametrize("who", ["physician", "decision-maker", "helper", "other"])
def test_nobody_else_can_hold_a_result_back(clinic, clock, who):
    by = {
        "physician": lambda: clinic.on_team("physician"),
        "decision-maker": lambda: clinic.by_law("legal")[0],
        "helper": lambda: clinic.helper()[0],
        "other": lambda: clinic.person("Sam", patient=True),
    }[who]()
    with pytest.raises(PermissionDenied):
        choose(clinic.maria, AFTER_TALK, by=by)
    with pytest.raises(PermissionDenied):
        services.change_settings(by=viewer(by), person=clinic.maria.id, called="Mary")
    assert not ResultPreference.objects.exists()


@pytest.mark.parametrize("wrong", [{"choice": "never"}, {"wait_days": 0}, {"wait_days": 31}, {"wait_days": -1}])
def test_a_wish_without_an_end_is_none(clinic, clock, wrong):
    choose(clinic.maria, AFTER_TALK, wait_days=3)
    with pytest.raises(ValidationError):
        choose(clinic.maria, **{"choice": AFTER_TALK, "wait_days": 7, **wrong})
    assert result_preference((clinic.maria.id,)).wait_days == 3


def test_the_database_refuses_an_endless_wait(clinic, clock):
    with pytest.raises(IntegrityError), transaction.atomic():
        ResultPreference.objects.create(person=clinic.maria, choice=AFTER_TALK, wait_days=365, chosen_at=clock.now)


LINKED = [  # said on the main record, then on the other one; what counts for both
    ((AFTER_TALK, None), AFTER_TALK),
    ((None, AFTER_TALK), AFTER_TALK),
    ((AFTER_TALK, AT_ONCE), None),
    ((AT_ONCE, AFTER_TALK), AFTER_TALK),
    ((AFTER_TALK, WITH_SOMEONE), WITH_SOMEONE),
    ((None, None), None),
]


@pytest.mark.parametrize("linked_first", [True, False])
@pytest.mark.parametrize(("said", "counts"), LINKED)
def test_of_linked_records_the_latest_wish_counts_for_each(clinic, clock, said, counts, linked_first):
    again, nurse = clinic.person("Maria", patient=True), clinic.staff("nurse")

    def link():
        services.link_persons(by=viewer(nurse), main=clinic.maria.id, other=again.id, reason="same person")

    if linked_first:
        link()
    for person, choice in zip((clinic.maria, again), said, strict=True):
        clock.move(days=1)
        if choice:
            choose(person, choice)
    if not linked_first:
        link()
    wanted = {clinic.maria.id: counts, again.id: counts} if counts else {}
    assert waits(clinic.maria, again) == wanted
    assert waits(again) == {k: v for k, v in wanted.items() if k == again.id}
    found = result_preference((clinic.maria.id, again.id))
    assert (found.choice if found and found.choice != AT_ONCE else None) == counts


def test_one_persons_wish_is_not_anothers(clinic, clock):
    sam = clinic.person("Sam", patient=True)
    choose(clinic.maria, AFTER_TALK)
    assert waits(sam) == {}
    assert waits(sam, clinic.maria) == {clinic.maria.id: AFTER_TALK}


# Settings -----------------------------------------------------------------------------------------------------------


def test_settings_say_on_the_timeline_what_changed_and_nothing_when_nothing_did(clinic, clock):
    given = {"called": "Mari", "language": "es", "timezone": "America/Denver"}
    mine = viewer(clinic.maria)
    before = len(timeline(clinic.maria))
    services.change_settings(by=mine, person=clinic.maria.id, **given)
    services.change_settings(by=mine, person=clinic.maria.id, **given)
    assert timeline(clinic.maria)[before:] == ["people.settings"]
    assert Person.objects.filter(id=clinic.maria.id, **given).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"timezone": "Mars/Olympus"}, {"timezone": "America"}, {"timezone": "../UTC"}, {"timezone": "UTC\0"},
        {"timezone": "a" * 5000}, {"language": "xx"}, {"language": ""}, {"given": "Eve"}, {"deceased": "yes"},
        {"called": "M" * 121},
    ],
)  # fmt: skip
def test_what_is_no_setting_changes_nothing(clinic, clock, wrong):
    before = timeline(clinic.maria)
    with pytest.raises(ValidationError):
        services.change_settings(by=viewer(clinic.maria), person=clinic.maria.id, **wrong)
    assert timeline(clinic.maria) == before
    assert Person.objects.get(id=clinic.maria.id) == clinic.maria
    assert Person.objects.get(id=clinic.maria.id).timezone == "America/Chicago"
