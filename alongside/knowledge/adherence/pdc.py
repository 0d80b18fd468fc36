"""Proportion of days covered, as the Pharmacy Quality Alliance counts it. Possession, not taking: never a grade."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from .fills import Fill, Supply, covered, supplies

THRESHOLD = Fraction(80, 100)
THRESHOLD_ANTIRETROVIRALS = Fraction(90, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """`days_covered` of `days_in_period`, from the first fill to the end. `share` is exact.

    `counts`: PQA measures people with fills on two days or more; for others the share is only a number.
    """

    supply: tuple[Supply, ...]
    days_covered: int
    days_in_period: int
    counts: bool

    @property
    def share(self) -> Fraction:
        """From 0 to 1: never above, for a day is covered once."""
        return Fraction(self.days_covered, self.days_in_period)

    def reaches(self, threshold: Fraction = THRESHOLD) -> bool:
        """Whether it is at the threshold or above."""
        return self.share >= threshold


def proportion(fills: Sequence[Fill], start: date, end: date) -> Covered | None:
    """For fills of one drug or one class. None when there was no fill from `start` to `end`.

    The period begins at the first fill within it; a supply that reaches beyond the end is cut there.
    """
    inside = [fill for fill in fills if start <= fill.when <= end]
    if not inside:
        return None
    supply = supplies(inside)
    first = min(fill.when for fill in inside)
    return Covered(
        supply=supply,
        days_covered=covered(supply, first, end),
        days_in_period=(end - first).days + 1,
        counts=len({fill.when for fill in inside}) >= 2,
    )
