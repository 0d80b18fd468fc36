"""Lenient where it is harmless, strict where it would mislead."""

from decimal import Decimal

import pytest

from alongside.knowledge.core.unreadable import Unreadable
from alongside.knowledge.core.values import Coding, Concept, as_cents, as_concept, as_quantity, loads


@pytest.mark.parametrize("digits", ["7.00", "7", "0.10", "-3", "1e3", "5.6866874214026115", "120.000"])
def test_digits_stay_as_received(digits):
    quantity = as_quantity(loads(f'{{"value": {digits}, "unit": "mg"}}'), "x")
    assert quantity.value == digits
    assert quantity.decimal == Decimal(digits)


@pytest.mark.parametrize("value", ['"7.0"', "true", "[7]", "{}", "1e999999", "1" * 100])
def test_what_is_not_a_plain_number_is_unreadable(value):
    with pytest.raises(Unreadable) as refused:
        as_quantity(loads(f'{{"value": {value}}}'), "Observation.valueQuantity")
    assert refused.value.path == "Observation.valueQuantity.value"


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_json_has_no_such_number(value):
    with pytest.raises(ValueError, match="not a number"):
        loads(f'{{"value": {value}}}')


@pytest.mark.parametrize("nothing", [None, "", [], {}, {"text": ""}, {"coding": []}, {"coding": [{"system": "x"}]}])
def test_nothing_said_is_absent(nothing):
    assert as_concept(nothing, "x") is None


@pytest.mark.parametrize("wrong", ["diabetes", 7, True, [1], {"text": 7}, {"coding": "E11"}, {"coding": ["E11"]}])
def test_a_wrong_shape_is_unreadable(wrong):
    with pytest.raises(Unreadable):
        as_concept(wrong, "x")


def test_a_label_prefers_the_records_own_words():
    codings = (Coding("s", "1", ""), Coding("s", "2", "Second"))
    assert Concept("Own words", codings).label == "Own words"
    assert Concept("", codings).label == "Second"
    assert Concept("", codings[:1]).label == "1"


@pytest.mark.parametrize(
    ("value", "cents"),
    [("129.16", 12916), ("0.005", 1), ("129.165", 12917), ("0.1", 10), ("1e2", 10000), ("-5.5", -550)],
)
def test_money_is_whole_cents(value, cents):
    assert as_cents(loads(f'{{"value": {value}}}'), "x") == cents
