"""The arithmetic of hours, over every change of every zone's clocks: against a watch that walks minute by minute."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as some

from alongside.ground.practice.calendar.count import add, worked
from alongside.ground.practice.calendar.due import OnDay, Within, read
from alongside.ground.practice.calendar.openings import between, is_open, next_opening
from alongside.ground.practice.calendar.value import ORDINARY, Calendar, NeverOpen, Place
from alongside.ground.practice.calendar.wall import first_shown

many = settings(max_examples=150)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
ZONES = sorted(available_timezones())
NEW_YORK = "America/New_York"


def calendar(zone=NEW_YORK, week=ORDINARY, **more) -> Calendar:
    return Calendar(zone, (Place(zone, week, **more),))


def at(year, month, day, hour=0, minute=0, zone=NEW_YORK) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone)).astimezone(UTC)


@cache
def changes(zone: str) -> tuple[datetime, ...]:
    """The moments, to the minute, at which the zone's clocks were or will be moved from 2011 to 2031."""
    tz, found = ZoneInfo(zone), []
    day = datetime(2011, 1, 1, tzinfo=UTC)
    while day.year < 2031:
        after = day + timedelta(days=8)
        if day.astimezone(tz).utcoffset() != after.astimezone(tz).utcoffset():
            low, high = day, after
            while high - low > MINUTE:
                middle = low + (high - low) // MINUTE // 2 * MINUTE
                same = middle.astimezone(tz).utcoffset() == day.astimezone(tz).utcoffset()
                low, high = (middle, high) if same else (low, middle)
            found.append(high)
        day = after
    return tuple(found)


times = some.integers(0, 24 * 60 - 1).map(lambda minute: time(*divmod(minute, 60)))


def paired(found: list[time]) -> tuple:
    """Stretches of one day, from times in any order."""
    found = sorted(found)
    return tuple(zip(found[::2], found[1::2], strict=False))


days = some.lists(times, unique=True, max_size=6).map(paired)
open_days = some.lists(times, unique=True, min_size=2, max_size=6).map(paired)


@some.composite
def weeks(draw):
    """At least one day has hours."""
    found = draw(some.lists(days, min_size=7, max_size=7))
    found[draw(some.integers(0, 6))] = draw(open_days)
    return tuple(found)


@some.composite
def places(draw, near: datetime):
    zone = draw(some.sampled_from(ZONES))
    holidays = draw(some.frozensets(some.integers(-5, 12), max_size=5))
    shut = draw(some.lists(some.tuples(some.integers(-9000, 9000), some.integers(1, 4000)), max_size=3))
    closures = tuple((near + begins * MINUTE, near + (begins + long) * MINUTE) for begins, long in shut)
    return Place(zone, draw(weeks()), frozenset(near.date() + n * DAY for n in holidays), closures)


@some.composite
def calendars_and_moments(draw):
    """A moment near a change of some zone's clocks, or near 29 February, and a calendar of one to three places."""
    zone = draw(some.sampled_from(ZONES))
    around = draw(some.sampled_from([*changes(zone), at(2028, 2, 29, 12), at(2100, 2, 28, 12)]))
    near = around + draw(some.integers(-4000, 4000)) * MINUTE
    found = draw(some.lists(places(near), min_size=1, max_size=3))
    return Calendar(zone, tuple(found)), near


def test_there_are_changes_to_look_at():
    assert sum(bool(changes(zone)) for zone in ZONES) > 200
    assert changes(NEW_YORK)[0] == datetime(2011, 3, 13, 7, tzinfo=UTC)


@pytest.mark.parametrize("zone", ZONES)
def test_the_first_moment_at_which_a_clock_shows_a_time(zone):
    """Around the changes of every zone: the first minute, walking, at which the clock shows it or later."""
    tz = ZoneInfo(zone)
    for change in changes(zone)[-3:]:
        walked = [change + n * 10 * MINUTE for n in range(-20, 20)]
        shown = [moment.astimezone(tz).replace(tzinfo=None) for moment in walked]
        for local in {*shown, *(change.astimezone(tz).replace(tzinfo=None) - n * 10 * MINUTE for n in range(13))}:
            if local <= min(shown):
                continue
            assert first_shown(local, zone) == next(m for m, s in zip(walked, shown, strict=True) if s >= local)


