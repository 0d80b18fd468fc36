"""What is partial stays partial; what does not exist is refused."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.knowledge.core.dates import add_months, parse, years_between
from alongside.knowledge.core.unreadable import Unreadable

DAYS = st.dates(min_value=date(1850, 1, 1), max_value=date(2150, 12, 31))


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("1958", date(1958, 1, 1), date(1958, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2024-02-29T23:30:00-05:00", date(2024, 2, 29), date(2024, 2, 29)),
        ("2021-07-07T10:00", date(2021, 7, 7), date(2021, 7, 7)),
    ],
)
def test_bounds(text, lower, upper):
    found = parse(text, "x")
    assert (found.text, found.lower, found.upper) == (text, lower, upper)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2024-02-29T23:30:00-05:00", datetime(2024, 3, 1, 4, 30, tzinfo=UTC)),
        ("2024-02-29T23:30:00Z", datetime(2024, 2, 29, 23, 30, tzinfo=UTC)),
        ("2016-12-31T23:59:60Z", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("2024-01-01T00:00:00.123456789Z", datetime(2024, 1, 1, 0, 0, 0, 123456, tzinfo=UTC)),
        ("2024-01-01T00:00:00.5+00:00", datetime(2024, 1, 1, 0, 0, 0, 500000, tzinfo=UTC)),
        ("2024-01-01T10:00:00", None),
        ("2024-01-01 10:00:00+0100", datetime(2024, 1, 1, 9, 0, tzinfo=UTC)),
        ("2024-01-01t10:00z", datetime(2024, 1, 1, 10, 0, tzinfo=UTC)),
        ("9999-12-31T23:59:59-14:00", None),
        ("2024-01-01", None),
    ],
)
def test_a_moment_needs_an_offset(text, instant):
    assert parse(text, "x").instant == instant


@pytest.mark.parametrize(
    "text",
    [
        "2023-02-29", "2023-02-30", "2023-13", "2023-00-01", "0000-00-00", "0000", "23-01-01", "2023-1-1", "today",
        "2023-01-01T24:00:00Z", "2023-01-01T10:60:00Z", "2023-01-01T10:00:00+25:00", "2023-01-01T10:00:00+05:99",
        "20230101", "2023-01-01\n", "", "2023-01-01T", "٢٠٢٣-01-01", "0001-01-01", "0001-01-01T00:00:00Z", "1799-12-31",
        "01/02/2023", "2023-01-01  10:00", "2023-01-01T10", "2023-01-01T10:00:00 Z",
    ],
)  # fmt: skip
def test_what_does_not_exist_is_unreadable_and_says_where(text):
    with pytest.raises(Unreadable) as refused:
        parse(text, "Observation.effectiveDateTime")
    assert refused.value.path == "Observation.effectiveDateTime"
    assert refused.value.reason


@given(st.text(max_size=30))
def test_whatever_comes_is_read_or_unreadable(text):
    try:
        found = parse(text, "x")
    except Unreadable:
        return
    assert found.text == text
    assert found.lower <= found.upper


@given(DAYS)
def test_a_day_reads_as_itself(day):
    found = parse(day.isoformat(), "x")
    assert found.lower == found.upper == day
    assert found.is_day


@given(DAYS, st.integers(-1200, 1200))
def test_adding_months_lands_in_the_month_meant_and_never_past_the_day(day, months):
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day
    assert moved.day == day.day or (moved.month != add_one_day(moved).month)


def add_one_day(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2000, 2, 29), date(2018, 2, 28), 17),
        (date(2000, 2, 29), date(2018, 3, 1), 18),
        (date(2000, 2, 29), date(2020, 2, 29), 20),
        (date(2000, 6, 1), date(2000, 5, 31), -1),
    ],
)
def test_whole_years(born, on, age):
    assert years_between(born, on) == age


def test_the_age_of_somebody_born_in_a_year_is_a_span():
    assert parse("1958", "x").age_on(date(2026, 6, 1)) == (67, 68)
