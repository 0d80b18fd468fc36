"""Who may invite, confirm, change, end and pause: a table by hand. Nobody decides about their own help."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from alongside.ground.people import services

from .clinic import SEEN, sees, viewer

CHECKING = {"physician", "nurse_practitioner", "nurse", "assistant", "front_desk"}
PAUSING = {"physician", "nurse_practitioner", "nurse"}
STAFF = (
    "physician nurse_practitioner nurse assistant pharmacist social_worker interpreter front_desk biller manager "
    "administrator"
).split()
OUTSIDE = ["helper", "other", "patient"]


@pytest.fixture
def actor(clinic):
    """One person of each kind. The helper here is another one than whose grant is at stake."""

    def make(who):
        if who == "patient":
            return clinic.maria
        if who == "helper":
            return clinic.helper(helper=clinic.person("Ben"), contents=["visits"])[0]
        return clinic.person("Sam", patient=True) if who == "other" else clinic.staff(who)

    return make


def change(by, grant):
    services.change_grant(by=viewer(by), grant=grant.id, contents=["visits"], sensitive=[], expires_on=None)


def confirm(by, grant):
    services.confirm_helper(by=viewer(by), grant=grant.id, how="passport")


def revoke(by, grant):
    services.revoke_helper(by=viewer(by), grant=grant.id)


def pause(by, grant):
    services.pause_helper(by=viewer(by), grant=grant.id, reason="a worry")


def resume(by, grant):
    services.resume_helper(by=viewer(by), grant=grant.id)


def works(act, *arguments) -> bool:
    try:
        act(*arguments)
    except PermissionDenied:
        return False
    return True


@pytest.mark.parametrize("who", STAFF + OUTSIDE)
def test_for_a_helper_the_patient_or_who_checks_identity(clinic, clock, actor, who):
    by, may = actor(who), who in CHECKING | {"patient"}
    assert works(lambda: clinic.invited(by=by, patient=clinic.maria)) is may
    grant, code = clinic.invited()
    services.accept_help(by=viewer(clinic.person("Rosa")), code=code)
    assert works(confirm, by, grant) is may
    assert works(change, by, grant) is may
    assert works(revoke, by, grant) is may


@pytest.mark.parametrize("basis", ["parent", "legal"])
@pytest.mark.parametrize("who", STAFF + OUTSIDE)
def test_for_who_helps_by_law_only_who_checks_identity(clinic, clock, actor, who, basis):
    by, may = actor(who), who in CHECKING
    law = {"basis": basis, "basis_note": SEEN}
    assert works(lambda: clinic.invited(by=by, patient=clinic.maria, **law)) is may
    grant, code = clinic.invited(by=clinic.staff("nurse"), patient=clinic.maria, **law)
    services.accept_help(by=viewer(clinic.person("Pat")), code=code)
    assert works(confirm, by, grant) is may
    assert works(change, by, grant) is may
    assert works(revoke, by, grant) is may


@pytest.mark.parametrize("who", STAFF + OUTSIDE)
def test_pausing_is_for_who_may_pause(clinic, clock, actor, who):
    by, (_rosa, grant) = actor(who), clinic.helper()
    assert works(pause, by, grant) is (who in PAUSING)
    assert works(resume, by, grant) is (who in PAUSING)


@pytest.mark.parametrize("basis", ["parent", "legal"])
def test_the_law_has_a_paper(clinic, clock, basis):
    with pytest.raises(ValidationError):
        clinic.invited(by=clinic.staff("nurse"), patient=clinic.maria, basis=basis, basis_note=" ")


def test_a_helper_by_law_may_stop_helping(clinic, clock):
    pat, grant = clinic.by_law("legal")
    revoke(pat, grant)
    assert sees(pat, clinic.maria) is None


@pytest.mark.parametrize("act", [confirm, change, resume])
def test_a_nurse_who_helps_decides_nothing_about_her_own_help(clinic, clock, act):
    """Or she could let herself in, widen what she sees, or end a pause that is meant for her."""
    nurse, (grant, code) = clinic.staff("nurse"), clinic.invited(contents=["visits"])
    services.accept_help(by=viewer(nurse), code=code)
    if act is not confirm:
        confirm(clinic.maria, grant)
    if act is resume:
        pause(clinic.staff("nurse"), grant)
    with pytest.raises(PermissionDenied):
        act(nurse, grant)
    assert bool(sees(nurse, clinic.maria)) is (act is change)


def test_a_nurse_who_helps_does_not_see_helpers_or_contacts_as_staff(clinic, clock):
    from alongside.ground.people import selectors

    nurse, _grant = clinic.helper(helper=clinic.staff("nurse"))
    reach = sees(nurse, clinic.maria)
    assert reach.via == "helper"
    for selector in (selectors.grants_of, selectors.contacts_of, selectors.who_looked, selectors.who_acted):
        with pytest.raises(PermissionDenied):
            selector(viewer(nurse), reach)
