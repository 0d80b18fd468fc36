"""What the arithmetic stands on: places with their hours, and when they are closed all the same."""

from dataclasses import dataclass
from datetime import date, datetime, time

Opening = tuple[datetime, datetime]  # (opens, closes), in UTC; open from the first to just before the second
Stretch = tuple[time, time]  # (opens, closes) of one day, as the clock on the wall shows it
Week = tuple[tuple[Stretch, ...], ...]  # seven days, Monday first; a day may have several stretches, or none

# What is counted where nobody wrote down any hours. The calendar says that it was assumed.
ORDINARY: Week = (((time(9), time(17)),),) * 5 + ((),) * 2


class NeverOpen(Exception):
    """Nothing opens for more than a year from then on: no time can be promised."""


@dataclass(frozen=True)
class Place:
    """One place: its zone (an IANA name), its week, the days on which it is closed, stretches when it is closed
    (`closures`, in UTC), and the day from which it is closed for good."""

    zone: str
    week: Week
    holidays: frozenset[date] = frozenset()
    closures: tuple[Opening, ...] = ()
    closed_on: date | None = None


@dataclass(frozen=True)
class Calendar:
    """The practice is open when any of its places is. `zone` says what day it is for the practice as a whole.

    `assumed`: nobody wrote down any hours, so that ordinary ones are counted.
    """

    zone: str
    places: tuple[Place, ...]
    assumed: bool = False
