"""A promise as a FHIR R4 Task. Ours, beside what record systems sent: those stay the very bytes that came."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from ..people import roles
from ..people.selectors import linked_ids
from .models import Promise
from .words import HOUSEKEEPING, told

ENDED = {Promise.State.KEPT: "completed", Promise.State.RELEASED: "cancelled", Promise.State.HANDED_ON: "rejected"}
URI = "urn:ietf:rfc:3986"


def tasks_about(person: UUID) -> Iterator[dict[str, Any]]:
    """Every promise about a person, open or ended, oldest first; not the team's own housekeeping."""
    found = Promise.objects.filter(about__in=linked_ids(person)).exclude(kind__in=HOUSEKEEPING)
    for promise in found.select_related("about", "owed_by", "made_by").order_by("made_at", "id"):
        yield task(promise)


def task(promise: Promise) -> dict[str, Any]:
    """One of them. What was handed on is rejected with the reason; the new Task is based on it.

    A patient's own step is a plan, and not an order.
    """
    known = {
        "resourceType": "Task",
        "id": str(promise.id),
        "identifier": [{"system": URI, "value": promise.id.urn}],
        "basedOn": [{"reference": promise.handed_from_id.urn, "type": "Task"}] if promise.handed_from_id else None,
        "status": _status(promise),
        "statusReason": {"text": promise.end_reason} if promise.end_reason else None,
        "intent": "plan" if promise.intention else "order",
        "code": {"text": promise.kind},
        "description": told(promise.kind),
        "for": _person(promise.about, "Patient"),
        "executionPeriod": {"end": _moment(promise.ended_at)} if promise.ended_at else None,
        "authoredOn": _moment(promise.made_at),
        "lastModified": _moment(promise.ended_at or promise.made_at),
        "requester": _person(promise.made_by) if promise.made_by else None,
        "owner": _owner(promise),
        "restriction": {"period": {"end": _moment(promise.due_at)}} if promise.due_at else None,
    }
    return {name: value for name, value in known.items() if value is not None}


def _status(promise: Promise) -> str:
    return ENDED.get(promise.state) or ("accepted" if promise.owed_by_id else "requested")


def _owner(promise: Promise) -> dict[str, Any]:
    if promise.owed_by is None:
        return {"display": str(roles.ALL[promise.owed_by_role].name)}
    return _person(promise.owed_by)


def _person(person, kind: str = "") -> dict[str, Any]:
    """By our own key: which of the records that came in is this person, those records say."""
    reference = {"identifier": {"system": URI, "value": person.id.urn}, "display": person.name}
    return {"type": kind, **reference} if kind else reference


def _moment(at) -> str:
    return at.isoformat(timespec="milliseconds")
