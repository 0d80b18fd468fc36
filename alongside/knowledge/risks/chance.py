"""A chance as a person can picture it: so many of 100 or of 1,000 people like you, and so many who do not have it."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, slots=True)
class Count:
    """`having` of `people` have it, `spared` do not. `under_one`: fewer than one, so 0 is not "never"."""

    people: int
    having: int
    under_one: bool

    @property
    def spared(self) -> int:
        """The other frame of the same number."""
        return self.people - self.having


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """A probability (0 to 1, a float: it comes from a logarithm) of `outcome` within `years`."""

    outcome: str
    probability: float
    years: int

    def of(self, people: int) -> Count:
        """The chance as a count of this many people, half a person rounded up."""
        exact = Decimal(repr(self.probability)) * people
        return Count(people, int(exact.to_integral_value(ROUND_HALF_UP)), 0 < exact < 1)

    @property
    def in_100(self) -> Count:
        """Of 100 people: fit for chances of 1 in 100 or more."""
        return self.of(100)

    @property
    def fitting(self) -> Count:
        """Of 100 from a chance of 1 in 100 on, of 1,000 below."""
        return self.in_100 if self.probability >= 0.01 else self.in_1000

    @property
    def in_1000(self) -> Count:
        """Of 1,000 people: fit for smaller chances too."""
        return self.of(1000)
