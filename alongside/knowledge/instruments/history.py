"""Totals that a record has of an instrument, by day: observations under its total's LOINC code."""

from datetime import date

from alongside.knowledge.core.facts import Facts, Measurement
from alongside.knowledge.core.values import LOINC

from .instrument import Instrument


def totals(instrument: Instrument, facts: Facts, on: date) -> tuple[tuple[date, int], ...]:
    """(day, total), oldest first. A total that is not a whole number of the instrument's range is left out."""
    code = instrument.total_loinc or instrument.total_loinc_unverified
    rules = instrument.scoring
    most = rules["high"] * rules["count"]
    found = []
    for fact in facts.of(Measurement):
        if not code or not fact.concept or not fact.concept.has(LOINC, code) or not fact.when or not fact.quantity:
            continue
        value = fact.quantity.decimal
        if fact.when.upper <= on and not fact.quantity.comparator and value == int(value) and 0 <= value <= most:
            found.append((fact.when.upper, int(value)))
    return tuple(sorted(found))
