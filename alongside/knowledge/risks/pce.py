"""The Pooled Cohort Equations of 2013, for comparison only. They take race and over-count; PREVENT is the default."""

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from alongside.knowledge.core.asked import Choice, Number, YesNo

from .chance import Chance
from .finding.derived import Pressure
from .finding.finders import Age, Asked, Measured, Sex
from .finding.listed import HasProblem, SmokesNow, Takes
from .frame import Calculator, Result

FIELDS = (
    Choice("sex", ("female", "male")),
    # The equations exist for these two groups alone. What to enter for anybody else is not theirs to say.
    Choice("race", ("black", "white")),
    Number("age", "years", 40, 79, whole=True),
    Number("total_cholesterol_mg_dl", "mg/dL", 130, 320),
    Number("hdl_cholesterol_mg_dl", "mg/dL", 20, 100),
    Number("systolic_bp_mm_hg", "mm Hg", 90, 200),
    YesNo("bp_treated"),
    YesNo("current_smoker"),
    YesNo("diabetes"),
)


@lru_cache(maxsize=1)
def _groups() -> dict[str, dict[str, float]]:
    path = Path(__file__).parent / "data" / "pce.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))["groups"])


def _work(given: Mapping[str, Any]) -> Result:
    group = _groups()[f"{given['race']}_{given['sex']}"]
    age, sbp = math.log(given["age"]), math.log(given["systolic_bp_mm_hg"])
    tc, hdl = math.log(given["total_cholesterol_mg_dl"]), math.log(given["hdl_cholesterol_mg_dl"])
    treated, untreated = (sbp, 0.0) if given["bp_treated"] else (0.0, sbp)
    smoker, diabetes = float(given["current_smoker"]), float(given["diabetes"])
    values = {
        "ln_age": age, "ln_age_sq": age * age, "ln_tc": tc, "ln_age_ln_tc": age * tc, "ln_hdl": hdl,
        "ln_age_ln_hdl": age * hdl, "ln_treated_sbp": treated, "ln_age_ln_treated_sbp": age * treated,
        "ln_untreated_sbp": untreated, "ln_age_ln_untreated_sbp": age * untreated, "smoker": smoker,
        "ln_age_smoker": age * smoker, "diabetes": diabetes,
    }  # fmt: skip
    score = math.fsum(group[name] * value for name, value in values.items() if name in group)
    risk = 1 - group["baseline_survival"] ** math.exp(score - group["group_mean"])
    chance = Chance(outcome="ascvd", probability=risk, years=10)
    return Result(values={"risk_percent": round(100 * risk, 4)}, chances=(chance,))


CALCULATOR = Calculator(
    name="ascvd_pce_2013",
    fields=FIELDS,
    work=_work,
    finders=(
        Sex(), Asked("race"), Age(), Measured("total_cholesterol_mg_dl", "total_cholesterol"),
        Measured("hdl_cholesterol_mg_dl", "hdl_cholesterol"), Pressure("systolic_bp_mm_hg", "systolic"),
        Takes("bp_treated", "blood_pressure"), SmokesNow(), HasProblem("diabetes", "diabetes"),
    ),
    not_with=("cardiovascular_disease",),
)  # fmt: skip
