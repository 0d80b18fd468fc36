"""A promise opens once, ends once, and says how."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from alongside.ground.people.services import register_person
from alongside.ground.promises import selectors
from alongside.ground.promises.models import Promise
from alongside.ground.promises.services import hand_on, keep, open_promise, release
from alongside.ground.spine.models import Event

pytestmark = pytest.mark.django_db
DUE = datetime(2026, 3, 1, 17, tzinfo=UTC)


@pytest.fixture
def people():
    patient = register_person(by=None, origin="test", given="Maria", patient=True)
    nurse = register_person(by=None, origin="test", given="Lee")
    doctor = register_person(by=None, origin="test", given="Priya")
    return patient, nurse, doctor


def answer(patient, nurse, **more):
    return open_promise(
        by=nurse.id,
        about=patient.id,
        kind="answer_correction",
        owed_by=nurse.id,
        owed_to=patient.id,
        due_at=DUE,
        **more,
    )


def test_a_kept_promise_is_on_the_timeline_with_who_kept_it(people):
    patient, nurse, _doctor = people
    promise = answer(patient, nurse)
    kept = keep(by=nurse.id, promise=promise.id)
    assert kept.state == "kept"
    kinds = list(Event.objects.filter(about=patient).order_by("recorded_at", "id").values_list("kind", "by"))
    assert kinds[-2:] == [("promises.made", nurse.id), ("promises.kept", nurse.id)]


@pytest.mark.parametrize(
    "end", [lambda p, n: keep(by=n, promise=p), lambda p, n: release(by=n, promise=p, reason="no")]
)
def test_what_has_ended_cannot_end_again(people, end):
    patient, nurse, _doctor = people
    promise = answer(patient, nurse)
    end(promise.id, nurse.id)
    before = Event.objects.count()
    with pytest.raises(ValidationError):
        end(promise.id, nurse.id)
    assert Event.objects.count() == before


def test_handing_on_keeps_the_due_time_and_says_why(people):
    patient, nurse, doctor = people
    old = answer(patient, nurse)
    new = hand_on(by=nurse.id, promise=old.id, to=doctor.id, reason="a medical question")
    old.refresh_from_db()
    assert (old.state, old.end_reason, old.handed_to) == ("handed_on", "a medical question", new)
    assert (new.owed_by_id, new.due_at, new.state) == (doctor.id, DUE, "open")


@pytest.mark.parametrize("words", ["", "   "])
def test_without_a_reason_nothing_is_released_or_handed_on(people, words):
    patient, nurse, doctor = people
    promise = answer(patient, nurse)
    with pytest.raises(ValidationError):
        release(by=nurse.id, promise=promise.id, reason=words)
    with pytest.raises(ValidationError):
        hand_on(by=nurse.id, promise=promise.id, to=doctor.id, reason=words)
    promise.refresh_from_db()
    assert promise.state == "open"


def test_the_database_refuses_a_promise_that_nobody_owes(people):
    patient, _nurse, _doctor = people
    with pytest.raises(IntegrityError), transaction.atomic():
        open_promise(by=None, about=patient.id, kind="answer_correction", owed_to=patient.id)
    assert not Promise.objects.exists()


def test_a_promise_that_nobody_can_read_is_not_made(people):
    patient, nurse, _doctor = people
    with pytest.raises(KeyError):
        open_promise(by=None, about=patient.id, kind="mystery", owed_by=nurse.id, owed_to=patient.id)


def test_a_promise_of_a_role_that_there_is_not_is_neither_made_nor_handed_on(people):
    patient, nurse, _doctor = people
    with pytest.raises(KeyError):
        open_promise(by=None, about=patient.id, kind="answer_correction", owed_by_role="nurze", owed_to=patient.id)
    promise = answer(patient, nurse)
    with pytest.raises(KeyError):
        hand_on(by=nurse.id, promise=promise.id, to_role="nurze", reason="I am away")
    promise.refresh_from_db()
    assert promise.state == "open"


def test_soonest_due_comes_first_and_undated_last(people):
    patient, nurse, _doctor = people
    undated = open_promise(by=None, about=patient.id, kind="talk_about_result", owed_by=nurse.id, owed_to=patient.id)
    dated = answer(patient, nurse)
    assert list(selectors.open_about(None, [patient.id])) == [dated, undated]
