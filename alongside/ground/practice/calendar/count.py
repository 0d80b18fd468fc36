"""Counting time in which it is open."""

from datetime import datetime, timedelta

from .openings import between, openings
from .value import Calendar, NeverOpen

NOTHING = timedelta()


def add(calendar: Calendar, start: datetime, working: timedelta) -> datetime:
    """The first moment by which it was open for `working` since `start`: at the latest when it closes that day.

    Raises NeverOpen when so much does not come, ValueError for less than nothing.
    """
    if working < NOTHING:
        raise ValueError("time is counted forwards")
    if working == NOTHING:
        return start
    left = working
    for opens, closes in openings(calendar, start):
        if closes - opens >= left:
            return opens + left
        left -= closes - opens
    raise NeverOpen


def worked(calendar: Calendar, start: datetime, end: datetime) -> timedelta:
    """For how long it is open between two moments; nothing when they come in the other order."""
    return sum((closes - opens for opens, closes in between(calendar, start, end)), NOTHING)
