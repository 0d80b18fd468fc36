"""Dates as records have them: sometimes a year, sometimes a moment. What is partial stays partial."""

import calendar
import re
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from .unreadable import Unreadable

_FHIR = re.compile(
    r"(?P<y>\d{4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d)"
    r"(?:[Tt ](?P<H>\d\d):(?P<M>\d\d)(?::(?P<S>\d\d)(?P<f>\.\d+)?)?(?P<z>[Zz]|[+-]\d\d:?\d\d)?)?)?)?\Z",
    re.ASCII,
)
FIRST_YEAR = 1800  # earlier ones are what programs write for "nothing", such as 0001-01-01


@dataclass(frozen=True, slots=True)
class PartialDate:
    """`text` as received; `lower` and `upper` are the days it may mean, in the offset it was written in.

    `instant` is the moment in UTC when a time with an offset was given, else None.
    """

    text: str
    lower: date
    upper: date
    instant: datetime | None = None

    def __hash__(self) -> int:
        return hash(self.text)  # the rest follows from it, nearly always; and dates are looked up often

    @property
    def is_day(self) -> bool:
        """Whether the day is known."""
        return self.lower == self.upper

    def age_on(self, on: date) -> tuple[int, int]:
        """As a birth date: the (least, greatest) age in whole years on `on`. Negative before birth."""
        return years_between(self.upper, on), years_between(self.lower, on)


def parse(text: str, path: str) -> PartialDate:
    """A FHIR date, dateTime or instant. Raises Unreadable when it is not one, or does not exist.

    A time without an offset (vendors leave it out) keeps its day and gives no instant. So does the last year there is:
    payers write 9999-12-31 for "without end". A leap second counts as the second before it.
    """
    if (known := _parsed(text[:80])) is not None:
        return known
    if (found := _FHIR.match(text)) and 0 < int(found["y"]) < FIRST_YEAR:
        raise Unreadable(path, f"{text[:40]} is what programs write when they have no date")
    if found:
        raise Unreadable(path, f"{text[:40]} is not a date that exists")
    raise Unreadable(path, f"“{text[:40]}” is not a date")


@lru_cache(maxsize=20_000)  # one patient's record repeats the same moments many times
def _parsed(text: str) -> PartialDate | None:
    found = _FHIR.match(text)
    if not found:
        return None
    year, month, day = int(found["y"]), found["m"], found["d"]
    if year < FIRST_YEAR:
        return None
    try:
        if month is None:
            return PartialDate(text, date(year, 1, 1), date(year, 12, 31))
        if day is None:
            return PartialDate(text, date(year, int(month), 1), last_of_month(year, int(month)))
        only = date(year, int(month), int(day))
        return PartialDate(text, only, only, _instant(found, only))
    except (ValueError, OverflowError):
        return None


def years_between(born: date, on: date) -> int:
    """Whole years from `born` to `on`. Somebody born on 29 February has their birthday on 1 March in other years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def add_months(start: date, months: int) -> date:
    """`start` moved by whole months, kept inside the month: 31 January plus one month is the last of February."""
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def last_of_month(year: int, month: int) -> date:
    """The last day of a month. Raises ValueError for a month that does not exist."""
    return date(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 12 else date(year, month, 1)


def _instant(found: re.Match[str], day: date) -> datetime | None:
    if found["H"] is None:
        return None
    second = min(int(found["S"] or 0), 59) if found["S"] == "60" else int(found["S"] or 0)
    micro = int((found["f"] or ".0")[1:7].ljust(6, "0"))
    moment = datetime(day.year, day.month, day.day, int(found["H"]), int(found["M"]), second, micro, tzinfo=UTC)
    zone = found["z"]
    if zone is None or day.year == MAXYEAR:
        return None
    return moment if zone in "Zz" else moment.replace(tzinfo=_offset(zone)).astimezone(UTC)


def _offset(text: str) -> timezone:
    hours, minutes = int(text[1:3]), int(text[-2:])
    if minutes > 59:
        raise ValueError(text)
    return timezone((1 if text[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))
