"""BCRAT (the Gail model of the NCI): the chance of invasive breast cancer until a later age. Floats: exponentials."""

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from alongside.knowledge.core.asked import Choice, Number, Refused

from .chance import Chance
from .finding.finders import Age, Asked
from .frame import Calculator, Result

UNKNOWN = ("unknown",)
HISPANIC = ("hispanic_us_born", "hispanic_foreign_born")
ASIAN = ("chinese", "japanese", "filipino", "hawaiian", "other_pacific_islander", "other_asian")
RACES = ("white", "black", *HISPANIC, "native_american_other", *ASIAN)
FIELDS = (
    Number("age", "years", 20, 89, whole=True),
    Number("projection_age", "years", 21, 90, whole=True),
    Number("biopsies", "", 0, 30, whole=True, words=UNKNOWN),
    Choice("atypical_hyperplasia", ("yes", "no", "unknown")),
    Number("age_menarche", "years", 5, 60, whole=True, words=UNKNOWN),
    Number("age_first_birth", "years", 9, 60, whole=True, words=("nulliparous", "unknown")),
    Number("first_degree_relatives", "", 0, 30, whole=True, words=UNKNOWN),
    Choice("race", RACES),
)


@lru_cache(maxsize=1)
def _groups() -> dict[str, Any]:
    path = Path(__file__).parent / "data" / "bcrat.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))["groups"])


def _work(given: Mapping[str, Any]) -> Result:
    _agree(given)
    risk = _absolute(given)
    chance = Chance(outcome="breast_cancer", probability=risk, years=given["projection_age"] - given["age"])
    return Result(values={"absolute_risk_percent": round(100 * risk, 5)}, chances=(chance,))


def _agree(given: Mapping[str, Any]) -> None:
    """Answers that cannot all be true are refused."""
    age, menarche, birth = given["age"], given["age_menarche"], given["age_first_birth"]
    if given["projection_age"] <= age:
        raise Refused("projection_age", "not after age", f"{age + 1} to 90 years")
    if type(menarche) is int and menarche > age:
        raise Refused("age_menarche", "after age", f"5 to {age} years or unknown")
    if type(birth) is int and (birth > age or (type(menarche) is int and birth < menarche)):
        raise Refused("age_first_birth", "before menarche or after age", "between age_menarche and age")
    if given["biopsies"] == 0 and given["atypical_hyperplasia"] == "yes":
        raise Refused("atypical_hyperplasia", "found without a biopsy", "no or unknown when biopsies is 0")


def _codes(given: Mapping[str, Any]) -> tuple[int, int, int, int]:
    """The model's classes of biopsies, age at menarche, age at first birth and relatives."""
    race, birth = given["race"], given["age_first_birth"]
    biopsies, relatives = (_at_most(given[name], 2) for name in ("biopsies", "first_degree_relatives"))
    menarche = 0 if given["age_menarche"] == "unknown" else (given["age_menarche"] < 14) + (given["age_menarche"] < 12)
    if birth == "unknown":
        first = 0
    elif birth == "nulliparous":
        first = 2
    elif race in HISPANIC:
        first = (birth >= 20) + (birth >= 30)
    else:
        first = (birth >= 20) + (birth >= 25) + (birth >= 30)
    if race == "black":
        menarche, first = min(menarche, 1), 0
    if race in HISPANIC:
        biopsies = min(biopsies, 1)
    if race in HISPANIC or race in ASIAN:
        relatives = min(relatives, 1)
    return biopsies, 0 if race == "hispanic_us_born" else menarche, first, relatives


def _at_most(value: int | str, most: int) -> int:
    return 0 if isinstance(value, str) else min(value, most)


def _absolute(given: Mapping[str, Any]) -> float:
    """Year by year: cancer before anything else, among those who had neither so far."""
    group = _groups()[given["race"]]
    beta, (biopsies, menarche, first, relatives) = group["beta"], _codes(given)
    score = (
        biopsies * beta["biopsies"] + menarche * beta["menarche"] + first * beta["first_birth"]
        + relatives * beta["relatives"] + first * relatives * beta["first_birth_x_relatives"]
    )  # fmt: skip
    tissue = {"yes": 1.82, "no": 0.93, "unknown": 1.0}[given["atypical_hyperplasia"]] if biopsies else 1.0
    before = tissue * math.exp(score) * group["one_minus_ar"][0]
    after = tissue * math.exp(score + biopsies * beta["biopsies_from_50"]) * group["one_minus_ar"][1]
    risk, free = 0.0, 1.0
    for year in range(given["age"], given["projection_age"]):
        band = (year - 20) // 5
        cancer = group["cancer"][band] * (before if year < 50 else after)
        either = cancer + group["other_death"][band]
        risk += free * cancer / either * (1 - math.exp(-either))
        free *= math.exp(-either)
    return risk


CALCULATOR = Calculator(
    name="bcrat_gail",
    fields=FIELDS,
    work=_work,
    finders=(Age(), *(Asked(field.name) for field in FIELDS[1:])),
    not_with=("breast_cancer",),
    only_sex="female",
)
