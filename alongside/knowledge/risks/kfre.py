"""Kidney failure risk: the four-variable equation of 2016. Floats: logarithms and powers."""

import math
from collections.abc import Mapping
from typing import Any

from alongside.knowledge.core.asked import Choice, Number

from .chance import Chance
from .egfr import egfr_or_none
from .finding.derived import Egfr
from .finding.finders import Age, Fixed, Measured, Sex
from .frame import Calculator, Result

# Adults; the ends of age and UACR are ours.
FIELDS = (
    Number("age", "years", 18, 110, whole=True),
    Choice("sex", ("female", "male")),
    # Made for chronic kidney disease of stages 3 to 5: a rate below 60.
    Number("egfr", "mL/min/1.73 m2", 1, 60, below=True),
    Number("uacr_mg_g", "mg/g", 0.1, 25000),
    Choice("region", ("north_america", "other")),
    Choice("horizon_years", (2, 5)),
)
BASELINE = {
    ("north_america", 2): 0.975,
    ("north_america", 5): 0.924,
    ("other", 2): 0.9832,
    ("other", 5): 0.9365,
}


def _work(given: Mapping[str, Any]) -> Result:
    score = (
        -0.2201 * (given["age"] / 10 - 7.036)
        + 0.2467 * ((given["sex"] == "male") - 0.5642)
        - 0.5567 * (given["egfr"] / 5 - 7.222)
        + 0.4510 * (math.log(given["uacr_mg_g"]) - 5.137)
    )
    risk = 1 - BASELINE[given["region"], given["horizon_years"]] ** math.exp(score)
    chance = Chance(outcome="kidney_failure", probability=risk, years=given["horizon_years"])
    return Result(values={"risk": round(risk, 5)}, chances=(chance,))


CALCULATOR = Calculator(
    name="kfre_4var_2016",
    fields=FIELDS,
    work=_work,
    finders=(
        Age(), Sex(), Egfr(egfr_or_none), Measured("uacr_mg_g", "uacr"), Fixed("region", "north_america"),
        Fixed("horizon_years", 5),
    ),
)  # fmt: skip
