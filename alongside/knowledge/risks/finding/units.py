"""Measured values in the unit that a calculator takes; a unit that core does not know is not guessed at."""

from decimal import Decimal

from alongside.knowledge.core.units import conversion
from alongside.knowledge.core.values import Quantity

# What data/codes.toml calls a unit → the unit, and of what, where core asks for that.
OF = {
    "mg/dL": ("mg/dL", "cholesterol"),
    "mg/dL creatinine": ("mg/dL", "creatinine"),
    "mg/g": ("mg/g", "creatinine"),
}
DIGITS = 6  # after the point
MOST = 20  # digits before the point, and zeros after it: beyond that no number is anybody's


def in_unit(quantity: Quantity, wanted: str) -> float | None:
    """The number in the wanted unit; None for an unknown unit, or a "<" or ">" that is not a number to reckon with."""
    found, value = conversion(quantity.unit, *OF.get(wanted, (wanted,))), quantity.decimal
    if found is None or quantity.comparator or not value.is_finite() or value.adjusted() > MOST:
        return None
    value = Decimal(0) if value.adjusted() < -MOST else value
    return float(round(found.convert(value), DIGITS))
