"""Where readings are going: a robust slope with its interval, and whether the level changed. No more than is known.

Theil (1950) and Sen (1968): the median of all slopes between two days, with an interval from Kendall's S. Pettitt
(1979): whether the level differs before and after some day. The formulas are from memory; tests hold them to a count of
every order of a few days. Readings of one day are their median first, for they are not independent.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate, combinations
from math import ceil, exp, floor, sqrt
from statistics import median

from .plausible import believable
from .reading import Reading

Day = tuple[date, Fraction]
Z95 = 1.959964
LEAST_DAYS = 10  # the normal approximation of both holds from about ten; our own limit
MOST_DAYS = 200  # the last ones: every pair is looked at
CHANCE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Change a week in the base unit, with a 95 % interval; on how many days it rests.

    `direction`: up or down only where the whole interval says so, else "unclear". None of it with fewer than 10 days:
    then `direction` is "unknown" and the numbers are None. Days that hang together make the interval too narrow.
    """

    direction: str
    days: int
    a_week: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The level was `before` and then `after`. `day` is the likeliest first day of the new level; it may have been any
    day from `earliest` to `latest`. `chance`: how often such a step comes by chance alone (Pettitt's approximation)."""

    day: date
    earliest: date
    latest: date
    before: Fraction
    after: Fraction
    chance: float


def days_of(readings: Sequence[Reading], part: int = 0) -> list[Day]:
    """One value a day: the median of its believable readings. `part` 1 is the second number of a blood pressure."""
    found: dict[date, list[Fraction]] = defaultdict(list)
    for one in believable(readings):
        found[one.when.date()].append(one.exact[part])
    return [(day, median(values)) for day, values in sorted(found.items())][-MOST_DAYS:]


def trend(days: Sequence[Day]) -> Trend:
    """Of days in order, each once, as `days_of` gives them."""
    if len(days) < LEAST_DAYS:
        return Trend(direction="unknown", days=len(days))
    points = [(day.toordinal(), float(value)) for day, value in days]
    slopes = sorted(7 * (b - a) / (later - day) for (day, a), (later, b) in combinations(points, 2))
    reach = Z95 * sqrt(_variance(days))
    low = slopes[max(floor((len(slopes) - reach) / 2) - 1, 0)]
    high = slopes[min(ceil((len(slopes) + reach) / 2), len(slopes) - 1)]
    direction = "up" if low > 0 else "down" if high < 0 else "unclear"
    return Trend(direction=direction, days=len(days), a_week=median(slopes), low=low, high=high)


def _variance(days: Sequence[Day]) -> float:
    """Of Kendall's S, with equal values counted."""
    tied = Counter(value for _day, value in days).values()
    return (_term(len(days)) - sum(_term(count) for count in tied)) / 18


def _term(count: int) -> int:
    return count * (count - 1) * (2 * count + 5)


def change(days: Sequence[Day]) -> Change | None:
    """A step in the level. None where chance would do, or with fewer than 10 days.

    To this test a steady slope is a step, too: look at `trend` first.
    """
    count = len(days)
    if count < LEAST_DAYS:
        return None
    sums = _sums([value for _day, value in days])
    most = max(map(abs, sums))
    chance = _chance(most, count)
    if chance >= CHANCE:
        return None
    cut = 1 + next(place for place, one in enumerate(sums) if abs(one) == most)
    likely = [1 + place for place, one in enumerate(sums) if _chance(abs(one), count) < CHANCE]
    return Change(
        day=days[cut][0], earliest=days[min(likely) - 1][0] + timedelta(1), latest=days[max(likely)][0],
        before=median([v for _d, v in days[:cut]]), after=median([v for _d, v in days[cut:]]), chance=chance,
    )  # fmt: skip


def _sums(values: Sequence[Fraction]) -> list[int]:
    """For each cut: pairs that are higher after it, less pairs that are lower. One day's pairs are added at a time."""
    ordered = sorted(values)
    above = [len(values) - bisect_right(ordered, one) - bisect_left(ordered, one) for one in values]
    return list(accumulate(above))[:-1]


def _chance(most: int, count: int) -> float:
    return min(1.0, 2 * exp(-6 * most**2 / (count**3 + count**2)))
