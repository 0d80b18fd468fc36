"""Units of home readings, converted exactly by core's tables. A unit that is not there is not guessed at."""

from decimal import Decimal
from fractions import Fraction

from alongside.knowledge.core.units import Conversion, conversion

OF = {"mg/dL": "glucose"}  # base unit → of what, where that matters


def known(unit: str, base: str) -> bool:
    """Whether a unit, as written, can be converted to the base unit."""
    return conversion(unit, base, OF.get(base, "")) is not None


def in_base(value: Decimal | Fraction, unit: str, base: str) -> Fraction:
    """The value in the base unit, exactly. Raises KeyError for a unit that is not known."""
    return _rule(unit, base).convert(value)


def from_base(value: Fraction, unit: str, base: str) -> Fraction:
    """The way back, exactly. Raises KeyError for a unit that is not known."""
    return _rule(unit, base).back(value)


def change_in_base(value: Decimal, unit: str, base: str) -> Fraction:
    """A difference in the base unit: 1 °F more is 5/9 °C more. Raises KeyError."""
    return _rule(unit, base).change(value)


def _rule(unit: str, base: str) -> Conversion:
    rule = conversion(unit, base, OF.get(base, ""))
    if rule is None:
        raise KeyError(unit, base)
    return rule
