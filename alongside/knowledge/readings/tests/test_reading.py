"""Reading what comes: digits and units kept, conversion exact, nothing raises."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.knowledge.readings import BASES, Context, Person, Reading, Unread, doubts, judge, read, said
from alongside.knowledge.readings.units import from_base, in_base

from .made import NOW, UNITS, taken

JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=15), st.binary(max_size=5), st.decimals(),
    st.sampled_from(["120", "7,4", "1,234", "1_0", "١٢", "1e999", "9e99999999", "nan", "-0", "weight", "kg", "%"]),
    st.lists(st.integers(), max_size=3), st.datetimes(), st.just(NOW), st.sampled_from(sorted(BASES)),
)  # fmt: skip


@given(JUNK, JUNK, JUNK, JUNK, JUNK, JUNK)
def test_junk_is_read_or_kept_with_a_reason(what, value, unit, when, bottom, context):
    found = read(what, value, unit, when, bottom=bottom, context=context, confirmed=context)
    if isinstance(found, Unread):
        assert found.reason in ("what", "value", "bottom", "unit", "when")
        assert found.given[0] is what
        assert found.given[1] is value


@given(st.sampled_from(sorted(BASES)), JUNK, st.sampled_from([u for some in UNITS.values() for u in some]), JUNK)
def test_whatever_is_read_is_judged(what, value, unit, bottom):
    found = read(what, value, unit, NOW, bottom=bottom)
    if isinstance(found, Reading):
        told = judge(found, [found], Person()).told
        assert said(told, "en").headline
        assert isinstance(doubts(found, [found]), tuple)


@given(st.decimals(-(10**6), 10**6, places=3), st.sampled_from([(b, u) for b, us in UNITS.items() for u in us]))
def test_conversion_goes_there_and_back_exactly(value, unit):
    base, written = unit
    assert from_base(in_base(value, written, base), written, base) == Fraction(value)


@pytest.mark.parametrize(("what", "value", "unit", "exact"), [
    ("glucose", "10", "mmol/L", Fraction("180.156")), ("weight", "100", "lb", Fraction("45.359237")),
    ("temperature", "212", "°F", 100), ("temperature", "-40", "[degF]", -40), ("temperature", "100.4", "F", 38),
    ("weight", "80.50", "kg", Fraction("80.5")), ("oxygen", "97", "%", 97), ("glucose", "99", "MG / DL", 99),
])  # fmt: skip
def test_exact_values_and_the_original_kept(what, value, unit, exact):
    found = read(what, value, unit, NOW)
    assert found.exact == (exact,)
    assert (str(found.value), found.unit) == (value, unit)


@pytest.mark.parametrize(("value", "digits"), [
    ("7,4", "7.4"), (" 7.40 ", "7.40"), (7, "7"), (7.4, "7.4"), (Decimal("7.4"), "7.4"), ("1,25", "1.25"),
])  # fmt: skip
def test_a_number_as_people_and_devices_write_it(value, digits):
    assert str(read("glucose", value, "mmol/L", NOW).value) == digits


@pytest.mark.parametrize(
    "value", ["1,234", "1.234,5", "", "seven", "inf", "NaN", "1_0", "1e40", 10**40, True, None, [7]]
)
def test_what_is_no_number_is_not_guessed_at(value):
    assert read("weight", value, "kg", NOW).reason == "value"


def test_each_other_part_is_named():
    assert read("shoe", 1, "kg", NOW).reason == "what"
    assert read("weight", 1, "stone", NOW).reason == "unit"
    assert read("weight", 1, "mg/dL", NOW).reason == "unit"
    assert read("weight", 1, "kg", "today").reason == "when"
    assert read("weight", 1, "kg", datetime(2026, 1, 1)).reason == "when"
    assert read("weight", 1, "kg", NOW, bottom=2).reason == "bottom"
    assert read("blood_pressure", 120, "mmHg", NOW).reason == "bottom"
    assert read("blood_pressure", 120, "mmHg", NOW, bottom="x").reason == "bottom"
    assert read("weight", 1, "kg", NOW, context="x").context == Context()


def test_a_jump_is_within_a_day_and_against_the_last_one():
    before = [taken("weight", 80, hours=24), taken("weight", 88, hours=1)]
    assert doubts(taken("weight", 96), before) == ()
    assert doubts(taken("weight", 97), before) == ("jump",)
    assert doubts(taken("weight", 97), before[:1]) == ("jump",)
    assert doubts(taken("weight", 97), [taken("weight", 80, hours=25)]) == ()
    assert doubts(taken("weight", 97, confirmed=True), before) == ()
