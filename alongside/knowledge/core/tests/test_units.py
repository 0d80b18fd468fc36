"""One table of units: each spelling means one unit, and each way there has its way back."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.knowledge.core import units
from alongside.knowledge.core.units import CONVERSIONS, conversion

KNOWLEDGE = Path(units.__file__).parents[1]


def test_no_spelling_means_two_units():
    spelled = [word for unit, others in units._SPELLED.items() for word in (units._plain(unit), *others.split())]
    assert len(spelled) == len(set(spelled))
    assert all(word == units._plain(word) for word in spelled), "else nobody could write it"


def test_every_conversion_is_between_units_that_can_be_written():
    assert {unit for have, want, _of in CONVERSIONS for unit in (have, want)} <= set(units._SPELLED)


@given(pair=st.sampled_from(sorted(CONVERSIONS)), value=st.fractions(-1000, 1000, max_denominator=1000))
def test_there_and_back_is_exact(pair, value):
    rule = conversion(*pair)
    assert rule.back(rule.convert(value)) == value
    assert rule.change(value) == rule.convert(value) - rule.convert(Fraction(0))


@pytest.mark.parametrize(("written", "of", "one"), [
    ("mmol/L", "glucose", Fraction("18.0156")), ("mmol/L", "cholesterol", 1 / Fraction("0.02586")),
    ("mmol/L", "creatinine", None), ("mmol/L", "", None), ("µmol/L", "creatinine", 1 / Fraction("88.42")),
    ("\u03bcmol/l", "glucose", None), ("Mg / dL", "", Fraction(1)),
])  # fmt: skip
def test_moles_become_grams_only_of_something(written, of, one):
    found = conversion(written, "mg/dL", of)
    assert (found and found.convert(Fraction(1))) == one


def test_no_topic_keeps_numbers_of_its_own():
    """A pound is written once in the library."""
    named = [path for path in KNOWLEDGE.rglob("*.py") if "tests" not in path.parts and "45359237" in path.read_text()]
    assert named == [KNOWLEDGE / "core" / "units.py"]
