"""A parent's reach by the child's age, with the earliest birthday that a partial birth date allows."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from alongside.ground.people import services
from alongside.ground.people.selectors import ages

from .clinic import sees, viewer

BY_LAW = {"mental_health", "reproductive", "sexual", "substance_use"}

# birth date as received, the first day on which it may be the twelfth birthday, and the eighteenth
BIRTHS = [
    ("2014-05-20", date(2026, 5, 20), date(2032, 5, 20)),
    ("2014-05", date(2026, 5, 1), date(2032, 5, 1)),
    ("2014", date(2026, 1, 1), date(2032, 1, 1)),
    ("2012-02-29", date(2024, 2, 29), date(2030, 3, 1)),  # 2024 has the day; in 2030 the birthday is the first of March
    ("2012-02", date(2024, 2, 1), date(2030, 2, 1)),
    ("2013-12-31", date(2025, 12, 31), date(2031, 12, 31)),
]


def at(day: date, zone_hours: int = 6) -> datetime:
    """The first moment of a day in Chicago in winter (or at another distance from UTC)."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=zone_hours)


@pytest.fixture
def family(clinic, clock):
    """A child born so, and a parent, on a day when the child is small."""

    def make(born: str, zone: str = "Etc/GMT+6", **grant):
        clock.set(2018, 6, 1, 12)
        child = clinic.person("Kim", patient=True, born=born, timezone=zone)
        return child, *clinic.by_law("parent", patient=child, **grant)

    return make


@pytest.mark.parametrize(("born", "twelve", "eighteen"), BIRTHS, ids=[b[0] for b in BIRTHS])
def test_sensitive_content_is_the_childs_own_from_twelve_and_the_page_from_eighteen(
    family, clock, born, twelve, eighteen
):
    child, parent, _grant = family(born)
    clock.now = at(twelve) - timedelta(seconds=1)
    assert sees(parent, child).sensitive == BY_LAW
    clock.now = at(twelve)
    assert sees(parent, child).sensitive == frozenset()
    clock.now = at(eighteen) - timedelta(seconds=1)
    assert sees(parent, child).basis == "parent"
    clock.now = at(eighteen)
    assert sees(parent, child) is None
    assert viewer(parent).helps == frozenset()


@pytest.mark.parametrize(("zone", "hours"), [("Pacific/Auckland", -12), ("Pacific/Honolulu", 10)])
def test_birthdays_begin_where_the_child_lives(family, clock, zone, hours):
    child, parent, _grant = family("2014-06-20", zone)
    for years, before, after in [(12, BY_LAW, frozenset()), (18, frozenset(), None)]:
        clock.now = at(date(2014 + years, 6, 20), hours) - timedelta(seconds=1)
        assert sees(parent, child).sensitive == before
        clock.move(seconds=1)
        found = sees(parent, child)
        assert (found and found.sensitive) == after


def test_a_teenagers_confidential_care_stays_out_unless_named(family, clock):
    child, parent, grant = family("2011-03-04", sensitive=["mental_health"])
    clock.set(2026, 3, 4, 18)
    found = sees(parent, child)
    assert found.sensitive == {"mental_health"}
    assert found.allows("visits")
    assert not found.allows("visits", frozenset({"adolescent_confidential"}))
    assert grant.sensitive == ["mental_health"]


def test_violence_is_never_the_parents_unless_named(family, clock):
    child, parent, _grant = family("2020-03-04")
    assert not sees(parent, child).allows("visits", frozenset({"violence"}))
    other, named, _grant = family("2020-03-04", sensitive=["violence"])
    assert sees(named, other).allows("visits", frozenset({"violence"}))


def test_who_may_be_of_age_already_needs_to_grant_it_themselves(family, clock):
    child, parent, _grant = family("")
    assert sees(parent, child) is None


def test_a_decision_maker_and_a_helper_do_not_age_out(clinic, clock):
    child = clinic.person("Kim", patient=True, born="2008-03-05")
    guardian, _legal = clinic.by_law("legal", patient=child)
    rosa, _grant = clinic.helper(patient=child)
    clock.set(2027, 1, 1)
    assert sees(guardian, child)
    assert sees(rosa, child)


def test_a_birth_date_that_is_corrected_counts_at_once(family, clock):
    child, parent, _grant = family("2014-05-20")
    services.update_person(by=None, person=child.id, birth_text="1999", birth_lower=date(1999, 1, 1))
    assert sees(parent, child) is None


def test_ages_are_a_range(clinic, clock):
    day = date(2026, 3, 4)
    assert ages(clinic.person("A", born="2014"), day) == (11, 12)
    assert ages(clinic.person("B", born="2014-03-04"), day) == (12, 12)
    assert ages(clinic.person("C"), day) is None


# A minor's e-mail or phone must not be a guardian's -----------------------------------------------------------------

MINE = [
    ("email", "Pat@Example.org", "pat@example.org"),
    ("phone", "312-555-0142", "(312) 555 0142"),
    ("phone", "312-555-0142", "+1 312.555.0142"),
]


@pytest.mark.parametrize(("kind", "guardians", "childs"), MINE)
def test_a_minors_contact_equal_to_a_guardians_is_stopped(family, kind, guardians, childs):
    child, parent, _grant = family("2010-03-04")
    services.set_contact(by=None, person=parent.id, kind=kind, value=guardians)
    with pytest.raises(ValidationError):
        services.set_contact(by=viewer(child), person=child.id, kind=kind, value=childs)
    assert not child.contacts.exists()


