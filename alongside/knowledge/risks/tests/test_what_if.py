"""The same person with one thing changed: smoking and pressure, and nothing that the equation does not know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.knowledge.core.asked import Refused
from alongside.knowledge.risks import CALCULATORS
from alongside.knowledge.risks.prevent.what_if import NOT_SUPPORTED, what_if
from alongside.knowledge.risks.wording import texts

from .people import person, plain

BASE = CALCULATORS["prevent_base"]
SMOKER = {**plain("prevent_base"), "current_smoker": True, "sbp_mm_hg": 150}


def total(result):
    return result.values["total_cvd"]


def test_stopping_smoking_is_the_same_person_who_does_not_smoke():
    found = what_if(BASE, SMOKER, "stop_smoking")
    assert total(found.now) == total(BASE(SMOKER))
    assert total(found.then) == total(BASE({**SMOKER, "current_smoker": False})) < total(found.now)
    with pytest.raises(Refused, match="does not smoke"):
        what_if(BASE, plain("prevent_base"), "stop_smoking")


def test_lower_pressure_leaves_everything_else():
    found = what_if(BASE, SMOKER, "lower_pressure", 130)
    assert total(found.then) == total(BASE({**SMOKER, "sbp_mm_hg": 130})) < total(found.now)


@pytest.mark.parametrize("pressure", [None, True, 150, 151, 109, 89, float("nan"), "130"])
def test_a_pressure_that_is_not_lower_or_too_low_is_refused(pressure):
    with pytest.raises(Refused) as caught:
        what_if(BASE, SMOKER, "lower_pressure", pressure)
    assert caught.value.field == "pressure"


@pytest.mark.parametrize("change", [*NOT_SUPPORTED, "lose_weight", ""])
def test_what_the_equation_does_not_know_is_refused(change):
    with pytest.raises(Refused, match="does not say"):
        what_if(BASE, SMOKER, change)
    assert texts("en")("change.not_supported")


def test_a_medicine_would_look_like_harm_which_is_why():
    assert total(BASE({**SMOKER, "bp_treated": True})) > total(BASE(SMOKER))


@pytest.mark.parametrize("name", ["ascvd_pce_2013", "findrisc", "kfre_4var_2016"])
def test_only_prevent_is_asked(name):
    with pytest.raises(Refused):
        what_if(CALCULATORS[name], plain(name), "stop_smoking")


@given(person("prevent_full"), st.floats(110, 200))
def test_neither_change_ever_raises_the_chance(inputs, pressure):
    inputs = {**inputs, "horizon_years": 10, "current_smoker": True}
    full = CALCULATORS["prevent_full"]
    changes = [what_if(full, inputs, "stop_smoking")]
    if pressure < inputs["sbp_mm_hg"]:
        try:
            changes.append(what_if(full, inputs, "lower_pressure", pressure))
        except Refused as refused:
            assert refused.field == "change"
            assert inputs["age"] > 70
    for found in changes:
        for name, chance in found.now.values.items():
            assert found.then.values[name] <= chance


def test_where_a_chance_would_rise_as_pressure_falls_nothing_is_said():
    old = {**SMOKER, "sex": "male", "age": 79, "bp_treated": True}
    with pytest.raises(Refused, match="at this age"):
        what_if(CALCULATORS["prevent_full"], old, "lower_pressure", 130)
    assert what_if(BASE, old, "lower_pressure", 130)
