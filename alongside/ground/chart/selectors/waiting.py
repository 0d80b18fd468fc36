"""Results that wait for a talk, at this moment: read from the talk, so that nothing depends on a worker."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from alongside.knowledge.core.facts import Origin

from ...people.reach import Reach
from ...people.selectors import result_preference
from ...people.viewer import Viewer
from ...promises.selectors import open_among
from ...spine.prepared import prepared
from ..models import Held, Talk


@dataclass(frozen=True)
class WaitingTalk:
    """A talk that is owed, the records that wait for it, and when they show by themselves."""

    id: UUID
    until: datetime
    words: str  # the patient's own, verbatim; of whom was taken for the same person, none
    held: frozenset[Origin]

    @property
    def records(self) -> int:
        """How many records wait."""
        return len(self.held)


def waiting_talks(viewer: Viewer, reach: Reach) -> tuple[WaitingTalk, ...]:
    """Talks still owed about new results that wait for them, soonest end first. One query when nothing waits."""
    return _with_records(_waiting(reach.persons), reach.persons)


def talks_without_wait(viewer: Viewer, reach: Reach) -> tuple[WaitingTalk, ...]:
    """Talks still owed although the results show by now: the end came, or the patient no longer wants to wait.

    The talk was promised all the same: it stays until somebody says that it took place.
    """
    waiting = {talk.id for talk in _waiting(reach.persons)}
    talks = Talk.objects.filter(person__in=reach.persons).exclude(id__in=waiting).select_related("preference")
    return _with_records(_owed(list(talks)), reach.persons)


def waiting_among(persons: tuple[UUID, ...]) -> list[UUID]:
    """Keys of the talks for which results wait now. No viewer: they say nothing about anybody by themselves."""
    return [talk.id for talk in _waiting(persons)]


def _with_records(talks: list[Talk], persons: tuple[UUID, ...]) -> tuple[WaitingTalk, ...]:
    held: dict[UUID, set[Origin]] = {}
    for talk, *identity in _held([talk.id for talk in talks]):
        held.setdefault(talk, set()).add(Origin(*identity))
    return tuple(
        WaitingTalk(talk.id, talk.until, _words(talk, persons), frozenset(held[talk.id]))
        for talk in sorted(talks, key=lambda talk: (talk.until, talk.id))
        if talk.id in held
    )


@prepared
def _held(talks: list[UUID]) -> QuerySet[Held]:
    held = Held.objects.filter(talk__in=talks)
    return held.values_list("talk", "resource__source__name", "resource__type", "resource__fhir_id")


def _words(talk: Talk, persons: tuple[UUID, ...]) -> str:
    return talk.preference.words if talk.preference.person_id in persons else ""


def _waiting(persons: tuple[UUID, ...]) -> list[Talk]:
    """Talks whose end has not come and whose promise is still open, while the person still wants to wait."""
    talks = _not_ended(persons, timezone.now())
    wish = result_preference(persons) if talks else None
    if wish is None or wish.choice == wish.Choice.AT_ONCE:  # only the patient's own wish holds, and only while it lasts
        return []
    return _owed(talks)


@prepared
def _not_ended(persons: tuple[UUID, ...], now: datetime) -> QuerySet[Talk]:
    return Talk.objects.filter(person__in=persons, until__gt=now).select_related("preference")


def _owed(talks: list[Talk]) -> list[Talk]:
    """Those whose promise is still open."""
    still = open_among(None, [talk.id for talk in talks]) if talks else set()
    return [talk for talk in talks if talk.id in still]
