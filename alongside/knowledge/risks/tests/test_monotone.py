"""Where a model only goes one way, so does the code."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from alongside.knowledge.risks import CALCULATORS
from alongside.knowledge.risks.prevent.model import probabilities

from .people import person, value_of

# calculator, field, answer: more of the field is never less of the answer.
RISING = [
    ("kfre_4var_2016", "uacr_mg_g", "risk"),
    ("fib4", "age", "fib4"), ("fib4", "ast_u_l", "fib4"),
    ("cha2ds2_vasc", "age", "score"),
    ("findrisc", "age", "score"), ("findrisc", "bmi", "score"), ("findrisc", "waist_cm", "score"),
    ("ada_cdc_diabetes_risk_test", "age", "score"), ("ada_cdc_diabetes_risk_test", "bmi", "score"),
    ("bmi_category_adult", "weight_kg", "bmi"),
]  # fmt: skip
FALLING = [
    ("kfre_4var_2016", "egfr", "risk"), ("kfre_4var_2016", "age", "risk"),
    ("fib4", "alt_u_l", "fib4"), ("fib4", "platelets_10e9_l", "fib4"),
    ("egfr_ckd_epi_2021_creatinine", "creatinine_mg_dl", "egfr"), ("egfr_ckd_epi_2021_creatinine", "age", "egfr"),
    ("bmi_category_adult", "height_cm", "bmi"),
]  # fmt: skip
YES = [("cha2ds2_vasc", "score"), ("has_bled", "score"), ("ada_cdc_diabetes_risk_test", "score")]


@pytest.mark.parametrize(("name", "field", "answer", "sign"), [(*r, 1) for r in RISING] + [(*f, -1) for f in FALLING])
@given(data=st.data())
def test_more_of_one_thing(name, field, answer, sign, data):
    calculator = CALCULATORS[name]
    inputs = data.draw(person(name))
    if "gestational_diabetes" in inputs:
        inputs["gestational_diabetes"] = False
    asked = next(f for f in calculator.fields if f.name == field)
    less, more = sorted(data.draw(st.tuples(value_of(asked), value_of(asked))))
    low, high = (calculator({**inputs, field: value}).values[answer] for value in (less, more))
    assert sign * low <= sign * high


@pytest.mark.parametrize(("name", "answer"), YES)
@given(data=st.data())
def test_another_yes_never_takes_points_away(name, answer, data):
    calculator = CALCULATORS[name]
    inputs = data.draw(person(name))
    inputs.pop("note", None)
    if "gestational_diabetes" in inputs:
        assume(inputs["sex"] == "female")
    for field, value in inputs.items():
        if value is False:
            change = calculator({**inputs, field: True}).values[answer] - calculator(inputs).values[answer]
            assert change == -1 if field == "physically_active" else change in (1, 2)


def usual(**changes):
    """Where PREVENT is monotone: total cardiovascular disease, pressure from 110, all else anything."""
    return person("prevent_base").map(lambda inputs: {**inputs, "horizon_years": 10, **changes})


@given(usual(), st.floats(110, 200), st.floats(110, 200))
def test_prevent_rises_with_pressure_from_110(inputs, one, other):
    low, high = sorted((one, other))
    less, more = (probabilities("base", {**inputs, "sbp_mm_hg": p}) for p in (low, high))
    # Of old age the equation has the slope nearly flat, so only the whole is held to rise, within rounding.
    assert less["total_cvd"] <= more["total_cvd"] + 1e-12


@given(usual(), st.sampled_from(["diabetes", "current_smoker"]))
def test_prevent_rises_with_diabetes_and_smoking(inputs, field):
    no, yes = (probabilities("base", {**inputs, field: value}) for value in (False, True))
    for outcome in ("total_cvd", "ascvd", "heart_failure"):
        assert no[outcome] < yes[outcome]


@given(usual(), st.floats(18.5, 39.9), st.floats(18.5, 39.9))
def test_in_prevent_weight_matters_for_heart_failure_alone(inputs, one, other):
    light, heavy = (probabilities("base", {**inputs, "bmi": bmi}) for bmi in sorted((one, other)))
    for outcome in ("total_cvd", "ascvd", "chd", "stroke"):
        assert light[outcome] == heavy[outcome]


@given(usual(), st.integers(30, 79), st.integers(30, 79))
def test_prevent_rises_with_age_for_usual_people(inputs, one, other):
    plain = {**inputs, "sbp_mm_hg": 130, "egfr": 90, "total_cholesterol_mg_dl": 200, "hdl_cholesterol_mg_dl": 50}
    young, old = (probabilities("base", {**plain, "age": age}) for age in sorted((one, other)))
    assert young["total_cvd"] <= old["total_cvd"]


@given(person("bcrat_gail"), st.integers(0, 5))
def test_breast_cancer_risk_grows_with_the_years_looked_ahead(inputs, more):
    inputs |= {"age": 40, "age_menarche": 12, "age_first_birth": 25, "atypical_hyperplasia": "unknown"}
    near, far = ({**inputs, "projection_age": 45 + years} for years in (0, more))
    calculator = CALCULATORS["bcrat_gail"]
    assert calculator(near).chances[0].probability <= calculator(far).chances[0].probability
