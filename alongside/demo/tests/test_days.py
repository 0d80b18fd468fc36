"""Days told relative to another day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.demo.days import Days

ZONE = "America/Chicago"
TUESDAY = Days(date(2026, 11, 24), ZONE, frozenset({date(2026, 11, 26)}))


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("today", "2026-11-24"),
        ("-3w", "2026-11-03"),
        ("-6y ~year", "2020"),
        ("-2mo ~month", "2026-09"),
        ("-4y+3mo", "2023-02-24"),
        ("-4w 10:30", "2026-10-27T10:30:00-05:00"),
        ("-1w 10:30", "2026-11-17T10:30:00-06:00"),
        ("-2d open", "2026-11-20"),  # Sunday: back to Friday
        ("+2d open", "2026-11-27"),  # Thanksgiving: on to the next day
        ("+4d 09:00 open", "2026-11-30T09:00:00-06:00"),
    ],
)
def test_a_told_day(told, meant):
    assert TUESDAY.text(told) == meant


def test_the_last_day_of_a_short_month():
    assert Days(date(2028, 2, 29), ZONE).text("-1y") == "2027-02-28"


@pytest.mark.parametrize("told", ["yesterday", "3d", "-3", "-3d 10", "-3d closed", ""])
def test_what_says_no_day(told):
    with pytest.raises(ValueError, match="does not say a day"):
        TUESDAY.date(told)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(-900, 900))
def test_open_days_are_open_and_lie_further_away(on, shift):
    days = Days(on, ZONE)
    plain, open_ = days.date(f"{shift:+d}d"), days.date(f"{shift:+d}d open")
    assert days.is_open(open_)
    assert abs(open_ - on) >= abs(plain - on)
