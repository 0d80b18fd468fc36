"""Results that wait for a talk, at this moment: read from the talk, so that nothing depends on a worker."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from alongside.knowledge.core.facts import Origin

from ...people.reach import Reach
from ...people.selectors import result_preference
from ...people.viewer import Viewer
from ...promises.selectors import open_among
from ..models import Held, Talk


@dataclass(frozen=True)
class WaitingTalk:
    """A talk that is owed, the records that wait for it, and when they show by themselves."""

    id: UUID
    until: datetime
    words: str  # the patient's own, verbatim
    held: frozenset[Origin]

    @property
    def records(self) -> int:
        """How many records wait."""
        return len(self.held)


def waiting_talks(viewer: Viewer, reach: Reach) -> tuple[WaitingTalk, ...]:
    """Talks still owed about new results, soonest end first. One query when nothing waits."""
    talks = _owed(reach.persons)
    held: dict[UUID, set[Origin]] = {}
    rows = Held.objects.filter(talk__in=talks).values_list(
        "talk", "resource__source__name", "resource__type", "resource__fhir_id"
    )
    for talk, *identity in rows if talks else ():
        held.setdefault(talk, set()).add(Origin(*identity))
    return tuple(
        WaitingTalk(talk.id, talk.until, talk.preference.words, frozenset(held[talk.id]))
        for talk in sorted(talks, key=lambda talk: (talk.until, talk.id))
        if talk.id in held
    )


def _owed(persons: tuple[UUID, ...]) -> list[Talk]:
    """Talks whose end has not come and whose promise is still open, while the person still wants to wait."""
    talks = list(Talk.objects.filter(person__in=persons, until__gt=timezone.now()).select_related("preference"))
    wish = result_preference(persons) if talks else None
    if wish is None or wish.choice == wish.Choice.AT_ONCE:  # only the patient's own wish holds, and only while it lasts
        return []
    still = open_among(None, [talk.id for talk in talks])
    return [talk for talk in talks if talk.id in still]
