"""Every service writes its timeline event and its rows, or neither: without the event, nothing stays."""

from datetime import time, timedelta

import pytest
from django.apps import apps
from django.db import OperationalError, connection
from django.utils import timezone

from alongside.ground.people import services
from alongside.ground.people.contents import Content
from alongside.ground.people.models import TeamMember
from alongside.ground.people.pins import TRIES
from alongside.ground.people.services.accounts import make_account
from alongside.ground.people.shared import spent_pins
from alongside.ground.spine.models import Event

from .clinic import viewer


def _accepted(clinic):
    rosa, (grant, code) = clinic.person("Rosa"), clinic.invited()
    services.accept_help(by=viewer(rosa), code=code)
    return grant


def _linked(clinic):
    other = clinic.person("Maria", patient=True)
    nurse = viewer(clinic.staff("nurse"))
    return nurse, services.link_persons(by=nurse, main=clinic.maria.id, other=other.id, reason="same person").id


# Each makes what is needed and returns the call itself.


def invite_account(clinic):
    return lambda: services.invite_account(by=None, person=clinic.maria.id)


def open_account(clinic):
    _invitation, code = services.invite_account(by=None, person=clinic.maria.id)
    return lambda: services.open_account(code=code, username="maria.a", password="four words nobody says")


def set_contact(clinic):
    mine = {"by": viewer(clinic.maria), "person": clinic.maria.id, "kind": "email"}
    services.set_contact(**mine, value="old@example.org")
    return lambda: services.set_contact(**mine, value="new@example.org")


def end_contact(clinic):
    mine = {"by": viewer(clinic.maria), "person": clinic.maria.id, "kind": "email"}
    services.set_contact(**mine, value="old@example.org")
    return lambda: services.end_contact(**mine)


def invite_helper(clinic):
    return clinic.invited


def accept_help(clinic):
    rosa, (_grant, code) = viewer(clinic.person("Rosa")), clinic.invited()
    return lambda: services.accept_help(by=rosa, code=code)


def accept_help_as_new(clinic):
    _grant, code = clinic.invited()
    new = {"given": "Ben", "family": "A", "username": "ben.a", "password": "blue kettle on tuesday"}
    return lambda: services.accept_help_as_new(code=code, **new)


def confirm_helper(clinic):
    grant = _accepted(clinic)
    return lambda: services.confirm_helper(by=viewer(clinic.maria), grant=grant.id, how="passport")


def change_grant(clinic):
    _rosa, grant = clinic.helper()
    scope = {"contents": [Content.RESULTS], "sensitive": [], "expires_on": None}
    return lambda: services.change_grant(by=viewer(clinic.maria), grant=grant.id, **scope)


def revoke_helper(clinic):
    _rosa, grant = clinic.helper()
    return lambda: services.revoke_helper(by=viewer(clinic.maria), grant=grant.id)


def pause_helper(clinic):
    nurse, (_rosa, grant) = viewer(clinic.staff("nurse")), clinic.helper()
    return lambda: services.pause_helper(by=nurse, grant=grant.id, reason="a worry")


def resume_helper(clinic):
    nurse, (_rosa, grant) = viewer(clinic.staff("nurse")), clinic.helper()
    services.pause_helper(by=nurse, grant=grant.id, reason="a worry")
    return lambda: services.resume_helper(by=nurse, grant=grant.id)


def link_persons(clinic):
    nurse, other = viewer(clinic.staff("nurse")), clinic.person("Maria", patient=True)
    return lambda: services.link_persons(by=nurse, main=clinic.maria.id, other=other.id, reason="same person")


def undo_link(clinic):
    nurse, link = _linked(clinic)
    return lambda: services.undo_link(by=nurse, link=link)


def register_person(clinic):
    return lambda: services.register_person(by=None, origin="test", given="Ann", patient=True)


def update_person(clinic):
    return lambda: services.update_person(by=None, person=clinic.maria.id, family="Alvarez")


def rename_staff(clinic):
    nurse, manager = clinic.staff("nurse"), viewer(clinic.staff("manager"))
    return lambda: services.rename_staff(by=manager, person=nurse.id, given="Ann", family="Lee")


def choose_result_preference(clinic):
    mine = {"by": viewer(clinic.maria), "person": clinic.maria.id}
    services.choose_result_preference(**mine, choice="with_someone")
    return lambda: services.choose_result_preference(**mine, choice="after_talk")


def change_settings(clinic):
    return lambda: services.change_settings(by=viewer(clinic.maria), person=clinic.maria.id, called="Mari")


def give_role(clinic):
    return lambda: services.give_role(by=None, person=clinic.maria.id, role="nurse")


def end_role(clinic):
    manager, nurse = viewer(clinic.staff("manager")), clinic.staff("nurse")
    return lambda: services.end_role(by=manager, person=nurse.id, role="nurse")


def join_team(clinic):
    clinic.on_team("nurse")
    doctor = clinic.staff("physician")
    place = {"patient": clinic.maria.id, "member": doctor.id, "role": "physician", "lead": True}
    return lambda: services.join_team(by=None, **place)


def leave_team(clinic):
    nurse = clinic.on_team("nurse")
    place = TeamMember.objects.get(member=nurse)
    return lambda: services.leave_team(by=viewer(nurse), membership=place.id)


def break_glass(clinic):
    nurse = viewer(clinic.staff("nurse"))
    return lambda: services.break_glass(by=nurse, patient=clinic.maria.id, reason="She fainted in the waiting room.")