def walked_open(found: Calendar, start: datetime, minutes: int) -> list[bool]:
    """Minute by minute: a place opens when its clock first reaches the time, and closes when it first reaches that."""
    seen = [[False] * minutes]
    for place in found.places:
        tz, latest, said = ZoneInfo(place.zone), datetime.min, []  # noqa: DTZ901 - clocks on walls have no zone
        for n in range(-1600, minutes):
            moment = start + n * MINUTE
            latest = max(latest, moment.astimezone(tz).replace(tzinfo=None, second=0, microsecond=0))
            if n >= 0:
                hours = place.week[latest.weekday()] if latest.date() not in place.holidays else ()
                shut = any(begins <= moment < ends for begins, ends in place.closures)
                said.append(not shut and any(opens <= latest.time() < closes for opens, closes in hours))
        seen.append(said)
    return [any(now) for now in zip(*seen, strict=True)]


@settings(max_examples=60)
@given(calendars_and_moments())
def test_open_is_what_a_watch_says(given_):
    found, start = given_
    minutes = 600
    assert [is_open(found, start + n * MINUTE) for n in range(minutes)] == walked_open(found, start, minutes)


@many
@given(calendars_and_moments(), some.integers(1, 3000), some.integers(1, 3000))
def test_a_then_b_is_a_and_b(given_, a, b):
    found, start = given_
    try:
        whole = add(found, start, (a + b) * MINUTE)
    except NeverOpen:
        assume(False)
    assert add(found, add(found, start, a * MINUTE), b * MINUTE) == whole


@many
@given(calendars_and_moments(), some.integers(1, 6000), some.integers(0, 4000))
def test_due_in_opening_time_exactly_so_much_later_and_never_earlier_for_who_comes_later(given_, minutes, later):
    found, start = given_
    try:
        due, other = (add(found, s, minutes * MINUTE) for s in (start, start + later * MINUTE))
    except NeverOpen:
        assume(False)
    assert is_open(found, due - MINUTE / 60)
    assert worked(found, start, due) == minutes * MINUTE
    assert other >= due


@many
@given(calendars_and_moments(), some.integers(1, 5), times, some.integers(0, 4000))
def test_by_an_hour_of_a_working_day(given_, days, hour, later):
    found, start = given_
    rule = OnDay(days, hour)
    try:
        due, other = (rule.after(found, s) for s in (start, start + later * MINUTE))
    except NeverOpen:
        assume(False)
    tz = ZoneInfo(found.zone)
    assert is_open(found, due - MINUTE / 60)
    assert other >= due > start
    first, on = start.astimezone(tz).date(), (due - MINUTE / 60).astimezone(tz).date()
    dates = [first + n * DAY for n in range(1, (on - first).days + 1)]
    night = [first_shown(datetime.combine(d, time()), found.zone) for d in [*dates, on + DAY]]
    working = [d for n, d in enumerate(dates) if worked(found, night[n], night[n + 1])]
    assert (len(working), working[-1]) == (days, on)


@many
@given(calendars_and_moments())
def test_the_next_opening_is_open_and_nothing_before_it_is(given_):
    found, start = given_
    opens = next_opening(found, start)
    if opens is None:
        assert not between(found, start, start + 400 * DAY)
    else:
        assert is_open(found, opens)
        assert not between(found, start, opens)


def test_an_hour_left_out_opens_when_the_clocks_are_moved_and_a_stretch_inside_it_is_none():
    night = ((),) * 6 + (((time(2, 30), time(4)),),)
    spring = at(2026, 3, 8, 0)
    assert between(calendar(week=night), spring, spring + DAY) == [(at(2026, 3, 8, 3), at(2026, 3, 8, 4))]
    inside = ((),) * 6 + (((time(2, 10), time(2, 50)),),)
    assert not between(calendar(week=inside), spring, spring + DAY)


