"""Since last time: the same, a difference that a test has by itself, or more than that. Two numbers are no trend."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from alongside.knowledge.core.facts import Measurement
from alongside.knowledge.core.values import LOINC, Concept

from .catalogue import Measurand
from .value import in_base, number, quantities

DONE = ("", "final", "amended", "corrected")


@dataclass(frozen=True, slots=True)
class Change:
    """`kind`: same, small, unknown, up, down. `before` is the result it is compared with."""

    kind: str
    before: Measurement


def change(result: Measurement, earlier: Iterable[Measurement], test: Measurand) -> Change | None:
    """Compared with the newest one before it that has an exact number under the same code, or None without any.

    A difference is only called one when a source says how much the test moves within a person who stays the same.
    """
    now = _exact(result, test)
    before = max(_comparable(result, earlier, test), key=_moment, default=None)
    then = _exact(before, test) if before else None
    if now is None or before is None or then is None:
        return None
    if now == then:
        return Change("same", before)
    if test.moves is None or test.pair:
        return Change("unknown", before)
    if abs(now[0] - then[0]) <= abs(then[0]) * test.moves.share:
        return Change("small", before)
    return Change("up" if now[0] > then[0] else "down", before)


def is_newest(result: Measurement, others: Iterable[Measurement]) -> bool:
    """Whether no result of the same code is dated after it."""
    codes, when = _codes(result.concept), result.when
    return not any(
        when and other.when and other.when.lower > when.upper and codes & _codes(other.concept) for other in others
    )


def _comparable(result: Measurement, earlier: Iterable[Measurement], test: Measurand) -> list[Measurement]:
    codes, when = _codes(result.concept), result.when
    if when is None:
        return []
    return [
        other for other in earlier
        if other.status in DONE and other.origin != result.origin and other.when is not None
        and _before(other, result) and codes & _codes(other.concept) and _exact(other, test) is not None
    ]  # fmt: skip


def _before(other: Measurement, result: Measurement) -> bool:
    if other.when is None or result.when is None:
        return False
    if other.when.instant and result.when.instant:
        return other.when.instant < result.when.instant
    return other.when.upper < result.when.lower


def _moment(one: Measurement) -> tuple[str, str, str, str]:
    """Later first by day, then by moment, then by identity: always the same one."""
    when = one.when
    moment = when.instant.isoformat() if when and when.instant else ""
    return (when.lower.isoformat() if when else "", moment, one.origin.source, one.origin.id)


def _exact(result: Measurement, test: Measurand) -> tuple[Fraction, ...] | None:
    found = []
    for quantity in quantities(result, test):
        value = number(quantity)
        based = in_base(value, quantity.unit, test) if value and value.exact else None
        if based is None or based.least is None:
            return None
        found.append(based.least)
    return tuple(found) or None


def _codes(concept: Concept | None) -> frozenset[str]:
    return frozenset(coding.code for coding in concept.codings if coding.system == LOINC) if concept else frozenset()
