"""FINDRISC: points for getting type 2 diabetes within ten years. Whole numbers; the chances are the source's own."""

from collections.abc import Mapping
from typing import Any

from alongside.knowledge.core.asked import Choice, Number, YesNo

from .chance import Chance
from .finding.derived import Bmi
from .finding.finders import Age, Asked, Measured, Sex
from .finding.listed import HasProblem, Relative, Takes
from .frame import Calculator, Result

FIELDS = (
    Choice("sex", ("female", "male")),
    Number("age", "years", 18, 120, whole=True),
    Number("bmi", "kg/m2", 10, 100),
    Number("waist_cm", "cm", 30, 250),
    YesNo("physically_active"),
    YesNo("daily_vegetables_fruit"),
    YesNo("antihypertensive_medication"),
    YesNo("high_blood_glucose_history"),
    Choice("family_history", ("none", "second_degree", "first_degree")),
)
WAIST = {"male": (94, 102), "female": (80, 88)}
FAMILY = {"none": 0, "second_degree": 3, "first_degree": 5}
# (highest score, band, one in how many within ten years)
BANDS = ((6, "low", 100), (11, "slightly_elevated", 25), (14, "moderate", 6), (20, "high", 3), (26, "very_high", 2))


def _work(given: Mapping[str, Any]) -> Result:
    first, second = WAIST[given["sex"]]
    score = (
        (given["age"] >= 45) * 2 + (given["age"] >= 55) + (given["age"] >= 65)
        + (3 if given["bmi"] > 30 else 1 if given["bmi"] >= 25 else 0)
        + (4 if given["waist_cm"] > second else 3 if given["waist_cm"] >= first else 0)
        + 2 * (not given["physically_active"])
        + (not given["daily_vegetables_fruit"])
        + 2 * given["antihypertensive_medication"]
        + 5 * given["high_blood_glucose_history"]
        + FAMILY[given["family_history"]]
    )  # fmt: skip
    _most, band, one_in = next(row for row in BANDS if score <= row[0])
    chance = Chance(outcome="diabetes", probability=1 / one_in, years=10)
    return Result(values={"score": score, "band": band}, chances=(chance,), band=band)


CALCULATOR = Calculator(
    name="findrisc",
    fields=FIELDS,
    work=_work,
    finders=(
        Sex(), Age(), Bmi(), Measured("waist_cm", "waist"), Asked("physically_active"), Asked("daily_vegetables_fruit"),
        Takes("antihypertensive_medication", "blood_pressure"),
        HasProblem("high_blood_glucose_history", "prediabetes", ask=True),
        Relative("family_history", "diabetes", "first_degree"),
    ),
    not_with=("diabetes",),
)  # fmt: skip
