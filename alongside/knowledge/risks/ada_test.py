"""The diabetes risk test of the ADA and the CDC: 5 points or more, and a blood test is worth asking for."""

from collections.abc import Mapping
from typing import Any

from alongside.knowledge.core.asked import Choice, Number, Refused, YesNo

from .finding.derived import Bmi
from .finding.finders import Age, Asked, Sex
from .finding.listed import HasProblem, Relative
from .frame import Calculator, Result

FIELDS = (
    Choice("sex", ("female", "male")),
    Number("age", "years", 18, 120, whole=True),
    YesNo("gestational_diabetes"),
    YesNo("family_history_first_degree"),
    YesNo("hypertension_history"),
    YesNo("physically_active"),
    Number("bmi", "kg/m2", 10, 100),
)
INCREASED_FROM = 5


def _work(given: Mapping[str, Any]) -> Result:
    if given["gestational_diabetes"] and given["sex"] == "male":
        raise Refused(
            "gestational_diabetes", "the test asks this of women only; look at both answers", "false for male"
        )
    age, bmi = given["age"], given["bmi"]
    score = (
        (age >= 40) + (age >= 50) + (age >= 60)
        + (given["sex"] == "male") + given["gestational_diabetes"] + given["family_history_first_degree"]
        + given["hypertension_history"] + (not given["physically_active"])
        + (bmi >= 25) + (bmi >= 30) + (bmi >= 40)
    )  # fmt: skip
    return Result(values={"score": score, "increased_risk": score >= INCREASED_FROM})


CALCULATOR = Calculator(
    name="ada_cdc_diabetes_risk_test",
    fields=FIELDS,
    work=_work,
    finders=(
        Sex(), Age(), HasProblem("gestational_diabetes", "gestational_diabetes"),
        Relative("family_history_first_degree", "diabetes"), HasProblem("hypertension_history", "hypertension"),
        Asked("physically_active"), Bmi(),
    ),
    not_with=("diabetes",),
)  # fmt: skip
