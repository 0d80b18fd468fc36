"""CHA2DS2-VASc: points for the chance of a stroke in atrial fibrillation. Whole numbers."""

from collections.abc import Mapping
from typing import Any

from alongside.knowledge.core.asked import Choice, Number, YesNo

from .finding.finders import Age, Sex
from .finding.listed import HasProblem
from .frame import Calculator, Result

FIELDS = (
    Number("age", "years", 18, 120, whole=True),
    Choice("sex", ("female", "male")),
    YesNo("congestive_heart_failure"),
    YesNo("hypertension"),
    YesNo("diabetes"),
    YesNo("stroke_tia_thromboembolism"),
    YesNo("vascular_disease"),
)


def _work(given: Mapping[str, Any]) -> Result:
    age = 2 if given["age"] >= 75 else 1 if given["age"] >= 65 else 0
    ones = ("congestive_heart_failure", "hypertension", "diabetes", "vascular_disease")
    score = (
        age + sum(given[name] for name in ones) + 2 * given["stroke_tia_thromboembolism"] + (given["sex"] == "female")
    )
    return Result(values={"score": score})


CALCULATOR = Calculator(
    name="cha2ds2_vasc",
    fields=FIELDS,
    work=_work,
    finders=(
        Age(), Sex(), HasProblem("congestive_heart_failure", "heart_failure"),
        HasProblem("hypertension", "hypertension"),
        HasProblem("diabetes", "diabetes"), HasProblem("stroke_tia_thromboembolism", "stroke"),
        HasProblem("vascular_disease", "vascular_disease"),
    ),
    only_with=("atrial_fibrillation",),
)  # fmt: skip
