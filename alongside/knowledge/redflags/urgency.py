"""How soon somebody must look. There is no level for "all is well": nothing here ever says so."""

from collections.abc import Iterable
from enum import IntEnum


class Urgency(IntEnum):
    """In order: the highest stands. UNKNOWN (nobody could read it) is a human today, so it stands above ROUTINE."""

    ROUTINE = 0
    UNKNOWN = 1
    TODAY = 2
    EMERGENCY = 3

    @property
    def key(self) -> str:
        """Its name in data and answers."""
        return self.name.casefold()

    @property
    def lowered(self) -> "Urgency":
        """One step less: what negation, history and general questions do, at most once."""
        return {Urgency.EMERGENCY: Urgency.TODAY}.get(self, Urgency.ROUTINE)


def highest(found: Iterable[Urgency]) -> Urgency:
    """The one that stands; ROUTINE where there is none: an ordinary message, to be answered in its turn."""
    return max(found, default=Urgency.ROUTINE)
