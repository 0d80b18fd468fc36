"""Since last time: the same, a difference that a test has by itself, or more than that. Two numbers are no trend."""

from dataclasses import dataclass
from fractions import Fraction

from alongside.knowledge.core.facts import Measurement

from .catalogue import Measurand
from .history import History
from .value import in_base, number, quantities

DONE = ("", "final", "amended", "corrected")


@dataclass(frozen=True, slots=True)
class Change:
    """`kind`: same, small, unknown, up, down. `before` is the result it is compared with."""

    kind: str
    before: Measurement


def change(result: Measurement, known: History, test: Measurand) -> Change | None:
    """Compared with the newest one before it that has an exact number under the same code, or None without any.

    A difference is only called one when a source says how much the test moves within a person who stays the same.
    """
    now = _exact(result, test)
    found = _before(result, known, test) if now else None
    if now is None or found is None:
        return None
    before, then = found
    if now == then:
        return Change("same", before)
    if test.moves is None or test.pair:
        return Change("unknown", before)
    if abs(now[0] - then[0]) <= abs(then[0]) * test.moves.share:
        return Change("small", before)
    return Change("up" if now[0] > then[0] else "down", before)


def is_newest(result: Measurement, known: History) -> bool:
    """Whether no result of the same code is dated after it."""
    when = result.when
    return not any(when and other.when and other.when.lower > when.upper for other in known.alike(result))


def _before(result: Measurement, known: History, test: Measurand) -> tuple[Measurement, tuple[Fraction, ...]] | None:
    """The first of those before it, newest first, that can be compared, with its number."""
    for other in known.alike(result):
        if other.status in DONE and other.origin != result.origin and _is_before(other, result):
            exact = _exact(other, test)
            if exact is not None:
                return other, exact
    return None


def _is_before(other: Measurement, result: Measurement) -> bool:
    if other.when is None or result.when is None:
        return False
    if other.when.instant and result.when.instant:
        return other.when.instant < result.when.instant
    return other.when.upper < result.when.lower


def _exact(result: Measurement, test: Measurand) -> tuple[Fraction, ...] | None:
    found = []
    for quantity in quantities(result, test):
        value = number(quantity)
        based = in_base(value, quantity.unit, test) if value and value.exact else None
        if based is None or based.least is None:
            return None
        found.append(based.least)
    return tuple(found) or None
