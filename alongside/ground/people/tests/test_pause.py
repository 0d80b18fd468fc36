"""A pause by staff is silent: neither the helper nor whoever looks over the patient's shoulder can tell."""

import pytest
from django.core.exceptions import ValidationError

from alongside.ground.people import selectors, services
from alongside.ground.people.models import Grant

from .clinic import sees, timeline, viewer

PAUSE, RESUME = "people.helper_paused", "people.helper_resumed"


@pytest.fixture
def paused(clinic):
    rosa, grant = clinic.helper()
    services.pause_helper(by=viewer(clinic.on_team("nurse")), grant=grant.id, reason="She is afraid of him.")
    return rosa, grant


def acted(who, of) -> set[str]:
    return {event.kind for event in selectors.who_acted(viewer(who), sees(who, of))}


def test_the_helper_sees_what_somebody_without_a_grant_sees(clinic, clock, paused):
    rosa, _grant = paused
    assert sees(rosa, clinic.maria) is None
    assert viewer(rosa).helps == frozenset()
    assert selectors.helped_by(viewer(rosa)) == []


def test_it_is_on_the_timeline_for_staff_who_may_pause_and_for_nobody_else(clinic, clock, paused):
    rosa, grant = paused
    assert PAUSE in timeline(clinic.maria)
    may, may_not = clinic.on_team("physician"), [clinic.on_team("interpreter"), clinic.on_team("assistant")]
    assert PAUSE in acted(may, clinic.maria)
    assert all(PAUSE not in acted(who, clinic.maria) for who in [clinic.maria, *may_not])
    services.resume_helper(by=viewer(may), grant=grant.id)
    assert {PAUSE, RESUME} <= acted(may, clinic.maria)
    assert all(not {PAUSE, RESUME} & acted(who, clinic.maria) for who in [clinic.maria, *may_not])
    assert sees(rosa, clinic.maria)


def test_a_nurse_who_is_the_patient_sees_no_pause_on_her_own_page(clinic, clock, paused):
    services.give_role(by=None, person=clinic.maria.id, role="nurse")
    assert not {PAUSE, RESUME} & acted(clinic.maria, clinic.maria)


def test_what_the_helper_does_meanwhile_answers_as_always(clinic, clock, paused):
    rosa, grant = paused
    services.revoke_helper(by=viewer(rosa), grant=grant.id)
    assert Grant.objects.get(id=grant.id).revoked_by_id == rosa.id


def test_narrowing_or_confirming_does_not_end_a_pause(clinic, clock, paused):
    rosa, grant = paused
    maria = viewer(clinic.maria)
    services.confirm_helper(by=maria, grant=grant.id, how="again")
    services.change_grant(by=maria, grant=grant.id, contents=["visits"], sensitive=[], expires_on=None)
    assert sees(rosa, clinic.maria) is None


def test_a_pause_before_confirmation_holds(clinic, clock):
    rosa, (grant, code) = clinic.person("Rosa"), clinic.invited()
    services.accept_help(by=viewer(rosa), code=code)
    services.pause_helper(by=viewer(clinic.staff("nurse")), grant=grant.id, reason="a worry")
    services.confirm_helper(by=viewer(clinic.maria), grant=grant.id, how="passport")
    assert sees(rosa, clinic.maria) is None


def test_without_a_reason_there_is_no_pause(clinic, clock):
    rosa, grant = clinic.helper()
    with pytest.raises(ValidationError):
        services.pause_helper(by=viewer(clinic.staff("nurse")), grant=grant.id, reason=" ")
    assert sees(rosa, clinic.maria)


def test_what_is_not_paused_is_not_resumed(clinic, clock):
    _rosa, grant = clinic.helper()
    services.resume_helper(by=viewer(clinic.staff("nurse")), grant=grant.id)
    assert RESUME not in timeline(clinic.maria)


def test_a_new_invitation_does_not_get_past_a_pause(clinic, clock, paused):
    """He may have her phone in his hand, and her invite him again."""
    rosa, grant = paused
    services.revoke_helper(by=viewer(clinic.maria), grant=grant.id)
    clock.move(days=1)
    _rosa, anew = clinic.helper(helper=rosa)
    assert sees(rosa, clinic.maria) is None
    assert acted(clinic.maria, clinic.maria) & {PAUSE} == set()
    services.resume_helper(by=viewer(clinic.on_team("nurse")), grant=anew.id)
    assert sees(rosa, clinic.maria)
    clock.move(days=1)
    _rosa, third = clinic.helper(helper=rosa)
    assert third.paused_at is None


def test_a_pause_is_of_all_that_somebody_was_given(clinic, clock):
    """She was made to invite him twice; staff pause whichever invitation they see first."""
    rosa, first = clinic.helper()
    clock.move(minutes=1)
    _rosa, second = clinic.helper(helper=rosa, contents=["results"])
    nurse = viewer(clinic.staff("nurse"))
    for one, other in ((first, second), (second, first)):
        services.pause_helper(by=nurse, grant=one.id, reason="a worry")
        assert sees(rosa, clinic.maria) is None
        assert viewer(rosa).helps == frozenset()
        services.revoke_helper(by=viewer(clinic.maria), grant=one.id)
        assert sees(rosa, clinic.maria) is None
        services.resume_helper(by=nurse, grant=other.id)
        assert (sees(rosa, clinic.maria) is None) == (one == second)  # by then both have ended


def test_what_waited_for_a_yes_is_paused_too(clinic, clock):
    rosa, first = clinic.helper()
    second, code = clinic.invited()
    services.accept_help(by=viewer(rosa), code=code)
    services.pause_helper(by=viewer(clinic.staff("nurse")), grant=first.id, reason="a worry")
    services.confirm_helper(by=viewer(clinic.maria), grant=second.id, how="in person")
    assert sees(rosa, clinic.maria) is None


def test_a_pause_counts_on_a_record_that_is_joined_later(clinic, clock, paused):
    rosa, _grant = paused
    again = clinic.person("Maria", patient=True)
    clinic.helper(patient=again, helper=rosa)
    assert sees(rosa, again)
    services.link_persons(by=viewer(clinic.staff("nurse")), main=again.id, other=clinic.maria.id, reason="same person")
    assert sees(rosa, again) is None


def test_a_pause_of_one_helper_is_none_of_another(clinic, clock, paused):
    joe, _grant = clinic.helper(helper=clinic.person("Joe"))
    assert sees(joe, clinic.maria)


@pytest.mark.parametrize("role", ["front_desk", "biller"])
def test_who_was_paused_does_not_come_in_by_the_job_that_serves_everybody(clinic, clock, role):
    """He works at the front desk. There he would read more than he did as her helper: where she lives."""
    kit = clinic.staff(role, "Kit")
    _kit, grant = clinic.helper(helper=kit)
    assert sees(kit, clinic.maria).via == "helper"
    services.pause_helper(by=viewer(clinic.on_team("nurse")), grant=grant.id, reason="She is afraid of him.")
    assert sees(kit, clinic.maria) is None
    assert sees(kit, clinic.person("Joe", patient=True)).via == "service"


def test_a_nurse_paused_as_a_helper_does_not_learn_it_by_breaking_the_glass(clinic, clock):
    nurse = clinic.staff("nurse", "Kit")
    _nurse, grant = clinic.helper(helper=nurse)
    services.pause_helper(by=viewer(clinic.on_team("nurse")), grant=grant.id, reason="She is afraid of her.")
    services.break_glass(by=viewer(nurse), patient=clinic.maria.id, reason="called about a fall today")
    assert acted(nurse, clinic.maria) & {PAUSE} == set()
