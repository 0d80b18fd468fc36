"""The category of a blood pressure in the office (2017, kept in 2025): the higher of the two numbers decides."""

from collections.abc import Mapping
from typing import Any

from alongside.knowledge.core.asked import Number, Refused

from .finding.derived import Pressure
from .frame import Calculator, Result

# Plausible of a living person; our own limits.
FIELDS = (Number("systolic", "mm Hg", 40, 320), Number("diastolic", "mm Hg", 20, 220))


def category(systolic: float, diastolic: float) -> str:
    """normal, elevated, stage_1, stage_2 or severe."""
    if systolic > 180 or diastolic > 120:
        return "severe"
    if systolic >= 140 or diastolic >= 90:
        return "stage_2"
    if systolic >= 130 or diastolic >= 80:
        return "stage_1"
    return "elevated" if systolic >= 120 else "normal"


def _work(given: Mapping[str, Any]) -> Result:
    if given["diastolic"] >= given["systolic"]:
        raise Refused("diastolic", "not below the systolic", f"20 to below {given['systolic']:g} mm Hg")
    band = category(given["systolic"], given["diastolic"])
    return Result(values={"category": band}, band=band)


CALCULATOR = Calculator(
    name="bp_category_aha_2017_2025",
    fields=FIELDS,
    work=_work,
    finders=(Pressure("systolic", "systolic"), Pressure("diastolic", "diastolic")),
    not_with=("pregnancy",),
    least_age=18,
)
