"""Ladders: what happens with a promise that is not kept, step by step. Each one ends at an outside line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from ...practice.calendar.count import add, worked
from ...practice.calendar.due import OnDay
from ...practice.calendar.value import Calendar, NeverOpen


class Says(StrEnum):
    """What a step says."""

    NUDGE = "nudge"  # it is due soon
    LATE = "late"  # it is late; the patient is told honestly, with a new time
    MANAGER = "manager"  # the manager was told too; the patient hears of another time
    ALARM = "alarm"  # look now
    OUTSIDE = "outside"  # the patient is told whom to call instead


class To(StrEnum):
    """To whom of the practice; told.py says who that is at a moment."""

    OWNER = "owner"  # who owes it
    FIRST = "first"  # on duty for what is urgent, and asked first
    DUTY = "duty"  # everybody on duty for what is urgent
    LEAD = "lead"  # of the patient's care team
    MANAGER = "manager"


@dataclass(frozen=True)
class Share:
    """When so much of the working time between making and due is over: 0.75 is three quarters."""

    of: float

    def moment(self, calendar: Calendar, made: datetime, due: datetime) -> datetime:
        return add(calendar, made, worked(calendar, made, due) * self.of)


@dataclass(frozen=True)
class Past:
    """So many minutes of being open after it was due."""

    minutes: int

    def moment(self, calendar: Calendar, made: datetime, due: datetime) -> datetime:
        return add(calendar, due, timedelta(minutes=self.minutes))


@dataclass(frozen=True)
class Since:
    """So many minutes after it was made, whether open or not: what is urgent does not wait for the morning."""

    minutes: int

    def moment(self, calendar: Calendar, made: datetime, due: datetime) -> datetime:
        return made + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Rung:
    """One step of a ladder."""

    says: Says
    when: Share | Past | Since
    to: tuple[To, ...]


LADDERS: dict[str, tuple[Rung, ...]] = {
    "answer": (
        Rung(Says.NUDGE, Share(0.75), (To.OWNER,)),
        Rung(Says.LATE, Past(0), (To.OWNER, To.LEAD)),
        Rung(Says.MANAGER, Past(4 * 60), (To.OWNER, To.LEAD, To.MANAGER)),
        Rung(Says.OUTSIDE, Past(16 * 60), (To.OWNER, To.LEAD, To.MANAGER)),
    ),
    "urgent": (
        Rung(Says.ALARM, Since(0), (To.FIRST,)),
        Rung(Says.ALARM, Since(10), (To.DUTY,)),
        Rung(Says.ALARM, Since(20), (To.DUTY, To.LEAD, To.MANAGER)),
        Rung(Says.OUTSIDE, Since(30), (To.DUTY, To.LEAD, To.MANAGER)),
    ),
}
URGENT_WITHIN = timedelta(minutes=30)  # when an urgent promise is due: its ladder ends there
NEW_TIME = OnDay(1, time(12))  # what is promised anew once something is late


def moments(ladder: str, calendar: Calendar, made: datetime, due: datetime) -> Sequence[datetime]:
    """When each step is due, in order. Where nothing ever opens the rest is due with the promise, not never."""
    found: list[datetime] = []
    for rung in LADDERS[ladder]:
        try:
            at = rung.when.moment(calendar, made, due)
        except NeverOpen:
            at = due
        found.append(max([at, *found]))
    return found


def new_time(calendar: Calendar, now: datetime) -> datetime | None:
    """The next honest time for what is late; None where nothing ever opens."""
    try:
        return NEW_TIME.after(calendar, now)
    except NeverOpen:
        return None
