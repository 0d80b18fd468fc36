"""Nothing that a line may hold stops the lines after it, and what is wrong is said without repeating what it holds."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.knowledge.immunizations.lines.one_line import answered_line
from alongside.knowledge.immunizations.schedule.load import shipped

GOOD = {"id": "a", "dob": "2020-01-10", "assessment_date": "2026-01-15", "doses": [{"date": "2021-03-01", "cvx": "03"}]}
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=6)
    | st.sampled_from(("2021-03-01", "03")),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=8,
)
DOSE = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(("n", "date", "cvx", "mvx", "volume", "lot_expires", "substandard"), ANYTHING),
)
LINE = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("id", "gender", "conditions", "country_of_birth"), ANYTHING),
        "dob": ANYTHING | st.just("2020-01-10"),
        "assessment_date": ANYTHING | st.just("2026-01-15"),
        "doses": ANYTHING | st.lists(DOSE | st.just(GOOD["doses"][0]), max_size=4),
    },
)


def answer(line):
    return json.loads(answered_line(line, shipped()))


@settings(max_examples=200)
@given(LINE | ANYTHING)
def test_whatever_json_a_line_holds_it_is_answered(row):
    found = answer(json.dumps(row))
    assert ("groups" in found) != ("error" in found)


@settings(max_examples=100)
@given(st.binary(max_size=40) | st.text(max_size=40))
def test_whatever_bytes_a_line_holds_it_is_answered(line):
    assert isinstance(answer(line), dict)


@pytest.mark.parametrize("line", ["{", "[" * 100_000, '{"id": ' + "9" * 5000 + "}", b"\xff", "null", "7"])
def test_what_is_no_question_is_said(line):
    assert "error" in answer(line)


@pytest.mark.parametrize("volume", [10**400, float("inf"), float("nan"), -1, 0, True, "0.5"])
def test_a_volume_that_is_none_is_refused(volume):
    dose = {**GOOD["doses"][0], "volume": volume}
    assert answer(json.dumps({**GOOD, "doses": [dose]})) == {
        "id": "a", "error": "doses[1].volume must be a number of millilitres",
    }  # fmt: skip


def test_a_good_line_is_answered():
    assert answer(json.dumps(GOOD))["groups"]["MMR"]["dose_number"] == 2
