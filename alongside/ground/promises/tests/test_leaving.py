"""Somebody leaves the practice: what they owed to patients is owed by whoever else has their role, not by nobody."""

from datetime import UTC, datetime

import pytest

from alongside.ground.people.selectors import viewer_for
from alongside.ground.people.services import end_role, give_role, register_person
from alongside.ground.promises.models import Promise
from alongside.ground.promises.selectors import owed_by_viewer
from alongside.ground.promises.services import open_promise
from alongside.ground.spine.models import Delivery
from alongside.ground.spine.outbox import deliver_all

pytestmark = pytest.mark.django_db
DUE = datetime(2026, 3, 1, 17, tzinfo=UTC)


def staff(*held: str):
    person = register_person(by=None, origin="test", given=held[0]).id
    for role in held:
        give_role(by=None, person=person, role=role)
    return person


@pytest.fixture
def maria():
    return register_person(by=None, origin="test", given="Maria", patient=True).id


def leaves(person, role: str) -> None:
    end_role(by=viewer_for(staff("administrator")), person=person, role=role)
    deliver_all()


def owes(person, about, **more) -> Promise:
    kind = "talk_about_result"
    return open_promise(by=None, about=about, kind=kind, owed_by=person, owed_to=about, due_at=DUE, **more)


def test_others_of_the_role_find_it_with_its_due_time(maria):
    leaving, stays = staff("physician"), staff("physician")
    old = owes(leaving, maria)
    assert not owed_by_viewer(viewer_for(stays))
    leaves(leaving, "physician")
    (new,) = owed_by_viewer(viewer_for(stays))
    assert (new.handed_from, new.due_at, new.about_id) == (old, DUE, maria)
    old.refresh_from_db()
    assert old.state == "handed_on"
    assert old.end_reason


def test_once_however_often_it_is_delivered(maria):
    leaving = staff("physician")
    owes(leaving, maria)
    leaves(leaving, "physician")
    Delivery.objects.update(state="waiting")
    deliver_all()
    assert Promise.objects.count() == 2
    assert Promise.objects.filter(state="open").count() == 1


def test_who_still_cares_for_patients_in_another_role_keeps_it(maria):
    leaving = staff("nurse", "physician")
    owes(leaving, maria)
    leaves(leaving, "nurse")
    assert [one.owed_by_id for one in Promise.objects.all()] == [leaving]


def test_what_one_owes_as_a_patient_stays_ones_own(maria):
    leaving = staff("physician")
    owes(leaving, leaving)
    owes(leaving, maria, intention=True)
    leaves(leaving, "physician")
    assert {one.state for one in Promise.objects.all()} == {"open"}


def test_who_comes_back_before_it_is_delivered_keeps_it(maria):
    leaving = staff("physician")
    owes(leaving, maria)
    end_role(by=viewer_for(staff("administrator")), person=leaving, role="physician")
    give_role(by=None, person=leaving, role="physician")
    deliver_all()
    assert [one.owed_by_id for one in Promise.objects.all()] == [leaving]
