"""Who has a duty at a moment, as arithmetic over shifts and leaves: no database, no clock."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from ..practice.calendar.wall import first_shown

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Hours:
    """A shift: of each week (`weekday`, 0 is Monday) or of one day (`on`), in the practice's time."""

    person: UUID | None
    begins: time
    ends: time
    weekday: int | None = None
    on: date | None = None
    place: int = 1


def on_shift(shifts: Iterable[Hours], at: datetime, zone: str) -> list[UUID]:
    """Whose shift it is, who is asked first before the others. Empty when it is nobody's.

    A night that began yesterday belongs to yesterday, also where today has shifts of its own.
    """
    shifts, today = list(shifts), at.astimezone(ZoneInfo(zone)).date()
    found = [
        (shift.place, number, shift.person)
        for day in (today - DAY, today)
        for number, shift in enumerate(_of_day(shifts, day))
        if shift.person and _runs(shift, day, at, zone)
    ]
    return list(dict.fromkeys(person for _place, _number, person in sorted(found, key=lambda one: one[:2])))


def _of_day(shifts: list[Hours], day: date) -> list[Hours]:
    own = [shift for shift in shifts if shift.on == day]
    return own or [shift for shift in shifts if shift.weekday == day.weekday()]


def _runs(shift: Hours, day: date, at: datetime, zone: str) -> bool:
    last = day if shift.begins < shift.ends else day + DAY
    begins, ends = first_shown(datetime.combine(day, shift.begins), zone), datetime.combine(last, shift.ends)
    return begins <= at < first_shown(ends, zone)


def stands_in(person: UUID, away: Mapping[UUID, UUID | None]) -> UUID | None:
    """Who does now what this one has to do: themselves, their cover, the cover's cover. None when all are away."""
    asked = set()
    while person in away:
        cover = away[person]
        if cover is None or person in asked:
            return None
        asked.add(person)
        person = cover
    return person
