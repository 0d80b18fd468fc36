"""Numbers and days as people of a place write them. Digits of a result are never rounded."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from alongside.knowledge.core.dates import PartialDate
from alongside.knowledge.core.values import Quantity
from alongside.knowledge.core.wording import Words


@dataclass(frozen=True, slots=True)
class Place:
    """The marks between digits, and how a unit is said there."""

    decimal: str = "."
    thousands: str = ","
    unit: Callable[[str], str] = str

    def number(self, digits: str) -> str:
        """Digits as they came, with this place's marks: "1234.50" is "1,234.50"."""
        if "e" in digits.casefold():
            digits = f"{Decimal(digits):f}"
        whole, point, rest = digits.lstrip("+-").partition(".")
        groups = f"{int(whole or 0):,}".replace(",", self.thousands) if len(whole) > 3 else whole or "0"
        sign = "−" if digits.startswith("-") else ""
        return sign + groups + (self.decimal + rest if point and rest else "")

    def amount(self, digits: str, unit: str, comparator: str = "") -> str:
        """A number with its unit: "< 5 mg/dL", "7.0%"."""
        said = " ".join(filter(None, (comparator, self.number(digits), self.unit(unit))))
        return said.replace(" %", "%")

    def quantity(self, quantity: Quantity) -> str:
        """A value as it was received."""
        return self.amount(quantity.value, quantity.unit, quantity.comparator)


UNITED_STATES = Place()


def day(when: PartialDate, say: Words) -> str:
    """A day, a month or a year, as much of it as is known."""
    months = say.each("date.months")
    values = {"day": when.lower.day, "month": months[when.lower.month - 1], "year": when.lower.year}
    if when.is_day:
        return say("date.day", **values)
    return say("date.month", **values) if when.lower.month == when.upper.month else str(when.lower.year)


def difference(new: Decimal, old: Decimal) -> str:
    """How far apart two numbers are, with as many decimals as the more exact of them."""
    apart = abs(new - old)
    return f"{apart:f}"