def test_it_is_stopped_on_every_record_that_is_the_child(clinic, family):
    child, parent, _grant = family("2010-03-04")
    again = clinic.person("Kim", patient=True)
    services.link_persons(by=viewer(clinic.staff("nurse")), main=child.id, other=again.id, reason="same child")
    services.set_contact(by=None, person=parent.id, kind="email", value="pat@example.org")
    with pytest.raises(ValidationError):
        services.set_contact(by=None, person=again.id, kind="email", value="pat@example.org")


def test_it_is_stopped_on_every_record_that_is_the_guardian(clinic, family):
    child, parent, _grant = family("2010-03-04")
    again = clinic.person("Pat")
    services.link_persons(by=viewer(clinic.staff("nurse")), main=again.id, other=parent.id, reason="same parent")
    services.set_contact(by=None, person=again.id, kind="email", value="pat@example.org")
    with pytest.raises(ValidationError):
        services.set_contact(by=viewer(child), person=child.id, kind="email", value="pat@example.org")


def test_a_family_shares_its_letter_box(family):
    child, parent, _grant = family("2010-03-04")
    for who in (parent, child):
        services.set_contact(by=None, person=who.id, kind="post", value="12 Elm Street")
    assert child.contacts.count() == 1


def test_a_grown_child_may_share(family, clock):
    child, parent, _grant = family("2010-03-04")
    services.set_contact(by=None, person=parent.id, kind="email", value="pat@example.org")
    clock.set(2028, 3, 4, 6)
    services.set_contact(by=viewer(child), person=child.id, kind="email", value="pat@example.org")
    assert child.contacts.count() == 1


def test_what_a_guardian_no_longer_uses_is_free(family):
    child, parent, grant = family("2010-03-04")
    for value in ("pat@example.org", "pat@work.example"):
        services.set_contact(by=None, person=parent.id, kind="email", value=value)
    services.set_contact(by=viewer(child), person=child.id, kind="email", value="pat@example.org")
    with pytest.raises(ValidationError):
        services.set_contact(by=viewer(child), person=child.id, kind="email", value="pat@work.example")


def test_a_paused_guardian_is_still_a_guardian(clinic, family):
    child, parent, grant = family("2010-03-04")
    services.set_contact(by=None, person=parent.id, kind="email", value="pat@example.org")
    services.pause_helper(by=viewer(clinic.staff("nurse")), grant=grant.id, reason="a worry")
    with pytest.raises(ValidationError):
        services.set_contact(by=viewer(child), person=child.id, kind="email", value="pat@example.org")


@pytest.mark.parametrize("basis", ["parent", "legal"])
@pytest.mark.parametrize(
    ("today", "by_law"), [((2026, 3, 3), BY_LAW), ((2026, 3, 4), set()), ((2032, 3, 3), set())]
)  # the day before the twelfth birthday, that day, and the day before the eighteenth
def test_a_guardian_by_court_sees_no_more_of_a_teenager_than_a_parent(clinic, clock, basis, today, by_law):
    clock.set(2025, 1, 1)
    child = clinic.person("Kim", patient=True, born="2014-03-04", timezone="America/Chicago")
    guardian, _grant = clinic.by_law(basis, patient=child)
    clock.set(*today, 18)
    assert sees(guardian, child).sensitive == by_law


@pytest.mark.parametrize("guarded_record_has_the_date", [True, False])
@pytest.mark.parametrize(
    ("born", "by_law"),
    [("2020-03-04", BY_LAW), ("2011-03-04", set()), ("1950-03-04", BY_LAW | {"adolescent_confidential"})],
)
def test_whichever_record_makes_somebody_a_minor_counts(clinic, clock, guarded_record_has_the_date, born, by_law):
    clock.set(2026, 1, 1)
    dated, undated = clinic.person("Kim", patient=True, born=born), clinic.person("Kim", patient=True)
    guardian, _grant = clinic.by_law("legal", patient=dated if guarded_record_has_the_date else undated)
    services.link_persons(by=viewer(clinic.staff("nurse")), main=undated.id, other=dated.id, reason="same person")
    assert sees(guardian, undated).sensitive == by_law


@pytest.mark.parametrize("basis", ["parent", "legal"])
def test_what_is_marked_confidential_is_the_childs_own_at_any_age(clinic, clock, basis):
    clock.set(2020, 1, 1)
    child = clinic.person("Kim", patient=True, born="2014-03-04")
    guardian, _grant = clinic.by_law(basis, patient=child)
    assert not sees(guardian, child).allows("visits", frozenset({"adolescent_confidential"}))
    assert sees(guardian, child).allows("visits", frozenset({"mental_health"}))


@pytest.mark.parametrize(("born", "may_share"), [("2014-03-04", False), ("1950-03-04", True), ("", True)])
def test_a_decision_maker_for_a_minor_is_a_guardian_too(clinic, clock, born, may_share):
    clock.set(2026, 1, 1)
    patient = clinic.person("Kim", patient=True, born=born)
    guardian, _grant = clinic.by_law("legal", patient=patient)
    services.set_contact(by=viewer(guardian), person=guardian.id, kind="phone", value="312-555-0100")
    if may_share:
        services.set_contact(by=viewer(patient), person=patient.id, kind="phone", value="312-555-0100")
    else:
        with pytest.raises(ValidationError):
            services.set_contact(by=viewer(patient), person=patient.id, kind="phone", value="312-555-0100")
