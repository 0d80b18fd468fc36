"""Results that wait for a talk, at this moment: read from the talk, so that nothing depends on a worker."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from ...people.reach import Reach
from ...people.viewer import Viewer
from ...promises.selectors import open_among
from ..models import Entry, Held, Talk


@dataclass(frozen=True)
class WaitingTalk:
    """A talk that is owed, how many records wait for it, and when they show by themselves."""

    id: UUID
    until: datetime
    records: int
    words: str  # the patient's own, verbatim


def waiting_talks(viewer: Viewer, reach: Reach) -> tuple[WaitingTalk, ...]:
    """Talks still owed about new results, soonest end first. Counts only records that this viewer could see."""
    talks = _owed(reach.persons)
    held: dict[UUID, set[UUID]] = {}
    rows = Entry.objects.filter(resource__in=Held.objects.filter(talk__in=talks).values("resource"))
    hidden = {
        resource for resource, marks in rows.values_list("resource", "sensitivity")
        if not frozenset(marks.split()) <= reach.sensitive
    }  # fmt: skip
    for talk, resource in Held.objects.filter(talk__in=talks).values_list("talk", "resource"):
        if resource not in hidden:
            held.setdefault(talk, set()).add(resource)
    return tuple(
        WaitingTalk(talk.id, talk.until, len(held[talk.id]), talk.preference.words)
        for talk in sorted(talks, key=lambda t: (t.until, t.id))
        if talk.id in held
    )


def held_resources(persons: tuple[UUID, ...]) -> dict[UUID, tuple[str, str, str]]:
    """Records that wait: their key, and (source, type, id)."""
    rows = Held.objects.filter(talk__in=_owed(persons)).values_list(
        "resource_id", "resource__source__name", "resource__type", "resource__fhir_id"
    )
    return {key: identity for key, *identity in rows}


def _owed(persons: tuple[UUID, ...]) -> list[Talk]:
    """Talks whose end has not come and whose promise is still open."""
    talks = Talk.objects.filter(person__in=persons, until__gt=timezone.now()).select_related("preference")
    still = open_among(None, [talk.id for talk in talks])
    return [talk for talk in talks if talk.id in still]
