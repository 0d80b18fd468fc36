"""Who reaches Maria's page, and what of it. The table was written from the design, by hand; not from the code."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from alongside.ground.people import selectors, services
from alongside.ground.people.reach import must_reach
from alongside.ground.spine.models import Look

from .clinic import sees, viewer

EVERYTHING = "allergies costs documents family medicines plans problems results vaccines visits"
NO_BILLS = "allergies documents family medicines plans problems results vaccines visits"
PHARMACY = "allergies medicines plans problems results vaccines visits"
SOCIAL = "costs documents family plans problems visits"
INTERPRETED = "plans visits"
ALL_PRIVATE = "adolescent_confidential mental_health reproductive sexual substance_use violence"
BUT_VIOLENCE = "adolescent_confidential mental_health reproductive sexual substance_use"
NOTHING = ""

# who: (by which relationship, contents, sensitive, access log, contact settings, codes)
TABLE = {
    "herself": ("self", EVERYTHING, ALL_PRIVATE, True, True, False),
    # the care team
    "team physician": ("team", EVERYTHING, ALL_PRIVATE, True, True, True),
    "team nurse_practitioner": ("team", EVERYTHING, ALL_PRIVATE, True, True, True),
    "team nurse": ("team", EVERYTHING, ALL_PRIVATE, True, True, True),
    "team assistant": ("team", NO_BILLS, ALL_PRIVATE, True, True, True),
    "team pharmacist": ("team", PHARMACY, ALL_PRIVATE, True, False, True),
    "team social_worker": ("team", SOCIAL, ALL_PRIVATE, True, False, True),
    "team interpreter": ("team", INTERPRETED, ALL_PRIVATE, True, False, True),
    "left team nurse": None,
    "ended role nurse": None,
    # the same roles, not on the team
    "physician": None,
    "nurse_practitioner": None,
    "nurse": None,
    "assistant": None,
    "pharmacist": None,
    "social_worker": None,
    "interpreter": None,
    # a page opened for a stated reason
    "glass physician": ("break_glass", EVERYTHING, ALL_PRIVATE, True, True, True),
    "glass nurse": ("break_glass", EVERYTHING, ALL_PRIVATE, True, True, True),
    "glass assistant": ("break_glass", NO_BILLS, ALL_PRIVATE, True, True, True),
    "glass pharmacist": ("break_glass", PHARMACY, ALL_PRIVATE, True, False, True),
    "glass social_worker": ("break_glass", SOCIAL, ALL_PRIVATE, True, False, True),
    "glass nurse, next day": None,
    # roles that serve everybody, and roles that open no page
    "front_desk": ("service", "visits", NOTHING, False, True, False),
    "biller": ("service", "costs", NOTHING, False, False, False),
    "manager": None,
    "administrator": None,
    # helpers
    "helper": ("helper", "medicines visits", NOTHING, False, False, False),
    "helper naming mental_health": ("helper", "medicines visits", "mental_health", False, False, False),
    "invited": None,
    "accepted": None,
    "expired": None,
    "revoked": None,
    "paused": None,
    "resumed": ("helper", "medicines visits", NOTHING, False, False, False),
    "decision-maker": ("helper", EVERYTHING, BUT_VIOLENCE, False, False, False),
    "decision-maker naming violence": ("helper", EVERYTHING, ALL_PRIVATE, False, False, False),
    "parent of an adult": None,
    # nobody's business
    "other patient": None,
    "somebody": None,
}
TWO = ["visits", "medicines"]


def _staff(clinic, clock, who):
    if who.startswith("team "):
        return clinic.on_team(who.removeprefix("team "))
    if who == "left team nurse":
        nurse = clinic.on_team("nurse")
        clinic.leaves_team(nurse, by=nurse)
        return nurse
    if who == "ended role nurse":
        nurse, manager = clinic.on_team("nurse"), clinic.staff("manager")
        services.end_role(by=viewer(manager), person=nurse.id, role="nurse")
        return nurse
    if who.startswith("glass "):
        opener = clinic.staff(who.removeprefix("glass ").removesuffix(", next day"))
        services.break_glass(by=viewer(opener), patient=clinic.maria.id, reason="She is in the emergency room.")
        clock.move(days=1 if who.endswith("next day") else 0)
        return opener
    return clinic.staff(who)


def _helper(clinic, clock, who):
    if who in ("invited", "accepted"):
        rosa, (_grant, code) = clinic.person("Rosa"), clinic.invited(contents=TWO)
        if who == "accepted":
            services.accept_help(by=viewer(rosa), code=code)
        return rosa
    if who.startswith("decision-maker"):
        return clinic.by_law("legal", sensitive=["violence"] if who.endswith("violence") else [])[0]
    if who == "parent of an adult":
        return clinic.by_law("parent", patient=clinic.maria)[0]
    last_day = clock().date() if who == "expired" else None
    named = ["mental_health"] if who.endswith("mental_health") else []
    rosa, grant = clinic.helper(contents=TWO, sensitive=named, expires_on=last_day)
    if who == "expired":
        clock.move(days=2)
    if who == "revoked":
        services.revoke_helper(by=viewer(clinic.maria), grant=grant.id)
    if who in ("paused", "resumed"):
        nurse = viewer(clinic.staff("nurse"))
        services.pause_helper(by=nurse, grant=grant.id, reason="She asked me to.")
        if who == "resumed":
            services.resume_helper(by=nurse, grant=grant.id)
    return rosa


def person_of(clinic, clock, who):
    """Makes whoever the table calls so."""
    if who == "herself":
        return clinic.maria
    if who in ("other patient", "somebody"):
        return clinic.person("Sam", patient=who == "other patient")
    helping = ("helper", "invited", "accepted", "expired", "revoked", "paused", "resumed", "decision", "parent")
    return (_helper if who.startswith(helping) else _staff)(clinic, clock, who)


def _opens(selector, by, reach) -> bool:
    try:
        list(selector(by, reach))
    except PermissionDenied:
        return False
    return True


@pytest.mark.parametrize("who", TABLE)
def test_reach_is_as_the_table_says(clinic, clock, who):
    person = person_of(clinic, clock, who)
    found, by = sees(person, clinic.maria), viewer(person)
    if TABLE[who] is None:
        assert found is None
        return
    via, contents, sensitive, log, contacts, codes = TABLE[who]
    assert (found.via, found.contents, found.sensitive) == (via, set(contents.split()), set(sensitive.split()))
    assert _opens(selectors.who_looked, by, found) is log
    assert _opens(selectors.who_acted, by, found) is log
    assert _opens(selectors.contacts_of, by, found) is contacts
    assert found.sees_codes is codes
    assert found.is_patient_side is (via in ("self", "helper"))


@pytest.mark.parametrize("who", TABLE)
def test_every_look_is_written_and_nobody_else_gets_in(clinic, clock, who):
    person = person_of(clinic, clock, who)
    before = Look.objects.filter(about=clinic.maria).count()
    if TABLE[who] is None:
        with pytest.raises(PermissionDenied):
            must_reach(viewer(person), clinic.maria.id)
        assert Look.objects.filter(about=clinic.maria).count() == before
        return
    must_reach(viewer(person), clinic.maria.id)
    last = Look.objects.get(about=clinic.maria, viewer=person)
    wanted = {"self": "self", "helper": "helping", "team": "care", "break_glass": "emergency"}
    served = {"front_desk": "visits", "biller": "billing"}
    assert last.purpose == (served.get(who) or wanted[TABLE[who][0]])


def test_what_is_allowed_needs_the_content_and_every_sensitive_category(clinic, clock):
    rosa, _grant = clinic.helper(contents=TWO, sensitive=["sexual"])
    found = sees(rosa, clinic.maria)
    assert found.allows("visits")
    assert found.allows("visits", frozenset({"sexual"}))
    assert not found.allows("visits", frozenset({"sexual", "violence"}))
    assert not found.allows("results")
    assert not found.allows("results", frozenset({"sexual"}))


def test_the_broken_glass_closes_after_eight_hours_to_the_second(clinic, clock):
    nurse = clinic.staff("nurse")
    services.break_glass(by=viewer(nurse), patient=clinic.maria.id, reason="She is in the emergency room.")
    clock.move(hours=8, seconds=-1)
    assert sees(nurse, clinic.maria)
    clock.move(seconds=1)
    assert sees(nurse, clinic.maria) is None


def test_reach_to_one_page_is_no_reach_to_another(clinic, clock):
    sam = clinic.person("Sam", patient=True)
    rosa, _grant = clinic.helper()
    nurse, opener = clinic.on_team("nurse"), clinic.staff("physician")
    services.break_glass(by=viewer(opener), patient=clinic.maria.id, reason="She is in the emergency room.")
    assert [sees(who, sam) for who in (clinic.maria, rosa, nurse, opener)] == [None] * 4


def test_a_role_on_the_team_counts_only_while_it_is_held_and_only_that_role(clinic, clock):
    """A biller who interprets for Maria sees on her page what an interpreter sees."""
    both = clinic.on_team("interpreter")
    services.give_role(by=None, person=both.id, role="biller")
    assert sees(both, clinic.maria).contents == {"visits", "plans"}
    services.end_role(by=viewer(clinic.staff("manager")), person=both.id, role="interpreter")
    assert (sees(both, clinic.maria).via, sees(both, clinic.maria).contents) == ("service", {"costs"})


def test_nobody_is_reached_who_is_not_there(clinic, clock):
    for who in (clinic.maria, clinic.staff("biller"), clinic.on_team("nurse")):
        with pytest.raises(PermissionDenied):
            must_reach(viewer(who), uuid4())
