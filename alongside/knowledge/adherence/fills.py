"""What a pharmacy handed over: which drug, on which day, for how many days; and when each supply was for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from alongside.knowledge.core.facts import Facts, Medicine
from alongside.knowledge.core.unreadable import Unreadable

DAY = timedelta(days=1)
HANDED_OVER = ("", "completed", "unknown")


@dataclass(frozen=True, slots=True)
class Fill:
    """One fill. `drug` is what is the same drug: an ingredient, or several joined by "/" or "+"."""

    drug: str
    when: date
    days: int

    @property
    def ingredients(self) -> frozenset[str]:
        """What is in it."""
        return frozenset(part.strip().casefold() for part in self.drug.replace("+", "/").split("/"))


@dataclass(frozen=True, slots=True)
class Supply:
    """The days a fill is for, first and last included."""

    fill: Fill
    first: date
    last: date


def supplies(fills: Iterable[Fill]) -> tuple[Supply, ...]:
    """In the order of their days. A fill before the same drug's last supply has ended starts after it.

    Another drug of the class starts on its own day: both are taken together. (PQA's examples.)
    """
    ends: dict[str, date] = {}
    found = []
    for fill in sorted(fills, key=lambda one: one.when):
        after = [ends[name] + DAY for name in fill.ingredients if name in ends]
        first = max([fill.when, *after])
        last = first + DAY * (fill.days - 1)
        found.append(Supply(fill, first, last))
        ends |= dict.fromkeys(fill.ingredients, last)
    return tuple(found)


def covered(supply: Sequence[Supply], start: date, end: date) -> int:
    """How many days from `start` to `end`, both included, have at least one supply."""
    count, reached = 0, start
    for one in sorted(supply, key=lambda item: item.first):
        first, last = max(one.first, reached), min(one.last, end)
        if first <= last:
            count += (last - first).days + 1
            reached = last + DAY
    return count


def fills_of(facts: Facts, names: Sequence[str], on: date) -> tuple[Fill, ...]:
    """Fills of a record whose product names one of these ingredients, until a day, with a known number of days."""
    found = []
    for medicine in facts.of(Medicine):
        if medicine.source_kind != "dispense" or medicine.status not in HANDED_OVER:
            continue
        if not medicine.when or not medicine.when.is_day or medicine.when.upper > on:
            continue
        inside = [name for name in names if name in medicine.label.casefold()]
        days = _days(medicine)
        if inside and days:
            found.append(Fill("/".join(inside), medicine.when.upper, days))
    return tuple(sorted(found, key=lambda fill: fill.when))


def _days(medicine: Medicine) -> int | None:
    try:
        value = medicine.days.decimal if medicine.days else None
    except (Unreadable, ArithmeticError):
        return None
    if value is None or medicine.days is None or medicine.days.unit.casefold() not in ("", "d", "day", "days"):
        return None
    return int(value) if value == int(value) and 1 <= value <= 366 else None