def test_an_hour_that_comes_twice_is_worked_twice_within_a_stretch():
    night = ((),) * 6 + (((time(0), time(6)),),)
    autumn = at(2026, 11, 1)
    assert worked(calendar(week=night), autumn, autumn + 2 * DAY) == timedelta(hours=7)


def test_a_day_that_a_country_left_out_is_no_working_day():
    """Samoa had no 30 December 2011, a Friday: the next working day after Thursday was Monday."""
    apia = calendar("Pacific/Apia")
    thursday = at(2011, 12, 29, 12, zone="Pacific/Apia")
    assert OnDay(1, time(12)).after(apia, thursday) == at(2012, 1, 2, 12, zone="Pacific/Apia")


def test_29_february_is_a_day_like_others():
    assert OnDay(1, time(12)).after(calendar(), at(2028, 2, 28, 16)) == at(2028, 2, 29, 12)  # a Tuesday
    assert OnDay(1, time(12)).after(calendar(), at(2027, 2, 26, 16)) == at(2027, 3, 1, 12)


def test_over_weekend_holiday_and_closure():
    long_weekend = calendar(holidays=frozenset({date(2026, 9, 7)}))
    friday = at(2026, 9, 4, 16)
    assert Within(120).after(long_weekend, friday) == at(2026, 9, 8, 10)
    stormy = calendar(holidays=frozenset({date(2026, 9, 7)}), closures=((at(2026, 9, 8, 9, 30), at(2026, 9, 9, 8)),))
    assert Within(120).after(stormy, friday) == at(2026, 9, 9, 9, 30)


def test_where_it_is_closed_at_that_hour_it_is_due_when_it_closed_before():
    lunch = (((time(8), time(12)), (time(13), time(17))),) * 7
    afternoons = (((time(14), time(18)),),) * 7
    monday = at(2026, 6, 1, 10)
    assert OnDay(1, time(12, 30)).after(calendar(week=lunch), monday) == at(2026, 6, 2, 12)
    assert OnDay(1, time(12)).after(calendar(week=afternoons), monday) == at(2026, 6, 2, 18)


def test_two_places_in_two_zones_are_open_when_either_is():
    both = Calendar(NEW_YORK, (Place(NEW_YORK, ORDINARY), Place("America/Los_Angeles", ORDINARY)))
    assert Within(11 * 60).after(both, at(2026, 6, 1, 9)) == at(2026, 6, 1, 20)


def test_a_place_closed_for_good_no_longer_counts_from_that_day_on():
    assert next_opening(calendar(closed_on=date(2026, 6, 2)), at(2026, 6, 1, 18)) is None
    assert is_open(calendar(closed_on=date(2026, 6, 2)), at(2026, 6, 1, 16))


@pytest.mark.parametrize(
    "never",
    [
        calendar(week=((),) * 7),
        Calendar("UTC", ()),
        calendar(holidays=frozenset(date(2026, 1, 1) + n * DAY for n in range(420))),
    ],
)
def test_what_never_opens_is_said_and_not_waited_for(never):
    start = at(2026, 1, 1, 12)
    assert next_opening(never, start) is None
    for rule in (Within(1), OnDay(1, time(12)), OnDay(3, time(12))):
        with pytest.raises(NeverOpen):
            rule.after(never, start)


def test_a_year_of_working_time_can_be_added():
    assert Within(60 * 8 * 300).after(calendar(), at(2026, 1, 1, 9)).year == 2027


@given(some.one_of(some.integers(1, 10**6).map(Within), some.builds(OnDay, some.integers(1, 99), times)))
@example(OnDay(1, time(0)))
def test_a_rule_is_written_down_and_read(rule):
    assert read(str(rule)) == rule


@pytest.mark.parametrize("words", ["", "within", "within 0", "within x", "day 0 12:00", "day 1", "day 1 25:00", "soon"])
def test_other_words_are_no_rule(words):
    with pytest.raises(ValueError):
        read(words)


def test_time_is_not_counted_backwards():
    with pytest.raises(ValueError, match="forwards"):
        add(calendar(), at(2026, 1, 1), -MINUTE)
    assert add(calendar(), at(2026, 1, 1), timedelta()) == at(2026, 1, 1)
