"""The goal that stands in a person's record for this test, and whether this value is in it. Nothing is guessed at."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from alongside.knowledge.core.facts import Goal, Measurement
from alongside.knowledge.core.parts import Origin
from alongside.knowledge.core.values import Concept

from ..names import name_of_test
from .catalogue import OPS, Measurand
from .units import plain
from .value import Number, in_base, number, quantities

OVER = ("completed", "cancelled", "rejected", "entered-in-error", "proposed")
_NUMBER = r"(\d{1,9}(?:\.\d{1,9})?)"
_LIMIT = re.compile(rf"(<=|<|≤|>=|>|≥) ?{_NUMBER} ?(.*)")
_RANGE = re.compile(rf"{_NUMBER}–{_NUMBER} ?(.*)")
_SIGNS = {"≤": "<=", "≥": ">="}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A goal in the record's words, from which record, and whether the value meets it; None when we cannot tell."""

    said: str
    origin: Origin
    met: bool | None


def wanted(result: Measurement, test: Measurand, goals: Iterable[Goal], on: date) -> Wanted | None:
    """The newest goal for this test that holds now, or None. A pair's goal is met when both of its numbers are."""
    holding = [goal for goal in goals if goal.targets and goal.status not in OVER]
    names = _names(result, test) if holding else frozenset()
    for goal in holding:
        if goal.until is not None and goal.until.upper < on:
            continue
        found = [(label, rest) for label, rest in map(_split, goal.targets) if label in names and rest]
        if found:
            said = "; ".join(rest if len(found) == 1 else f"{label}: {rest}" for label, rest in found)
            return Wanted(said, goal.origin, _met(result, test, found))
    return None


def _split(target: str) -> tuple[str, str]:
    label, _colon, rest = target.partition(": ")
    return label.casefold().strip(), rest.strip()


def _names(result: Measurement, test: Measurand) -> frozenset[str]:
    concepts = [result.concept, *(part.concept for part in result.parts)]
    labels = {name for concept in concepts if concept for name in _labels(concept)}
    ours = {name_of_test(result.concept, language) for language in ("en", "es")}
    return frozenset(name.casefold() for name in {*labels, *ours, *test.also} if name)


def _labels(concept: Concept) -> Iterator[str]:
    yield concept.text
    for coding in concept.codings:
        yield coding.display


def _met(result: Measurement, test: Measurand, found: list[tuple[str, str]]) -> bool | None:
    values = quantities(result, test)
    answers: list[bool | None] = []
    for label, rest in found:
        which = 0 if not test.pair else _which(result, test, label)
        if which is None or which >= len(values):
            return None
        answers.append(_meets(rest, values[which].unit, number(values[which]), test))
    if None in answers or (test.pair and len(found) < len(values)):
        return None
    return all(answers)


def _which(result: Measurement, test: Measurand, label: str) -> int | None:
    """Which number of a pair a label speaks of."""
    chosen = quantities(result, test)
    for part in result.parts:
        if part.quantity in chosen and label in {name.casefold() for name in _labels(part.concept)}:
            return chosen.index(part.quantity)
    return None


def _meets(rest: str, unit: str, value: Number | None, test: Measurand) -> bool | None:
    based = in_base(value, unit, test) if value and value.exact else None
    if based is None or based.least is None:
        return None
    found = based.least
    if limit := _LIMIT.fullmatch(rest):
        end = _end(limit[2], limit[3], unit, test)
        return None if end is None else OPS[_SIGNS.get(limit[1], limit[1])](found, end)
    if span := _RANGE.fullmatch(rest):
        low, high = (_end(digits, span[3], unit, test) for digits in (span[1], span[2]))
        return None if low is None or high is None else low <= found <= high
    return None


def _end(digits: str, written: str, unit: str, test: Measurand) -> Fraction | None:
    return test.units.in_base(Decimal(digits), written if plain(written) else unit)
