"""Days in a story are told relative to the day it is told on: "-6y", "-3w 09:10", "+15d 10:30 open"."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SHIFT = re.compile(r"([+-]\d+)(mo|[ywd])")
WHOLE = re.compile(r"((?:[+-]\d+(?:mo|[ywd]))+|today)(?: (\d\d:\d\d))?(?: (open|~year|~month))?")


@dataclass(frozen=True)
class Days:
    """Tells dates relative to `on`, in the clinic's time zone, around the days on which it is closed."""

    on: date
    zone: str
    closed: frozenset[date] = frozenset()

    def date(self, text: str) -> date:
        """The day meant; with `open`, the nearest open day further from `on`. Raises ValueError when unreadable."""
        match = WHOLE.fullmatch(text)
        if match is None:
            raise ValueError(f"“{text}” does not say a day")
        day = self.on
        for amount, unit in SHIFT.findall(match[1]):
            day = _shift(day, int(amount), unit)
        step = timedelta(days=-1 if day <= self.on else 1)
        while match[3] == "open" and not self.is_open(day):
            day += step
        return day

    def text(self, text: str) -> str:
        """As FHIR writes it: a date, a year (`~year`), a month (`~month`) or, with a time, a moment with its offset."""
        day, match = self.date(text), WHOLE.fullmatch(text)
        if match[3] in ("~year", "~month"):
            return day.isoformat()[: 4 if match[3] == "~year" else 7]
        return self.moment(day, time.fromisoformat(match[2])) if match[2] else day.isoformat()

    def moment(self, day: date, at: time, minutes: int = 0) -> str:
        """`day` at `at`, and so many minutes later, with the clinic's offset of that day."""
        local = datetime.combine(day, at, ZoneInfo(self.zone)) + timedelta(minutes=minutes)
        return local.isoformat(timespec="seconds")

    def instant(self, text: str, minutes: int = 0) -> str:
        """Always a moment: noon when the text has no time."""
        match = WHOLE.fullmatch(text)
        return self.moment(self.date(text), time.fromisoformat(match[2] or "12:00"), minutes)

    def is_open(self, day: date) -> bool:
        """Monday to Friday, and no holiday."""
        return day.weekday() < 5 and day not in self.closed


def _shift(day: date, amount: int, unit: str) -> date:
    if unit == "d":
        return day + timedelta(days=amount)
    if unit == "w":
        return day + timedelta(weeks=amount)
    months = day.year * 12 + day.month - 1 + amount * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
