"""A promise leaves as a FHIR Task: whose, owed by whom, by when, and how it ended."""

import json
from datetime import UTC, datetime

import pytest

from alongside.ground.chart.selectors import bundle_of
from alongside.ground.promises.fhir import tasks_about
from alongside.ground.promises.services import hand_on, keep, open_promise, release

pytestmark = pytest.mark.django_db
DUE = datetime(2026, 3, 5, 18, tzinfo=UTC)


@pytest.fixture
def lee(clinic):
    return clinic.on_team("nurse")


def owe(clinic, lee, **more):
    owed = {"owed_by": lee.id, "due_at": DUE, "kind": "talk_about_result", **more}
    return open_promise(by=lee.id, about=clinic.maria.id, owed_to=clinic.maria.id, **owed)


def test_an_open_promise(clinic, lee):
    promise = owe(clinic, lee)
    person = {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{clinic.maria.id}"}
    nurse = {"identifier": {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{lee.id}"}, "display": "nurse Tester"}
    assert list(tasks_about(clinic.maria.id)) == [{
        "resourceType": "Task", "id": str(promise.id), "status": "accepted", "intent": "order",
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{promise.id}"}],
        "code": {"text": "talk_about_result"}, "description": "Talk about a new result",
        "for": {"type": "Patient", "identifier": person, "display": "Maria Tester"},
        "authoredOn": "2026-03-04T18:00:00.000+00:00", "lastModified": "2026-03-04T18:00:00.000+00:00",
        "requester": nurse, "owner": nurse, "restriction": {"period": {"end": "2026-03-05T18:00:00.000+00:00"}},
    }]  # fmt: skip


def test_how_it_ended_and_a_step_of_ones_own(clinic, lee, clock):
    keep(by=lee.id, promise=owe(clinic, lee).id)
    release(by=lee.id, promise=owe(clinic, lee).id, reason="moot")
    first = owe(clinic, lee)
    hand_on(by=lee.id, promise=first.id, to_role="physician", reason="a medical question")
    owe(clinic, lee, owed_by=clinic.maria.id, intention=True, due_at=None)
    owe(clinic, lee, kind="look_at_same_person")
    found = list(tasks_about(clinic.maria.id))
    assert sorted((one["status"], one["intent"]) for one in found) == [
        ("accepted", "plan"), ("cancelled", "order"), ("completed", "order"), ("rejected", "order"),
        ("requested", "order"),
    ]  # fmt: skip
    by_status = {one["status"]: one for one in found}
    assert by_status["rejected"]["statusReason"] == {"text": "a medical question"}
    assert by_status["requested"]["basedOn"] == [{"reference": f"urn:uuid:{first.id}", "type": "Task"}]
    assert by_status["requested"]["owner"] == {"display": "physician"}
    assert "restriction" not in by_status["accepted"]
    assert by_status["completed"]["executionPeriod"] == {"end": "2026-03-04T18:00:00.000+00:00"}


def test_they_stand_in_the_bundle_when_asked_for_and_change_nothing_else(clinic, lee):
    promise, maria = owe(clinic, lee), clinic.maria.id
    without, with_ours = b"".join(bundle_of(maria)), b"".join(bundle_of(maria, tasks_about(maria)))
    assert b"Task" not in without
    (entry,) = json.loads(with_ours)["entry"]
    assert (entry["fullUrl"], entry["resource"]["id"]) == (f"urn:uuid:{promise.id}", str(promise.id))
