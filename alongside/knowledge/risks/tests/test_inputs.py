"""Whatever is given, there is an answer or a refusal that says which field, why and what is allowed; never a crash."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.knowledge.core.asked import MISSING, Choice, Number, Refused, YesNo
from alongside.knowledge.risks import CALCULATORS

from .people import JUNK, person, plain

NUMBERS = [(name, f) for name, c in CALCULATORS.items() for f in c.fields if isinstance(f, Number)]
FIELDS = [(name, f) for name, c in CALCULATORS.items() for f in c.fields]


def ids(pair):
    return f"{pair[0]}-{pair[1].name}"


def refusal(name, given) -> Refused:
    with pytest.raises(Refused) as caught:
        CALCULATORS[name](given)
    return caught.value


@pytest.mark.parametrize("pair", NUMBERS, ids=ids)
def test_both_sides_of_both_ends_of_every_range(pair):
    name, field = pair
    step = 1 if field.whole else 1e-6
    for inside in (field.low, field.high - (step if field.below else 0)):
        assert field.read(inside) == inside
    outside = field.low - step, field.high if field.below else field.high + step
    for value in outside:
        error = refusal(name, {**plain(name), field.name: value})
        assert (error.field, error.reason, error.allowed) == (field.name, "out of range", field.allowed)
        assert f"{field.low:g}" in error.allowed
        assert f"{field.high:g}" in error.allowed


@pytest.mark.parametrize("pair", FIELDS, ids=ids)
def test_what_is_missing_is_named(pair):
    name, field = pair
    rest = {key: value for key, value in plain(name).items() if key != field.name}
    for without in (rest, {**rest, field.name: None}):
        if field.optional:
            assert CALCULATORS[name](without)
            continue
        error = refusal(name, without)
        assert (error.field, error.reason) == (field.name, MISSING)
        assert error.allowed == field.allowed


@pytest.mark.parametrize("pair", FIELDS, ids=ids)
def test_a_wrong_type_is_refused_and_not_read_as_something(pair):
    name, field = pair
    wrong = ["30", math.nan, math.inf, -math.inf, 10**400, [], {}, "male "]
    wrong += [1, 0, "true"] if isinstance(field, YesNo) else [True, False]
    wrong += [1.5, 10.5] if isinstance(field, Choice) else []
    for value in wrong:
        error = refusal(name, {**plain(name), field.name: value})
        assert error.field == field.name
        assert error.reason
        assert error.allowed == field.allowed


def test_a_whole_number_is_the_same_with_a_point():
    given = plain("prevent_base")
    assert CALCULATORS["prevent_base"]({**given, "horizon_years": 10.0, "age": 55.0}) == CALCULATORS["prevent_base"](
        given
    )


@pytest.mark.parametrize("name", CALCULATORS)
def test_a_misspelt_name_is_refused_and_a_note_is_not(name):
    assert refusal(name, {**plain(name), "agee": 55}).field == "agee"
    assert CALCULATORS[name]({**plain(name), "note": "as told"}).values == CALCULATORS[name](plain(name)).values
    for thing in (None, [], "x", 5):
        assert refusal(name, thing).field == "input"


@pytest.mark.parametrize("name", CALCULATORS)
@settings(max_examples=60)
@given(data=st.data())
def test_junk_anywhere_is_answered_or_refused(name, data):
    inputs = dict(plain(name))
    for field in data.draw(st.lists(st.sampled_from(sorted(inputs)), min_size=1, max_size=3)):
        inputs[field] = data.draw(JUNK)
    try:
        values = CALCULATORS[name](inputs).values
    except Refused as refused:
        assert refused.field in inputs
        assert refused.reason
        assert refused.allowed
    else:
        json.dumps(values, allow_nan=False)


@pytest.mark.parametrize("name", CALCULATORS)
@settings(max_examples=60)
@given(data=st.data())
def test_every_allowed_input_gives_a_finite_answer_with_chances_between_none_and_all(name, data):
    inputs = data.draw(person(name))
    try:
        result = CALCULATORS[name](inputs)
    except Refused as refused:  # answers that cannot all be true, and 30 years from 60 on
        assert refused.field in {"age", "projection_age", "age_menarche", "age_first_birth", "atypical_hyperplasia",
                                 "gestational_diabetes", "diastolic"}  # fmt: skip
        return
    json.dumps(result.values, allow_nan=False)
    for chance in result.chances:
        assert 0 <= chance.probability <= 1
        for count in (chance.in_100, chance.in_1000):
            assert 0 <= count.having <= count.people
            assert count.having + count.spared == count.people
