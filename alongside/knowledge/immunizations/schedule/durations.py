"""Lengths of time as schedules write them, and the specification's way of adding them to a date (section 3.4).

Inside the engine a day is an integer, `date.toordinal()`: comparing and adding days then costs next to nothing.
"""

import re
from datetime import MAXYEAR, date
from typing import NamedTuple

_PART = re.compile(r"\s*([+-]?)\s*(\d+)\s*(year|month|week|day)s?\s*\Z|\s*([+-]?)\s*(\d+)\s*(year|month|week|day)s?\b")
_MONTHS = {"year": 12, "month": 1}
_DAYS = {"week": 7, "day": 1}
LAST_DAY = date(MAXYEAR, 12, 31).toordinal()


class Duration(NamedTuple):
    """Months first, then days (CALCDT-6). Years are twelve months, weeks seven days; both parts may be negative."""

    months: int
    days: int


def parse(text: str) -> Duration:
    """ "12 months - 4 days" and the like. Raises ValueError for anything else."""
    months = days = position = 0
    while position < len(text):
        found = _PART.match(text, position)
        if not found:
            raise ValueError(f"“{text}” is not a length of time")
        sign, number, unit = found.group(1, 2, 3) if found.group(3) else found.group(4, 5, 6)
        if position and not sign:
            raise ValueError(f"“{text}” does not say whether to add or to take away")
        amount = -int(number) if sign == "-" else int(number)
        months += amount * _MONTHS.get(unit, 0)
        days += amount * _DAYS.get(unit, 0)
        position = found.end()
    if not text.strip():
        raise ValueError("an empty length of time")
    return Duration(months, days)


def add(day: int, length: Duration) -> int:
    """`day` plus `length`. A day that does not exist becomes the first of the next month (CALCDT-5).

    What leads beyond the calendar ends on its first or last day.
    """
    if length.months:
        start = date.fromordinal(day)
        year, month = divmod(start.year * 12 + start.month - 1 + length.months, 12)
        if year >= MAXYEAR:
            return LAST_DAY
        if year < 1:
            return 1
        try:
            day = date(year, month + 1, start.day).toordinal()
        except ValueError:
            day = date(year, month + 2, 1).toordinal()
    return min(max(day + length.days, 1), LAST_DAY)


class DatesFrom(dict[Duration, int]):
    """The dates at given lengths of time after one day: each is worked out once. The same 90 lengths recur all over."""

    __slots__ = ("day",)

    def __init__(self, day: int) -> None:
        self.day = day

    def __missing__(self, length: Duration) -> int:
        found = self[length] = add(self.day, length)
        return found
