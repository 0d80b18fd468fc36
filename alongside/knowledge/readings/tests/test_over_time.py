"""Averages by hand, trends against a known slope and a count of every order, steps, and never more than is known."""

from datetime import timedelta
from fractions import Fraction
from itertools import permutations
from math import sqrt

from hypothesis import given
from hypothesis import strategies as st

from alongside.knowledge.core.wording import LANGUAGES
from alongside.knowledge.readings import (
    PROTOCOLS,
    Person,
    State,
    average,
    average_said,
    change,
    change_said,
    days_of,
    judge_average,
    trend,
    trend_said,
)  # fmt: skip
from alongside.knowledge.readings.trend import _sums, _variance

from .made import NOW, readings, taken

NICE = PROTOCOLS["nice_7_days"]
FIRST = NOW.date()
VALUES = st.lists(st.integers(50, 120), min_size=10, max_size=25)


def series(values, gap=1):
    return [(FIRST + timedelta(gap * number), Fraction(value)) for number, value in enumerate(values)]


def week(days=7):
    """Mornings and evenings, two each: the first day high, then 130/80 and 134/82."""
    tops = ((130, 80), (134, 82))
    return [
        taken("blood_pressure", 170 if day == 0 else top, bottom=bottom, hours=-24 * day - 12 * half - number / 60)
        for day in range(days)
        for half in (0, 1)
        for number, (top, bottom) in enumerate(tops)
    ]


def test_a_week_reckoned_by_hand():
    found = average(week(), NICE, FIRST)
    assert found.numbers == (132, 81)
    assert (found.rests_on, found.days, found.missing, found.more) == (24, 7, (), 0)
    assert judge_average(found, Person()).told.state is State.TALK
    assert average_said(found, "en") == "Your average is 132 over 81, from 24 readings on 7 days."


def test_below_the_least_it_refuses_and_says_what_is_missing():
    found = average(week(3), NICE, FIRST)
    assert (found.numbers, found.rests_on, found.days, found.missing, found.more) == (
        None, 8, 3, ("days", "readings"), 4,
    )  # fmt: skip
    told = judge_average(found, Person()).told
    assert (told.state, told.missing) == (State.UNKNOWN, ("days", "readings"))
    assert all(average_said(found, language) for language in LANGUAGES)


def test_readings_outside_the_week_do_not_count():
    more = [taken("blood_pressure", 200, bottom=100, hours=24), taken("blood_pressure", 200, bottom=100, hours=-24 * 7)]
    assert average(week() + more, NICE, FIRST) == average(week(), NICE, FIRST)


@given(st.lists(readings("blood_pressure"), max_size=30), st.randoms())
def test_an_average_does_not_depend_on_the_order_and_lies_within(some, random):
    mixed = random.sample(some, len(some))
    first = (NOW - timedelta(days=3)).date()
    found = average(some, NICE, first)
    assert found == average(mixed, NICE, first)
    assert (found.numbers is None) is bool(found.missing)
    if found.numbers:
        tops = [one.exact[0] for one in some]
        assert min(tops) <= found.numbers[0] <= max(tops)


def test_a_straight_line_has_its_slope():
    found = trend(series([100 - number for number in range(20)]))
    assert (found.direction, found.a_week, found.low, found.high, found.days) == ("down", -7.0, -7.0, -7.0, 20)


def test_a_trend_is_said_in_the_persons_unit():
    kilo = Fraction("0.45359237")
    found = trend(series([kilo * (200 - number) for number in range(14)]))
    assert trend_said(found, "en", "weight", "lb") == (
        "It has gone down over these 14 days: about 7.0 lb a week, most likely 7.0 to 7.0."
    )
    noisy = trend(series([180 + number + 3 * (number % 2) for number in range(14)]))
    assert 0 < noisy.low <= noisy.a_week < noisy.high
    said = trend_said(noisy, "es", "glucose", "mg/dL")
    assert f"de {noisy.low:.1f} a {noisy.high:.1f}" in said
    assert "no podemos" in trend_said(trend(series([80, 81] * 6)), "es", "weight", "kg").casefold()


