"""Both sides of every limit, made from the rows themselves; and junk at the door of the spec tables."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.knowledge.core.asked import Refused
from alongside.knowledge.readings import (
    BASES,
    MEASURES,
    PROTOCOLS,
    Average,
    Person,
    Reading,
    answer,
    judge,
    judge_average,
)
from alongside.knowledge.readings.reading import Context
from alongside.knowledge.readings.units import change_in_base, from_base

from .made import NOW

RULES = [rule for measure in MEASURES.values() for rule in measure.rules if rule.basis == "single"]
STEP = Decimal("0.001")
BEST, TARGET = Decimal(500), Decimal(90)


def person_for(rule):
    return Person(
        traits=frozenset(rule.traits[:1]), age_months=max(rule.min_months, 0) if rule.max_months < 1500 else 600,
        best_peak_flow=BEST, oxygen_target=TARGET if rule.relative.startswith("target") else None,
    )  # fmt: skip


def fired(rule, value, second=None, earlier=()):
    bottom = None if rule.what != "blood_pressure" else Decimal(75) if second is None else second
    unit = BASES[rule.what] if rule.relative or rule.change else rule.unit
    context = Context(symptoms=rule.symptoms)
    now = Reading(rule.what, value, unit, NOW, bottom, context, True)
    hours = rule.lasting_hours or 1
    others = [Reading(rule.what, value, unit, NOW - timedelta(hours=hours), bottom, context, True), *earlier]
    return rule.id in {one.id for one in judge(now, others, person_for(rule)).alarm.rules}


def both_sides(rule, line):
    """(a value that is just past the line, one that is just not)."""
    inside = {"<": line, "<=": line + STEP, ">": line, ">=": line - STEP}[rule.op]
    outside = {"<": line - STEP, "<=": line, ">": line + STEP, ">=": line}[rule.op]
    return outside, inside


@pytest.mark.parametrize("rule", [rule for rule in RULES if not rule.change], ids=lambda rule: rule.id)
def test_both_sides_of_a_limit(rule):
    line = {
        "best": rule.value * BEST / 100, "target": rule.value * TARGET / 100, "target_at_most": min(rule.value, TARGET),
    }.get(rule.relative, rule.value)  # fmt: skip
    outside, inside = both_sides(rule, line)
    assert fired(rule, outside)
    assert not fired(rule, inside)
    if rule.bottom is not None:
        outside, inside = both_sides(rule, rule.bottom)
        assert fired(rule, Decimal(125), outside)
        assert not fired(rule, Decimal(125), inside)


@pytest.mark.parametrize("rule", [rule for rule in MEASURES["blood_pressure"].rules if rule.basis == "average"],
                         ids=lambda rule: rule.id)  # fmt: skip
def test_both_sides_of_an_average(rule):
    for number, line in enumerate((rule.value, rule.bottom)):
        for value, speaks in zip(both_sides(rule, line), (True, False), strict=True):
            numbers = [Fraction(125), Fraction(75)]
            numbers[number] = Fraction(value)
            found = Average(protocol="x", numbers=tuple(numbers), rests_on=12, days=4, asked=0)
            spoken = judge_average(found, person_for(rule)).told.because
            assert (rule.id in {one.id for one in spoken}) is speaks


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.change], ids=lambda rule: rule.id)
def test_both_sides_of_a_change(rule):
    base = BASES[rule.what]
    start = Decimal(5) if rule.unit == "0-10" else Decimal(100)
    line = Fraction(rule.value) if rule.unit == "%" else change_in_base(rule.value, rule.unit, base)
    size = Decimal(line.numerator) / Decimal(line.denominator)
    for change, speaks in zip(both_sides(rule, size), (True, False), strict=True):
        now = Reading(rule.what, start + (change if rule.change == "up" else -change), base, NOW, confirmed=True)
        others = [
            Reading(rule.what, start, base, NOW - timedelta(hours=n), confirmed=True)
            for n in ([rule.within_hours] if rule.within_hours else range(1, 6))
        ]
        found = judge(now, others, person_for(rule)).alarm.rules
        assert (rule.id in {one.id for one in found}) is speaks


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.min_months or rule.max_months < 1500], ids=lambda r: r.id
)
def test_both_ends_of_an_age(rule):
    value = rule.value + (1 if rule.op.startswith(">") else -1)
    for months, speaks in ((rule.min_months - 1, False), (rule.min_months, True), (rule.max_months - 1, True),
                           (rule.max_months, False), (None, True)):  # fmt: skip
        if months is not None and not 0 <= months <= 1500:
            continue
        now = Reading(rule.what, value, rule.unit, NOW, confirmed=True)
        before = Reading(rule.what, value, rule.unit, NOW - timedelta(hours=rule.lasting_hours or 1), confirmed=True)
        found = judge(now, [before], Person(age_months=months)).alarm.rules
        assert (rule.id in {one.id for one in found}) is speaks


@pytest.mark.parametrize("measure", [m for m in MEASURES.values() if m.fine], ids=lambda m: m.what)
def test_both_ends_of_fine(measure):
    for row in measure.fine:
        if row.steady or row.relative or "single" not in row.basis:
            continue
        ends = [(row.at_least, True), (row.at_least - STEP, False), (row.below, row.included), (row.below - STEP, True)]
        for value, fine in ends:
            bottom = Decimal(70) if measure.what == "blood_pressure" else None
            now = Reading(measure.what, value, row.unit, NOW, bottom, Context(row.circumstance), True)
            told = judge(now, (), Person(traits=frozenset(row.traits[:1]), age_months=600)).told
            assert (told.fine is row) is fine


def test_a_value_in_another_unit_meets_the_same_line():
    assert from_base(Fraction(38), "°F", "°C") == Fraction("100.4")


NAMES = ["value", "unit", "earlier", "circumstance", "symptoms", "confirmed", "traits", "age_months", "best_peak_flow",
         "oxygen_target", "goal", "readings", "x"]  # fmt: skip
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6) | st.builds(lambda: 10**5000)
    | st.binary(max_size=4) | st.sampled_from(["kg", "mmHg", "%", 80, "1e999999", "diabetes", "fasting"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(
    st.sampled_from([*BASES, *PROTOCOLS, "shoe"]),
    JUNK | st.fixed_dictionaries({"value": JUNK, "unit": JUNK}) | st.dictionaries(st.sampled_from(NAMES), JUNK),
)
def test_junk_is_answered_or_refused(name, junk):
    try:
        assert answer(name, junk)["state"]
    except Refused as refused:
        assert refused.field
        assert refused.reason
        assert refused.allowed
