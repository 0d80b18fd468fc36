"""The number of a result as what is known of it: exact, or somewhere below or above a limit ("< 5")."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache

from alongside.knowledge.core.facts import Measurement
from alongside.knowledge.core.parts import Part
from alongside.knowledge.core.values import LOINC, Quantity

from .catalogue import OPS, Measurand
from .units import plain

STANDS = ("", "final", "amended", "corrected", "preliminary")
TOP, BOTTOM = "8480-6", "8462-4"


@dataclass(frozen=True, slots=True)
class Number:
    """Between `least` and `most` (None: no end); `exact` when it is one number. `closed`: the ends may be it."""

    least: Fraction | None
    most: Fraction | None
    closed: bool = True

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.least is not None and (self.least is self.most or self.least == self.most)

    def meets(self, op: str, limit: Fraction) -> bool:
        """Whether every number it may be is on this side of a limit."""
        end = self.most if op.startswith("<") else self.least
        if end is None:
            return False
        return OPS[op](end, limit) or (not self.closed and end == limit)


def number(quantity: Quantity | None) -> Number | None:
    """A quantity as a number in its own unit; None when it is none, or is compared in a way we do not know."""
    if quantity is None:
        return None
    value = _fraction(quantity.value)
    if value is None:
        return None
    match quantity.comparator:
        case "":
            return Number(value, value)
        case "<" | "<=":
            return Number(None, value, quantity.comparator == "<=")
        case ">" | ">=":
            return Number(value, None, quantity.comparator == ">=")
    return None


@lru_cache(maxsize=5000)  # the same few hundred values are met again and again
def _fraction(digits: str) -> Fraction | None:
    try:
        return Fraction(Decimal(digits))
    except (InvalidOperation, ValueError, OverflowError):
        return None


def in_base(found: Number, unit: str, test: Measurand) -> Number | None:
    """The number in the test's unit; None for a unit that is not known."""
    if not test.units.knows(unit):
        return None
    least = None if found.least is None else test.units.in_base(found.least, unit)
    if found.exact:
        return found if least is found.least else Number(least, least)
    return Number(least, None if found.most is None else test.units.in_base(found.most, unit), found.closed)


def quantities(result: Measurement, test: Measurand) -> tuple[Quantity, ...]:
    """The value, or both numbers of a pair; nothing when they are not there."""
    if not test.pair:
        return (result.quantity,) if result.quantity else ()
    pair = [next((part.quantity for part in result.parts if _is(part, code)), None) for code in (TOP, BOTTOM)]
    found = tuple(quantity for quantity in pair if quantity is not None)
    return found if len(found) == 2 and plain(found[0].unit) == plain(found[1].unit) else ()


def _is(part: Part, code: str) -> bool:
    return part.concept.has(LOINC, code)