def test_one_wild_day_does_not_move_the_slope_and_noise_is_unclear():
    line = [80 + number / 7 for number in range(21)]
    wild = [*line[:10], 300, *line[11:]]
    assert abs(trend(series(map(Fraction, wild))).a_week - 1) < 0.05
    assert trend(series([80, 82, 79, 81, 80, 82, 79, 81, 80, 82, 79, 81])).direction == "unclear"
    assert trend(series([80] * 12)).direction == "unclear"


def test_nine_days_are_too_few():
    found = trend(series(range(9)))
    assert (found.direction, found.a_week, found.low, found.high, found.days) == ("unknown", None, None, None, 9)
    assert trend(series(range(10))).direction == "up"
    assert change(series([1] * 4 + [9] * 5)) is None
    assert all("9" in trend_said(found, language, "weight", "kg") for language in LANGUAGES)


def test_the_interval_by_hand():
    """Ten days that rise by one a day but for the last two, which change places: 43 up, 2 down of 45 pairs.

    The variance of S is 10 · 9 · 25 / 18 = 125; 1.96 · √125 = 21.9; so the 11th and the 35th of 45 slopes, outwards.
    """
    days = series([0, 1, 2, 3, 4, 5, 6, 7, 9, 8])
    assert _variance(days) == 125
    slopes = sorted(7 * (b - a) / (y - x).days for i, (x, a) in enumerate(days) for y, b in days[i + 1 :])
    found = trend(days)
    assert round(1.959964 * sqrt(125), 1) == 21.9
    assert (found.low, found.high) == (float(slopes[10]), float(slopes[34]))


def test_the_variance_is_that_of_every_order():
    for values in ((1, 2, 3, 4, 5), (1, 1, 2, 3, 3)):
        sums = [
            sum((a < b) - (a > b) for i, a in enumerate(order) for b in order[i + 1 :])
            for order in permutations(values)
        ]
        assert _variance(series(values)) == sum(one * one for one in sums) / len(sums)


@given(VALUES)
def test_the_slope_lies_in_its_interval_and_turns_with_the_sign(values):
    found, other = trend(series(values)), trend(series([-value for value in values]))
    assert found.low <= found.a_week <= found.high
    assert other.a_week == -found.a_week
    assert {"up": "down", "down": "up", "unclear": "unclear"}[found.direction] == other.direction


def test_a_step_is_found_with_the_days_it_may_have_been():
    found = change(series([80] * 10 + [90] * 10))
    assert (found.day, found.before, found.after) == (FIRST + timedelta(10), 80, 90)
    assert found.earliest < found.day < found.latest
    assert round(found.chance, 6) == 0.001581  # 2 · exp(-6 · 100² / (20³ + 20²))
    assert change_said(found, "en", "temperature", "°F", str) == (
        "It went from about 176.0 to about 194.0 °F, most likely on 2026-03-11. "
        "It may have been any day from 2026-03-09 to 2026-03-13."
    )
    assert change(series([80, 82, 79, 81, 80, 82, 79, 81, 80, 82])) is None


@given(VALUES)
def test_the_quick_sums_are_the_slow_ones(values):
    slow = [sum((a < b) - (a > b) for a in values[:cut] for b in values[cut:]) for cut in range(1, len(values))]
    assert _sums(values) == slow


@given(VALUES)
def test_a_step_is_within_its_days(values):
    found = change(series(values))
    if found:
        assert found.earliest <= found.day <= found.latest
        assert 0 <= found.chance < 0.05


@given(st.lists(readings(), max_size=20))
def test_a_day_is_one_value_whatever_the_order(some):
    for what in {one.what for one in some}:
        mine = [one for one in some if one.what == what]
        assert days_of(mine) == days_of(mine[::-1])
        trend(days_of(mine))
        change(days_of(mine))


def test_a_slip_is_not_in_a_trend():
    days = [taken("weight", 80, hours=-24 * number) for number in range(3)]
    assert days_of([*days, taken("weight", 800, hours=-60)]) == days_of(days)
