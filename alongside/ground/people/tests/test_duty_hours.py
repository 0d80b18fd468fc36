"""Whose shift it is, at each minute around each change of clocks: against a watch that walks."""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as some

from alongside.ground.people.duty_hours import Hours, on_shift, stands_in

ZONES = ("America/Chicago", "Europe/London", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia", "UTC")
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
PEOPLE = [UUID(int=n) for n in range(1, 5)]
times = some.integers(0, 24 * 60 - 1).map(lambda minute: time(*divmod(minute, 60)))
MARCH = datetime(2026, 3, 8).date()
days = some.integers(-3, 3).map(lambda n: MARCH + n * DAY)
weekly = some.builds(
    Hours, some.sampled_from(PEOPLE), times, times, weekday=some.integers(0, 6), place=some.integers(1, 2)
)
single = some.builds(Hours, some.sampled_from([None, *PEOPLE]), times, times, on=days, place=some.integers(1, 2))


def walked(shifts: list[Hours], at: datetime, zone: str) -> set[UUID]:
    """A shift runs from when the clock first shows its hour, on its day, to when it first shows its end after that."""
    tz, found = ZoneInfo(zone), set()
    for number in (-1, 0):
        day = at.astimezone(tz).date() + number * DAY
        own = [s for s in shifts if s.on == day] or [s for s in shifts if s.weekday == day.weekday()]
        for shift in own:
            begins = datetime.combine(day, shift.begins)
            ends = datetime.combine(day if shift.begins < shift.ends else day + DAY, shift.ends)
            latest = max((at - n * MINUTE).astimezone(tz).replace(tzinfo=None) for n in range(181))
            if begins <= latest < ends and shift.person:
                found.add(shift.person)
    return found


@settings(max_examples=200, deadline=None)
@given(some.lists(some.one_of(weekly, single), max_size=8), some.integers(-4000, 4000), some.sampled_from(ZONES))
def test_on_shift_is_what_a_watch_says(shifts, minutes, zone):
    at = datetime(2026, 3, 8, 8, tzinfo=UTC) + minutes * MINUTE
    found = on_shift(shifts, at, zone)
    assert set(found) == walked(shifts, at, zone)
    assert len(found) == len(set(found))


def test_who_is_asked_first_stands_first():
    first, second, third = PEOPLE[:3]
    shifts = [
        Hours(person, time(8), time(16), weekday=6, place=p) for person, p in ((second, 2), (first, 1), (third, 2))
    ]
    assert on_shift(shifts, datetime(2026, 3, 8, 12, tzinfo=UTC), "UTC") == [first, second, third]


@given(some.dictionaries(some.sampled_from(PEOPLE), some.sampled_from([None, *PEOPLE])), some.sampled_from(PEOPLE))
def test_whoever_stands_in_is_there_and_rings_end(away, person):
    found = stands_in(person, away)
    assert found not in away
    assert (found == person) == (person not in away)
