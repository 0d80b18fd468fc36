"""Kidney function: the CKD-EPI 2021 creatinine equation. Floats: it has powers. Race is not an input."""

from collections.abc import Mapping
from typing import Any

from alongside.knowledge.core.asked import Choice, Number, Refused

from .finding.finders import Age, Measured, Sex
from .frame import Calculator, Result

# The equation is for adults; the upper ends are ours, to catch a wrong unit.
FIELDS = (
    Choice("sex", ("female", "male")),
    Number("age", "years", 18, 120, whole=True),
    Number("creatinine_mg_dl", "mg/dL", 0.1, 30),
)
# KDIGO's categories of the rate as computed, not of a rounded one: 59.7 is G3a.
CATEGORIES = ((90, "G1"), (60, "G2"), (45, "G3a"), (30, "G3b"), (15, "G4"), (0, "G5"))


def egfr(sex: str, age: int, creatinine: float) -> float:
    """mL/min/1.73 m² from creatinine in mg/dL. Inker 2021, NEJM 385:1737."""
    kappa, alpha, factor = (0.7, -0.241, 1.012) if sex == "female" else (0.9, -0.302, 1.0)
    ratio = creatinine / kappa
    return float(142 * min(ratio, 1) ** alpha * max(ratio, 1) ** -1.200 * 0.9938**age * factor)


def egfr_or_none(sex: str, age: int, creatinine: float) -> float | None:
    """The rate to one decimal, or None when an input is outside what the equation was made for."""
    try:
        return round(float(CALCULATOR({"sex": sex, "age": age, "creatinine_mg_dl": creatinine}).values["egfr"]), 1)
    except Refused:
        return None


def category(rate: float) -> str:
    """G1 to G5."""
    return next(name for least, name in CATEGORIES if rate >= least)


def _work(given: Mapping[str, Any]) -> Result:
    rate = egfr(given["sex"], given["age"], given["creatinine_mg_dl"])
    return Result(values={"egfr": round(rate, 2), "gfr_category": category(rate)}, band=category(rate))


CALCULATOR = Calculator(
    name="egfr_ckd_epi_2021_creatinine",
    fields=FIELDS,
    work=_work,
    finders=(Sex(), Age(), Measured("creatinine_mg_dl", "creatinine")),
)
