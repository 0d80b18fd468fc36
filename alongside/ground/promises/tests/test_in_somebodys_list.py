"""Whoever comes and goes: as long as anybody here knows the patients, each open promise stands in somebody's list."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from alongside.ground.people import roles
from alongside.ground.people.models import RoleHeld
from alongside.ground.people.selectors import clinicians_role, viewer_for
from alongside.ground.people.services import end_role, give_role, register_person
from alongside.ground.people.viewer import SignInFully
from alongside.ground.promises.models import Promise
from alongside.ground.promises.selectors import in_nobodys_list, owed_by_viewer
from alongside.ground.promises.services import open_promise
from alongside.ground.promises.trust import to_hand_on
from alongside.ground.spine.outbox import deliver_all

pytestmark = pytest.mark.django_db
STAFF = sorted(roles.STAFF)
KNOW_PATIENTS = roles.STAFF - {"manager", "administrator"}


def person(given_name: str, *held: str, patient: bool = False):
    found = register_person(by=None, origin="test", given=given_name, patient=patient).id
    for role in held:
        give_role(by=None, person=found, role=role)
    return found


def owed(about, **by) -> Promise:
    return open_promise(by=None, about=about, kind="talk_about_result", owed_to=about, **by)


def listed(who) -> set:
    return set(owed_by_viewer(viewer_for(who)))


# (somebody of three, gets or loses, a role), or (…, promises, as which role or as themselves)
STEPS = some.lists(
    some.tuples(
        some.integers(0, 2), some.sampled_from(["gets", "loses", "owes", "role owes"]), some.sampled_from(STAFF)
    ),
    max_size=14,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_however_people_come_and_go(steps):
    with transaction.atomic():
        administrator = viewer_for(person("Ada", "administrator"))
        maria, people = person("Maria", patient=True), [person(name) for name in ("Ann", "Ben", "Cat")]
        for who, does, role in steps:
            if does == "gets":
                give_role(by=None, person=people[who], role=role)
            elif does == "loses":
                _end(administrator, people[who], role)
            elif does == "role owes":
                owed(maria, owed_by_role=role)
            elif viewer_for(people[who]).roles & roles.ON_TEAMS:
                owed(maria, owed_by=people[who])
        deliver_all()
        open_ones = set(Promise.objects.filter(state="open"))
        seen = set().union(*(listed(one) for one in (*people, administrator.person_id)))
        held = set(RoleHeld.objects.filter(ended_at=None).values_list("role", flat=True))
        assert seen <= open_ones
        assert len(open_ones - seen) == in_nobodys_list()
        if held & KNOW_PATIENTS:
            assert seen == open_ones
        transaction.set_rollback(True)


def _end(by, who, role: str) -> None:
    try:
        end_role(by=by, person=who, role=role)
    except ValidationError:
        assert role == "administrator"  # the last one


def test_in_a_clinic_of_nurse_practitioners_it_is_theirs():
    maria, nora, lee = person("Maria", patient=True), person("Nora", "nurse_practitioner"), person("Lee", "nurse")
    assert clinicians_role() == "nurse_practitioner", "and the patient reads it so"
    promises = {owed(maria, owed_by_role=role) for role in ("physician", "nurse_practitioner")}
    assert listed(nora) == promises
    assert not listed(lee)


def test_where_there_is_a_physician_both_see_it():
    maria, nora, priya = (
        person("Maria", patient=True),
        person("Nora", "nurse_practitioner"),
        person("Priya", "physician"),
    )
    assert clinicians_role() == "physician"
    promise = owed(maria, owed_by_role="physician")
    assert listed(nora) == listed(priya) == {promise}


def test_what_stands_in_ones_list_one_may_hand_on():
    maria, nora, lee = person("Maria", patient=True), person("Nora", "nurse_practitioner"), person("Lee", "nurse")
    promise = owed(maria, owed_by_role="physician")
    assert to_hand_on(viewer_for(nora), promise.id) == promise
    assert to_hand_on(viewer_for(lee), promise.id) is None


def test_by_pin_one_hands_on_what_stands_in_ones_list_and_runs_no_practice():
    maria, mo, lee = person("Maria", patient=True), person("Mo", "manager"), person("Lee", "nurse")
    promise = owed(maria, owed_by_role="nurse")
    assert to_hand_on(viewer_for(mo), promise.id) == promise
    assert to_hand_on(replace(viewer_for(lee), by_pin=True), promise.id) == promise
    with pytest.raises(SignInFully):
        to_hand_on(replace(viewer_for(mo), by_pin=True), promise.id)


def test_a_role_that_somebody_has_is_nobody_elses():
    maria, lee, priya = person("Maria", patient=True), person("Lee", "nurse"), person("Priya", "physician")
    promise = owed(maria, owed_by_role="nurse")
    assert listed(lee) == {promise}
    assert not listed(priya)


def test_who_opens_no_patients_page_finds_no_patient_in_a_list():
    maria, mo = person("Maria", patient=True), person("Mo", "manager", "administrator")
    owed(maria, owed_by_role="physician")
    assert not listed(mo)
    assert in_nobodys_list() == 1


@pytest.mark.parametrize("role", STAFF)
@pytest.mark.parametrize("there", sorted(KNOW_PATIENTS))
def test_each_role_has_somebody_who_answers_for_it(role, there):
    assert roles.answering_for(role, {there}) >= {there}


def test_a_patient_or_helper_as_such_owes_nothing_to_be_listed(db):
    maria = person("Maria", patient=True)
    with pytest.raises(KeyError):
        owed(maria, owed_by_role="patient")
