"""When it is open: week by week, places joined and closures taken out."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from .value import Calendar, Opening, Place
from .wall import first_shown

DAY, WEEK = timedelta(days=1), timedelta(days=7)
PATIENCE = 57  # weeks without any opening, more than a year with all its holidays: then it never opens


def openings(calendar: Calendar, after: datetime) -> Iterator[Opening]:
    """Every stretch in which it is open after a moment, in order, the first one cut there.

    Ends only where nothing opens for PATIENCE weeks; a stretch may come in two pieces that touch.
    """
    monday, empty = _monday(after), 0
    while empty < PATIENCE:
        found = [(max(opens, after), closes) for opens, closes in week_of(calendar, monday) if closes > after]
        yield from found
        empty = 0 if found else empty + 1
        monday += WEEK


def between(calendar: Calendar, start: datetime, end: datetime) -> list[Opening]:
    """What of these openings lies between two moments."""
    found = []
    monday = _monday(start)
    while monday < end:
        found += [(max(o, start), min(c, end)) for o, c in week_of(calendar, monday) if max(o, start) < min(c, end)]
        monday += WEEK
    return found


def is_open(calendar: Calendar, at: datetime) -> bool:
    """Whether it is open at a moment; at the very moment of closing it is not."""
    return any(opens <= at < closes for opens, closes in week_of(calendar, _monday(at)))


def next_opening(calendar: Calendar, at: datetime) -> datetime | None:
    """The moment itself when it is open, else when it opens next; None when it never does."""
    return next((opens for opens, _closes in openings(calendar, at)), None)


def _monday(at: datetime) -> datetime:
    """The Monday, midnight in UTC, of a moment's week."""
    day = at.astimezone(UTC).date()
    return datetime.combine(day - timedelta(days=day.weekday()), time(), UTC)


# Every promise asks about the same few weeks.
@lru_cache(maxsize=1024)
def week_of(calendar: Calendar, monday: datetime) -> tuple[Opening, ...]:
    """What is open from a Monday, midnight in UTC, to the next: in order, without overlap."""
    found = (opening for place in calendar.places for opening in _of_place(place, monday))
    return tuple(_joined((max(o, monday), min(c, monday + WEEK)) for o, c in found))


def _of_place(place: Place, monday: datetime) -> Iterator[Opening]:
    """What touches the week. Where it is a day earlier or later than in UTC, the days around it count too."""
    for number in range(-2, 9):
        day = monday.date() + number * DAY
        if day in place.holidays or (place.closed_on and day >= place.closed_on):
            continue
        for opening in _of_day(place, day):
            yield from (
                (opens, closes)
                for opens, closes in _without(opening, place.closures)
                if opens < monday + WEEK and closes > monday
            )


def _of_day(place: Place, day: date) -> Iterator[Opening]:
    for opens, closes in place.week[day.weekday()]:
        start, end = (first_shown(datetime.combine(day, at), place.zone) for at in (opens, closes))
        if start < end:  # a stretch that fell into the hour left out was none
            yield start, end


def _without(opening: Opening, closures: Iterable[Opening]) -> Iterator[Opening]:
    """What is left of an opening."""
    opens, closes = opening
    for shut, again in _joined(closures):
        if shut < closes and again > opens:
            if opens < shut:
                yield opens, shut
            opens = max(opens, again)
    if opens < closes:
        yield opens, closes


def _joined(stretches: Iterable[Opening]) -> list[Opening]:
    """In order, those that overlap or touch made one."""
    joined: list[Opening] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
