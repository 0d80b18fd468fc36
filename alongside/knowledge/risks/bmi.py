"""Body mass index of an adult, and its category. Decimals: 25 exactly is not 24.9999."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from alongside.knowledge.core.asked import Number

from .finding.finders import Measured
from .frame import Calculator, Result

# Plausible for an adult; our own limits, to catch a wrong unit.
FIELDS = (Number("weight_kg", "kg", 20, 500), Number("height_cm", "cm", 100, 250))
CATEGORIES = (
    (Decimal(40), "obesity_3"), (Decimal(35), "obesity_2"), (Decimal(30), "obesity_1"), (Decimal(25), "overweight"),
    (Decimal("18.5"), "healthy"), (Decimal(0), "underweight"),
)  # fmt: skip


def index(weight_kg: float, height_cm: float) -> Decimal:
    """kg/m²."""
    metres = Decimal(repr(height_cm)) / 100
    return Decimal(repr(weight_kg)) / (metres * metres)


def category(value: Decimal) -> str:
    """The category of the index as computed, not of a rounded one."""
    return next(name for least, name in CATEGORIES if value >= least)


def _work(given: Mapping[str, Any]) -> Result:
    value = index(given["weight_kg"], given["height_cm"])
    band = category(value)
    return Result(values={"bmi": float(round(value, 3)), "category": band}, band=band)


CALCULATOR = Calculator(
    name="bmi_category_adult",
    fields=FIELDS,
    work=_work,
    finders=(Measured("weight_kg", "weight"), Measured("height_cm", "height")),
    not_with=("pregnancy",),
    least_age=20,
)
