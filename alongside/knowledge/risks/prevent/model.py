"""The five PREVENT models, 10 and 30 years, five outcomes each."""

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from alongside.knowledge.core.asked import Choice, Field, Number, Refused, YesNo

from ..chance import Chance
from ..egfr import egfr_or_none
from ..finding.derived import Bmi, Egfr, Pressure
from ..finding.finders import Age, Asked, Fixed, Measured, Sex
from ..finding.found import Finder
from ..finding.listed import HasProblem, SmokesNow, Takes
from ..frame import Calculator, Result
from .terms import terms

OUTCOMES = ("total_cvd", "ascvd", "heart_failure", "chd", "stroke")
OLDEST_FOR_30_YEARS = 59
# Two implementations agree on all lower ends and on age, cholesterol and BMI. Systolic pressure goes to 200: preventr,
# which stops at 180, says that the equations go to 200 and that 180 is its author's caution; Linden's Stata has 200.
# eGFR goes to 140, as in preventr; Stata's 150 has no second source, so the narrower one stands.
# HbA1c from 3 and UACR 0.1 to 25,000: preventr again, which says that 3 is the equations' own limit.
BASE: tuple[Field, ...] = (
    Choice("sex", ("female", "male")),
    Number("age", "years", 30, 79, whole=True),
    Number("sbp_mm_hg", "mm Hg", 90, 200),
    YesNo("bp_treated"),
    Number("total_cholesterol_mg_dl", "mg/dL", 130, 320),
    Number("hdl_cholesterol_mg_dl", "mg/dL", 20, 100),
    YesNo("statin"),
    YesNo("diabetes"),
    YesNo("current_smoker"),
    Number("egfr", "mL/min/1.73 m2", 15, 140),
    Number("bmi", "kg/m2", 18.5, 40, below=True),
    Choice("horizon_years", (10, 30)),
)
FINDERS: tuple[Finder, ...] = (
    Sex(), Age(), Pressure("sbp_mm_hg", "systolic"), Takes("bp_treated", "blood_pressure"),
    Measured("total_cholesterol_mg_dl", "total_cholesterol"), Measured("hdl_cholesterol_mg_dl", "hdl_cholesterol"),
    Takes("statin", "statin"), HasProblem("diabetes", "diabetes"), SmokesNow(), Egfr(egfr_or_none), Bmi(),
    Fixed("horizon_years", 10),
)  # fmt: skip


def _added(*, optional: bool) -> dict[str, Field]:
    """HbA1c, UACR, SDI. In the full model each may be absent: its equations have terms for that."""
    return {
        "hba1c": Number("hba1c_percent", "%", 3, 15, optional=optional),
        "uacr": Number("uacr_mg_g", "mg/g", 0.1, 25000, optional=optional),
        "sdi": Number("sdi_decile", "(decile)", 1, 10, whole=True, optional=optional),
    }


@lru_cache(maxsize=1)
def coefficients() -> dict[str, Any]:
    """data/prevent.json: for each model and horizon, term → one coefficient a column."""
    return dict(json.loads((Path(__file__).parent.parent / "data" / "prevent.json").read_text(encoding="utf-8")))


def probabilities(model: str, given: Mapping[str, Any]) -> dict[str, float]:
    """Outcome → probability (0 to 1) within the horizon. Raises Refused for 30 years from an age above 59."""
    if given["horizon_years"] == 30 and given["age"] > OLDEST_FOR_30_YEARS:
        raise Refused("age", "out of range for 30 years", "30 to 59 years when horizon_years is 30")
    tables, values = coefficients(), terms(given)
    table, columns = tables[f"{model}_{given['horizon_years']}"], tables["columns"]
    found = {}
    for outcome in OUTCOMES:
        column = columns.index(f"{given['sex']}_{outcome}")
        score = math.fsum(row[column] * values[term] for term, row in table.items())
        found[outcome] = 1 / (1 + math.exp(-score))
    return found


def _calculator(model: str, *added: str) -> Calculator:
    fields = _added(optional=model == "full")
    needed = model != "full"
    find: dict[str, Finder] = {
        "hba1c": Measured("hba1c_percent", "hba1c", needed=needed),
        "uacr": Measured("uacr_mg_g", "uacr", needed=needed),
        "sdi": Asked("sdi_decile", needed=needed),
    }

    def work(given: Mapping[str, Any]) -> Result:
        found = probabilities(model, given)
        chances = tuple(Chance(outcome=o, probability=p, years=given["horizon_years"]) for o, p in found.items())
        return Result(values={outcome: round(p, 6) for outcome, p in found.items()}, chances=chances)

    return Calculator(
        name=f"prevent_{model}",
        fields=(*BASE, *(fields[name] for name in added)),
        work=work,
        finders=(*FINDERS, *(find[name] for name in added)),
        not_with=("cardiovascular_disease",),
    )


MODELS = (
    _calculator("base"),
    _calculator("hba1c", "hba1c"),
    _calculator("uacr", "uacr"),
    _calculator("sdi", "sdi"),
    _calculator("full", "hba1c", "uacr", "sdi"),
)
