"""FIB-4: how likely it is that a liver has much scarring. A float: it has a square root."""

import math
from collections.abc import Mapping
from typing import Any

from alongside.knowledge.core.asked import Number

from .finding.finders import Age, Measured
from .frame import Calculator, Result

# Adults; the upper ends are ours, to catch a wrong unit.
FIELDS = (
    Number("age", "years", 18, 120, whole=True),
    Number("ast_u_l", "U/L", 1, 10000),
    Number("alt_u_l", "U/L", 1, 10000),
    Number("platelets_10e9_l", "10^9/L", 1, 2000),
)
HIGH_ABOVE = 2.67
LOW_BELOW = 1.3
LOW_BELOW_FROM_65 = 2.0


def _work(given: Mapping[str, Any]) -> Result:
    value = given["age"] * given["ast_u_l"] / (given["platelets_10e9_l"] * math.sqrt(given["alt_u_l"]))
    low = LOW_BELOW_FROM_65 if given["age"] >= 65 else LOW_BELOW
    band = "high" if value > HIGH_ABOVE else "low" if value < low else "indeterminate"
    return Result(values={"fib4": round(value, 4), "band": band}, band=band)


CALCULATOR = Calculator(
    name="fib4",
    fields=FIELDS,
    work=_work,
    finders=(
        Age(), Measured("ast_u_l", "ast"), Measured("alt_u_l", "alt"), Measured("platelets_10e9_l", "platelets"),
    ),
)  # fmt: skip
