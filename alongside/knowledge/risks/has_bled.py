"""HAS-BLED: points for bleeding on a blood thinner, to find what can be mended. Not a reason to withhold one."""

from collections.abc import Mapping
from typing import Any

from alongside.knowledge.core.asked import YesNo

from .finding.finders import Asked, OlderThan
from .finding.listed import Above, HasProblem, Takes
from .frame import Calculator, Result

NAMES = (
    "hypertension_uncontrolled", "abnormal_renal_function", "abnormal_liver_function", "stroke", "bleeding_history",
    "labile_inr", "elderly_over_65", "drugs_antiplatelet_nsaid", "alcohol_excess",
)  # fmt: skip
HIGH_FROM = 3
# What a person and a team can change together.
CHANGEABLE = ("hypertension_uncontrolled", "labile_inr", "drugs_antiplatelet_nsaid", "alcohol_excess")


def _work(given: Mapping[str, Any]) -> Result:
    score = sum(given[name] for name in NAMES)
    return Result(values={"score": score, "high": score >= HIGH_FROM})


CALCULATOR = Calculator(
    name="has_bled",
    fields=tuple(YesNo(name) for name in NAMES),
    work=_work,
    finders=(
        Above("hypertension_uncontrolled", "systolic", 160),
        Asked("abnormal_renal_function"),
        HasProblem("abnormal_liver_function", "liver_disease", ask=True),
        HasProblem("stroke", "stroke"),
        HasProblem("bleeding_history", "bleeding", ask=True),
        Asked("labile_inr"),
        OlderThan("elderly_over_65", 65),
        Takes("drugs_antiplatelet_nsaid", "antiplatelet_or_nsaid"),
        Asked("alcohol_excess"),
    ),
    least_age=18,
)
