"""Results of the same test, put in a row: one series for each code, newest value first."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language, ngettext

from alongside.knowledge.core.facts import Measurement, Part
from alongside.knowledge.core.values import LOINC, Concept, Quantity
from alongside.knowledge.plain.names import name_of_test, shorter

from .words import amount, plain_name, plain_unit

SYSTOLIC, DIASTOLIC = "8480-6", "8462-4"
PARTS = 4  # of a result with many parts, told in its line; all of them are in the original
USUAL = ("laboratory", "vital-signs", "imaging", "exam", "")
_ADDRESSABLE = re.compile(r"[\w-]+", re.ASCII)
NOT_KNOWN = ("registered", "cancelled")  # asked for, or never done: there is no value to show


@dataclass(frozen=True)
class Series:
    """All results of one test. `key` names it in a URL without saying whose it is."""

    key: str
    results: tuple[Measurement, ...]

    @property
    def last(self) -> Measurement:
        """The newest result."""
        return self.results[0]


def series_of(facts: Iterable[Measurement]) -> dict[str, Series]:
    """Measurements by test, in the order of their newest result."""
    found: dict[str, list[Measurement]] = {}
    for fact in facts:
        found.setdefault(key_of(fact), []).append(fact)
    return {key: Series(key, tuple(results)) for key, results in found.items()}


def key_of(fact: Measurement) -> str:
    """The LOINC code when there is one; else letters made from whatever names the test. It stands in an address."""
    for coding in fact.concept.codings if fact.concept else ():
        if coding.system == LOINC and _ADDRESSABLE.fullmatch(coding.code):
            return coding.code
    first = fact.concept.codings[0] if fact.concept and fact.concept.codings else None
    name = f"{first.system}|{first.code}" if first and first.code else fact.label.casefold()
    return "t" + hashlib.sha256(name.encode()).hexdigest()[:12]


def called(concept: Concept | None) -> str:
    """What people call a test; without words of ours, the record's own name, short of laboratory terms."""
    if not concept:
        return ""
    coded = any(coding.system == LOINC for coding in concept.codings)
    return name_of_test(concept, get_language() or "") or plain_name(shorter(concept.label) if coded else concept.label)


def is_usual(fact: Measurement) -> bool:
    """Questionnaires and social history are read on the page of everything; they are no news on our page."""
    return not fact.categories or any(category in USUAL for category in fact.categories)


def said(fact: Measurement) -> str:
    """The result in words: a number with its unit, an answer, both numbers of a blood pressure, or why it is absent."""
    if fact.quantity:
        return amount(fact.quantity)
    if fact.answer:
        return plain_name(fact.answer.label)
    if fact.text:
        return fact.text
    top, bottom = _part(fact, SYSTOLIC), _part(fact, DIASTOLIC)
    if top and bottom and top.quantity and bottom.quantity:
        unit = plain_unit(top.quantity.unit)
        return f"{_digits(top.quantity)}/{_digits(bottom.quantity)} {unit}".strip()
    parts = [f"{called(p.concept)}: {_part_said(p)}" for p in fact.parts]
    if more := len(parts) - PARTS if len(parts) > PARTS + 1 else 0:
        parts = [*parts[:PARTS], ngettext("and %(n)d more", "and %(n)d more", more) % {"n": more}]
    return "; ".join(parts) or fact.absent


def numbers(fact: Measurement) -> tuple[tuple[Decimal, ...], str] | None:
    """The number, or both of a blood pressure, with the unit; None when there is nothing to draw."""
    if fact.status in NOT_KNOWN:
        return None
    if fact.quantity and not fact.quantity.comparator:
        return (fact.quantity.decimal,), plain_unit(fact.quantity.unit)
    top, bottom = _part(fact, SYSTOLIC), _part(fact, DIASTOLIC)
    if top and bottom and top.quantity and bottom.quantity:
        return (top.quantity.decimal, bottom.quantity.decimal), plain_unit(top.quantity.unit)
    return None


def _part(fact: Measurement, code: str) -> Part | None:
    return next((p for p in fact.parts if p.concept.has(LOINC, code)), None)


def _part_said(part: Part) -> str:
    if part.quantity:
        return amount(part.quantity)
    return plain_name(part.answer.label) if part.answer else part.text or part.absent


def _digits(quantity: Quantity) -> str:
    return f"{quantity.comparator} {quantity.value}".strip()
