"""NEWS2: how acutely ill somebody in hospital is. For clinicians; not validated for people at home."""

from collections.abc import Mapping
from typing import Any

from alongside.knowledge.core.asked import Choice, Number, YesNo

from .finding.derived import Pressure
from .finding.finders import Asked, Measured
from .frame import Calculator, Result

# Plausible of a living person; our own limits. Temperature is charted to one decimal, the others are whole.
FIELDS = (
    Number("respiratory_rate", "/min", 0, 100, whole=True),
    Number("spo2", "%", 40, 100, whole=True),
    Choice("spo2_scale", (1, 2)),
    YesNo("on_oxygen"),
    Number("systolic_bp", "mm Hg", 20, 320, whole=True),
    Number("pulse", "/min", 0, 300, whole=True),
    Choice("consciousness", ("alert", "cvpu")),
    Number("temperature_c", "°C", 25, 45),
)
# (highest value, points), ascending; above the last one, `beyond`.
RESPIRATION = ((8, 3), (11, 1), (20, 0), (24, 2)), 3
SATURATION_1 = ((91, 3), (93, 2), (95, 1)), 0
SATURATION_2_AIR = ((83, 3), (85, 2), (87, 1)), 0
SATURATION_2_OXYGEN = ((83, 3), (85, 2), (87, 1), (92, 0), (94, 1), (96, 2)), 3
SYSTOLIC = ((90, 3), (100, 2), (110, 1), (219, 0)), 3
PULSE = ((40, 3), (50, 1), (90, 0), (110, 1), (130, 2)), 3
TEMPERATURE = ((35.0, 3), (36.0, 1), (38.0, 0), (39.0, 1)), 2
Table = tuple[tuple[tuple[float, int], ...], int]


def points(given: Mapping[str, Any]) -> dict[str, int]:
    """Points of each of the seven parameters."""
    on_oxygen = given["on_oxygen"]
    scale_2 = SATURATION_2_OXYGEN if on_oxygen else SATURATION_2_AIR
    return {
        "respiratory_rate": _of(RESPIRATION, given["respiratory_rate"]),
        "spo2": _of(scale_2 if given["spo2_scale"] == 2 else SATURATION_1, given["spo2"]),
        "on_oxygen": 2 * on_oxygen,
        "systolic_bp": _of(SYSTOLIC, given["systolic_bp"]),
        "pulse": _of(PULSE, given["pulse"]),
        "consciousness": 3 * (given["consciousness"] != "alert"),
        "temperature_c": _of(TEMPERATURE, round(given["temperature_c"], 1)),
    }


def _of(table: Table, value: float) -> int:
    rows, beyond = table
    return next((score for most, score in rows if value <= most), beyond)


def _work(given: Mapping[str, Any]) -> Result:
    each = points(given)
    score, any_3 = sum(each.values()), 3 in each.values()
    band = "high" if score >= 7 else "medium" if score >= 5 else "low_medium" if any_3 else "low"
    return Result(values={"score": score, "any_parameter_3": any_3, "band": band}, band=band)


CALCULATOR = Calculator(
    name="news2",
    fields=FIELDS,
    work=_work,
    finders=(
        Measured("respiratory_rate", "respiratory_rate"), Measured("spo2", "spo2"), Asked("spo2_scale"),
        Asked("on_oxygen"), Pressure("systolic_bp", "systolic", within=0), Measured("pulse", "pulse"),
        Asked("consciousness"), Measured("temperature_c", "temperature"),
    ),
    not_with=("pregnancy",),
    least_age=16,
)  # fmt: skip