def meet_device(clinic):
    make_account(person=clinic.maria.id, username="maria.a", password="four words nobody says")
    return lambda: services.meet_device(by=viewer(clinic.maria), token="phone")


def _devices(clinic):
    make_account(person=clinic.maria.id, username="maria.a", password="four words nobody says")
    maria = viewer(clinic.maria)
    here, there = (services.meet_device(by=maria, token=token).id for token in ("phone", "desk"))
    return {"by": maria, "device": there, "here": here}


def confirm_device(clinic):
    asked = _devices(clinic)
    return lambda: services.confirm_device(**asked)


def deny_device(clinic):
    asked = _devices(clinic)
    return lambda: services.deny_device(**asked, session="")


def add_shift(clinic):
    night = {"duty": "urgent", "begins": time(17), "ends": time(8), "weekday": 0}
    manager, nurse = viewer(clinic.staff("manager")), clinic.staff("nurse")
    return lambda: services.add_shift(by=manager, person=nurse.id, **night)


def end_shift(clinic):
    shift = add_shift(clinic)()
    manager = viewer(clinic.staff("manager"))
    return lambda: services.end_shift(by=manager, shift=shift.id)


def tell_leave(clinic):
    nurse, cover = clinic.staff("nurse"), clinic.staff("nurse")
    times = {"begins_at": timezone.now() + timedelta(days=1), "ends_at": timezone.now() + timedelta(days=3)}
    return lambda: services.tell_leave(by=viewer(nurse), person=nurse.id, cover=cover.id, **times)


def end_leave(clinic):
    leave = tell_leave(clinic)()
    nurse = viewer(leave.person)
    return lambda: services.end_leave(by=nurse, leave=leave.id)


def share_computer(clinic):
    manager = viewer(clinic.staff("manager"))
    return lambda: services.share_computer(by=manager, name="Front desk")


def unshare_computer(clinic):
    manager = viewer(clinic.staff("manager"))
    computer, _token = services.share_computer(by=manager, name="Front desk")
    return lambda: services.unshare_computer(by=manager, computer=computer.id)


def _at_desk(clinic):
    """A nurse with a sign-in, and the computer with its token."""
    nurse = clinic.staff("nurse")
    make_account(person=nurse.id, username="lee", password="four words nobody says")
    return nurse, *services.share_computer(by=viewer(clinic.staff("manager")), name="Front desk")


def _with_pin(clinic):
    nurse, computer, token = _at_desk(clinic)
    services.set_pin(by=viewer(nurse), token=token, pin="480271", since=timezone.now())
    return nurse, computer, token


def enter_fully(clinic):
    nurse, _computer, token = _at_desk(clinic)
    return lambda: services.enter_fully(by=viewer(nurse), token=token)


def set_pin(clinic):
    nurse, _computer, token = _at_desk(clinic)
    return lambda: services.set_pin(by=viewer(nurse), token=token, pin="480271", since=timezone.now())


def remove_pin(clinic):
    nurse, computer, _token = _with_pin(clinic)
    return lambda: services.remove_pin(by=viewer(nurse), computer=computer.id)


def enter_by_pin(clinic):
    nurse, _computer, token = _with_pin(clinic)
    return lambda: services.enter_by_pin(token=token, person=nurse.id, pin="480271")


def answer_pin(clinic):
    nurse, _computer, token = _with_pin(clinic)
    for _try in range(TRIES):
        services.enter_by_pin(token=token, person=nurse.id, pin="111222")
    (pin,) = spent_pins(viewer(nurse))
    return lambda: services.answer_pin(by=viewer(nurse), pin=pin.id, mine=False)


WRITES = [
    invite_account, open_account, set_contact, end_contact, invite_helper, accept_help, accept_help_as_new,
    confirm_helper, change_grant, revoke_helper, pause_helper, resume_helper, link_persons, undo_link,
    register_person, update_person, rename_staff, choose_result_preference, change_settings, give_role, end_role,
    join_team, leave_team, break_glass, meet_device, confirm_device, deny_device, add_shift, end_shift,
    tell_leave, end_leave, share_computer, unshare_computer, enter_fully, set_pin, remove_pin, enter_by_pin, answer_pin,
]  # fmt: skip
READS = {"find_invitation"}


def everything() -> dict[str, list]:
    """Every row of people and of the timeline."""
    tables = [*apps.get_app_config("people").get_models(), Event]
    return {table.__name__: sorted(table.objects.values_list(), key=str) for table in tables}


def _no_events(execute, sql, params, many, context):
    if sql.startswith('INSERT INTO "spine_event"'):
        raise OperationalError("disk full")
    return execute(sql, params, many, context)


def test_every_service_is_here():
    named = {name for name in services.__all__ if not name.isupper()}
    assert {write.__name__ for write in WRITES} == named - READS


@pytest.mark.parametrize("write", WRITES, ids=lambda write: write.__name__)
def test_without_its_event_nothing_stays_and_again_it_works(clinic, clock, write):
    call = write(clinic)
    clock.move(minutes=1)
    before = everything()
    with connection.execute_wrapper(_no_events), pytest.raises(OperationalError):
        call()
    assert everything() == before
    call()
    after = everything()
    assert len(after["Event"]) > len(before["Event"])
    assert any(after[table] != before[table] for table in after if table != "Event")
