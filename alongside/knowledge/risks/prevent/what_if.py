"""The same person with one thing changed, only where the equation supports it.

PREVENT was fitted to people as they were. It knows smokers and others, and people at every pressure: that comparison
it supports, as a comparison and not as a promise. It does not know what a medicine does. Its terms for treatment mark
who was given one: the term for treated pressure is positive, so it would say that starting a pill does harm. What a
medicine changes comes from trials, in the decision aids.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alongside.knowledge.core.asked import Number, Refused

from ..frame import Calculator, Result

SUPPORTED = ("stop_smoking", "lower_pressure")
NOT_SUPPORTED = ("start_pressure_medicine", "start_statin")


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The answer as things are, and for the same person with the change."""

    change: str
    now: Result
    then: Result


def what_if(calculator: Calculator, given: Mapping[str, Any], change: str, pressure: Any = None) -> WhatIf:
    """Compare. `pressure` is the systolic number to compare with, for lower_pressure: all else stays as it is.

    Raises Refused for a change that the equation does not support, or that would change nothing.
    """
    if not calculator.name.startswith("prevent_") or change not in SUPPORTED:
        raise Refused("change", "this equation does not say what that would change", ", ".join(SUPPORTED))
    now = calculator(given)
    if change == "stop_smoking":
        if not given["current_smoker"]:
            raise Refused("current_smoker", "does not smoke now", "true")
        return _falls(change, now, calculator({**given, "current_smoker": False}))
    # Below 110 the chances of the equation rise again: no goal to compare with.
    pressure = Number("pressure", "mm Hg", 110, given["sbp_mm_hg"], below=True).read(pressure)
    return _falls(change, now, calculator({**given, "sbp_mm_hg": pressure}))


def _falls(change: str, now: Result, then: Result) -> WhatIf:
    """Near 79 some models have a chance that rises as pressure falls: an accident of the data, nothing to tell."""
    if any(after.probability > before.probability for before, after in zip(now.chances, then.chances, strict=True)):
        raise Refused("change", "at this age the equation does not say what that would change", "a younger age")
    return WhatIf(change, now, then)
