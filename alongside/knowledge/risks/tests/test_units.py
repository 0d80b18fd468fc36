"""The same thing in another unit is the same thing; an unknown unit is not guessed at."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.knowledge.core.values import Quantity
from alongside.knowledge.risks import CALCULATORS
from alongside.knowledge.risks.finding.units import in_unit

from .records import ON, measured, pressure, record, smoking

NUMBERS = st.decimals(min_value=1, max_value=500, places=2)


@pytest.mark.parametrize(("value", "unit", "wanted", "result"), [
    ("5.17", "mmol/L", "mg/dL", 199.9227), ("88.42", "umol/L", "mg/dL creatinine", 1.0),
    ("100", "\u00b5mol/L", "mg/dL creatinine", 1.13097), ("100", "\u03bcmol/L", "mg/dL creatinine", 1.13097),
    ("3", "mg/mmol", "mg/g", 26.526), ("150", "lb", "kg", 68.038856), ("70", "in", "cm", 177.8),
    ("1.75", "m", "cm", 175.0), ("98.6", "[degF]", "Cel", 37.0), ("100.4", "°F", "Cel", 38.0),
    ("200", "10*3/uL", "10*9/L", 200.0), ("120", "mmHg", "mm[Hg]", 120.0),
])  # fmt: skip
def test_known_pairs(value, unit, wanted, result):
    assert in_unit(Quantity(value, unit), wanted) == pytest.approx(result, abs=1e-4)


UNKNOWN = [("g/L", "mg/dL"), ("", "mg/dL"), ("mmol/L", "mg/dL creatinine"), ("mmol/mol", "%"), ("stone", "kg")]


@pytest.mark.parametrize(("unit", "wanted"), UNKNOWN)
def test_an_unknown_unit_is_not_guessed_at(unit, wanted):
    assert in_unit(Quantity("5", unit), wanted) is None


def test_less_than_is_not_a_number():
    assert in_unit(Quantity("3", "mg/g", "<"), "mg/g") is None


@given(NUMBERS)
def test_there_and_back(value):
    pounds = Quantity(str(value / Decimal("0.45359237")), "lb")
    assert in_unit(pounds, "kg") == pytest.approx(float(value), abs=1e-5)
    fahrenheit = Quantity(str(value * 9 / 5 + 32), "[degF]")
    assert in_unit(fahrenheit, "Cel") == pytest.approx(float(value), abs=1e-5)


def test_the_same_person_in_other_units_has_the_same_chance():
    def chances(*facts):
        whole = record(pressure("128", "78"), smoking("266919005"), *facts)
        return [c.probability for c in CALCULATORS["prevent_uacr"].from_facts(whole, ON).result.chances]

    american = chances(
        measured("2093-3", "201.0828", "mg/dL"), measured("2085-9", "50.2707", "mg/dL"),
        measured("2160-0", "0.9", "mg/dL"), measured("29463-7", "176.369810", "lb"),
        measured("8302-2", "66.929134", "in"), measured("9318-7", "26.526", "mg/g"),
    )  # fmt: skip
    metric = chances(
        measured("14647-2", "5.2", "mmol/L"), measured("14646-4", "1.3", "mmol/L"),
        measured("14682-9", "79.578", "umol/L"), measured("29463-7", "80", "kg"),
        measured("8302-2", "170", "cm"), measured("9318-7", "3", "mg/mmol"),
    )  # fmt: skip
    assert american == pytest.approx(metric, rel=1e-4)
