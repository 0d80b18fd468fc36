"""Which readings we ask about again. Nothing is dropped: what would be an emergency counts while we ask."""

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

from .reading import Reading
from .rules import MEASURES

DAY = timedelta(days=1)


def doubts(reading: Reading, others: Sequence[Reading] = ()) -> tuple[str, ...]:
    """Why to ask again: "range", "order" (top is not above bottom), "jump". Nothing once the person confirmed it."""
    if reading.confirmed:
        return ()
    measure, found = MEASURES[reading.what], []
    exact = reading.exact
    if any(not low <= number <= high for number, (low, high) in zip(exact, measure.plausible, strict=True)):
        found.append("range")
    if len(exact) == 2 and exact[0] <= exact[1]:
        found.append("order")
    if measure.day_change is not None and _jumped(reading, others, Fraction(measure.day_change) / 100):
        found.append("jump")
    return tuple(found)


def _jumped(reading: Reading, others: Sequence[Reading], share: Fraction) -> bool:
    """Whether it is further than a share from the last reading within the day before it."""
    near = [one for one in others if one.what == reading.what and timedelta(0) < reading.when - one.when <= DAY]
    if not near:
        return False
    last = max(near, key=lambda one: (one.when, one.exact))
    return abs(reading.exact[0] - last.exact[0]) > share * abs(last.exact[0])


def believable(readings: Sequence[Reading]) -> list[Reading]:
    """Those we do not ask about, in order of time."""
    ordered, kept, since = sorted(readings, key=lambda one: (one.when, one.exact)), [], 0
    for place, one in enumerate(ordered):
        while one.when - ordered[since].when > DAY:
            since += 1
        if not doubts(one, ordered[since:place]):
            kept.append(one)
    return kept
