"""The five states of a reading, and which one stands when there are several."""

from collections.abc import Iterable
from enum import IntEnum


class State(IntEnum):
    """In order: the highest stands. UNKNOWN is above FINE, for what is not known does not reassure."""

    FINE = 0
    UNKNOWN = 1
    TALK = 2
    CALL_TODAY = 3
    EMERGENCY = 4

    @property
    def key(self) -> str:
        """Its name among the words."""
        return self.name.casefold()


def highest(states: Iterable[State]) -> State:
    """The state that stands; UNKNOWN where there is none."""
    return max(states, default=State.UNKNOWN)
