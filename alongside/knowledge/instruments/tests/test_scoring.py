"""Bands, cut-offs, missing answers, change and the alarm."""

import json
import math
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.knowledge.core.asked import Refused
from alongside.knowledge.instruments import INSTRUMENTS, Alarm, alarm, answer, change, fields, score
from alongside.knowledge.instruments.composite import composite

PHQ9, GAD7 = INSTRUMENTS["phq9"], INSTRUMENTS["gad7"]
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4) | st.just(10**400),
    lambda inner: st.lists(inner, max_size=10) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=6,
)
SUMS = [i for i in INSTRUMENTS.values() if "bands" in i.scoring or any(k.startswith("positive_") for k in i.scoring)]


def summing_to(total, count=9, most=3):
    """Answers with this sum."""
    return tuple(min(most, max(0, total - most * n)) for n in range(count))


@pytest.mark.parametrize(("total", "band"), [
    (0, "minimal"), (4, "minimal"), (5, "mild"), (9, "mild"), (10, "moderate"), (14, "moderate"),
    (15, "moderately_severe"), (19, "moderately_severe"), (20, "severe"), (27, "severe"),
])  # fmt: skip
def test_both_sides_of_every_band_of_phq_9(total, band):
    found = score(PHQ9, summing_to(total))
    assert (found.total, found.band, found.positive) == (total, band, total >= 10)


@pytest.mark.parametrize(("total", "band"), [
    (4, "minimal"), (5, "mild"), (9, "mild"), (10, "moderate"), (14, "moderate"), (15, "severe"), (21, "severe"),
])  # fmt: skip
def test_both_sides_of_every_band_of_gad_7(total, band):
    found = score(GAD7, summing_to(total, 7))
    assert (found.total, found.band, found.positive) == (total, band, total >= 10)


@pytest.mark.parametrize(("name", "given_", "positive"), [
    ("phq2", {"responses": [1, 1]}, False), ("phq2", {"responses": [1, 2]}, True),
    ("gad2", {"responses": [2, 0]}, False), ("gad2", {"responses": [3, 0]}, True),
    ("audit_c", {"responses": [1, 1, 1], "sex": "male"}, False),
    ("audit_c", {"responses": [2, 1, 1], "sex": "male"}, True),
    ("audit_c", {"responses": [1, 1, 0], "sex": "female"}, False),
    ("audit_c", {"responses": [1, 1, 1], "sex": "female"}, True),
    ("sils", {"responses": [2]}, False), ("sils", {"responses": [3]}, True),
    ("hunger_vital_sign", {"responses": [0, 0]}, False), ("hunger_vital_sign", {"responses": [0, 1]}, True),
])  # fmt: skip
def test_both_sides_of_every_cut_off(name, given_, positive):
    assert answer(name, given_)["positive"] is positive


def test_sure_counts_true_and_one_alike():
    assert answer("sure_test", {"yes": [True, 1, True, 1]}) == {"total": 4, "decisional_conflict_likely": False}
    assert answer("sure_test", {"yes": [True, False, True, 1]}) == {"total": 3, "decisional_conflict_likely": True}


def test_phq_9_fills_in_two_missing_answers_and_not_three():
    two = answer("phq9", {"responses": [2, 2, 1, 1, 1, 1, None, None, 0]})
    # 8 of 7 answers: 8 × 9 / 7 = 10.3
    assert (two["total"], two["severity"], two["missing"], two["filled_in"]) == (10, "moderate", 2, 2)
    three = answer("phq9", {"responses": [2, 2, 1, 1, 1, None, None, None, 0]})
    assert (three["total"], three["severity"], three["screen_positive"]) == (None, None, None)
    assert three["item9_positive"] is False
    assert three["phq2_total"] == 4


def test_gad_7_is_not_filled_in():
    assert answer("gad7", {"responses": [3, 3, 3, 3, 3, 3, None]})["total"] is None


def test_one_yes_is_enough_where_a_no_needs_every_answer():
    assert answer("hunger_vital_sign", {"responses": [2, None]})["positive"] is True
    assert answer("hunger_vital_sign", {"responses": [0, None]})["positive"] is None


def test_without_a_known_sex_audit_c_has_a_total_and_no_verdict():
    found = score(INSTRUMENTS["audit_c"], (1, 1, 1))
    assert (found.total, found.positive) == (3, None)


@given(st.lists(st.none() | st.integers(0, 3), min_size=9, max_size=9))
def test_item_9_above_0_is_an_alarm_whatever_the_total(answers):
    wanted = Alarm.UNANSWERED if answers[8] is None else Alarm.ABOVE if answers[8] > 0 else None
    assert alarm(PHQ9, answers) is wanted
    said = answer("phq9", {"responses": answers})["item9_positive"]
    assert said is (None if wanted is Alarm.UNANSWERED else wanted is Alarm.ABOVE)


NONSENSE = [[7, 0, 0, 0, 0, 0, 0, 0, 1], ["x"] * 8 + [2], [None] * 8 + [3], [0] * 8 + [1, 2], [0] * 8 + [99]]


@pytest.mark.parametrize("answers", NONSENSE)
def test_item_9_is_heard_in_a_form_that_is_otherwise_nonsense(answers):
    assert alarm(PHQ9, answers) is Alarm.ABOVE
    try:
        assert answer("phq9", {"responses": answers})["item9_positive"] is True
    except Refused as refused:
        assert "item 9 is above 0" in refused.reason


@given(JUNK)
def test_the_alarm_never_raises(junk):
    assert alarm(PHQ9, junk) in (None, Alarm.ABOVE, Alarm.UNANSWERED)
    assert alarm(GAD7, junk) is None


@pytest.mark.parametrize("name", INSTRUMENTS)
@settings(max_examples=40)
@given(junk=JUNK, data=st.data())
def test_junk_is_answered_or_refused(name, junk, data):
    asked = [field.name for field in fields(INSTRUMENTS[name])]
    whole = data.draw(st.booleans())
    given_ = junk if whole else {name_: data.draw(JUNK) for name_ in asked}
    try:
        json.dumps(answer(name, given_), allow_nan=False)
    except Refused as refused:
        assert refused.field
        assert refused.reason
        assert refused.allowed


@pytest.mark.parametrize("name", sorted(set(INSTRUMENTS) - {"promis_global_10_v1_2"}))
def test_too_many_too_few_out_of_range_and_mistyped_are_refused_by_name(name):
    rules = INSTRUMENTS[name].scoring
    sex = {"sex": "female"} if "positive_from_by_sex" in rules else {}
    good = [rules["low"]] * rules["count"]
    assert answer(name, {rules["field"]: good, **sex})
    rest, low, high = good[1:], rules["low"], rules["high"]
    for bad in (rest, [*good, low], [high + 1, *rest], [low - 1, *rest], ["1", *rest], [math.nan, *rest],
                [math.inf, *rest], [0.5, *rest], [[], *rest], "x", None):  # fmt: skip
        with pytest.raises(Refused) as caught:
            answer(name, {rules["field"]: bad, **sex})
        assert caught.value.field == rules["field"]


def test_promis_needs_all_of_a_part():
    items = {f"global0{n}": 3 for n in (1, 2, 3, 4, 5, 6, 8, 9)} | {"global10": 3, "global07_pain_0_10": 5}
    name, field = "promis_global_10_v1_2", "item_scores_after_orientation_5_is_best"
    assert answer(name, {field: items}) == {"gph_raw": 12, "gph_t": 39.8, "gmh_raw": 12, "gmh_t": 43.5}
    gap = answer(name, {field: {**items, "global03": None}})
    assert (gap["gph_raw"], gap["gph_t"], gap["gmh_raw"]) == (None, None, 12)
    for item, value in (("global03", 6), ("global07_pain_0_10", 11), ("global03", True), ("global99", 1)):
        with pytest.raises(Refused) as caught:
            answer(name, {field: {**items, item: value}})
        assert caught.value.field == field
        assert item in caught.value.reason


@pytest.mark.parametrize(("pain", "counted"), [(0, 5), (1, 4), (3, 4), (4, 3), (6, 3), (7, 2), (9, 2), (10, 1)])
def test_both_sides_of_every_step_of_pain(pain, counted):
    items = {"global03": 1, "global06": 1, "global08": 1, "global07_pain_0_10": pain}
    given_ = {"item_scores_after_orientation_5_is_best": items}
    assert answer("promis_global_10_v1_2", given_)["gph_raw"] == 3 + counted


def test_change_matters_from_the_published_difference_on():
    assert change(PHQ9, 14, 10).matters is False
    five = change(PHQ9, 15, 10)
    assert (five.matters, five.better) == (True, True)
    assert "Löwe" in five.source
    worse = change(GAD7, 6, 10)
    assert (worse.matters, worse.better) == (True, False)
    assert change(GAD7, 6, 9).matters is False
    unknown = change(INSTRUMENTS["audit_c"], 2, 9)
    assert (unknown.better, unknown.matters, unknown.source) == (False, None, "")
    assert change(INSTRUMENTS["sure_test"], 2, 4).better is True
    assert change(PHQ9, 7, 7).better is None


@pytest.mark.parametrize("instrument", SUMS, ids=lambda i: i.id)
@given(data=st.data())
def test_a_higher_answer_never_lowers_a_total(instrument, data):
    rules = instrument.scoring
    count, one = rules["count"], st.integers(rules["low"], rules["high"] - 1)
    answers = data.draw(st.lists(one, min_size=count, max_size=count))
    where = data.draw(st.integers(0, rules["count"] - 1))
    more = [value + (place == where) for place, value in enumerate(answers)]
    if "positive_if_any_from" in rules:
        assert score(instrument, tuple(more)).positive >= score(instrument, tuple(answers)).positive
    else:
        assert score(instrument, tuple(more), "male").total == score(instrument, tuple(answers), "male").total + 1


def test_the_composite_is_the_mean_of_the_shares_of_always():
    people = [(4, 4, 4, 4), (4, 3, None, 2), (1, 3, 4, 4)]
    assert composite(people) == Fraction(2, 3)
    assert composite([]) is None
    assert composite([(None, 4, 4, 4)]) is None


@pytest.mark.parametrize("name", ["phq2", "gad7", "audit_c", "sure_test"])
@given(data=st.data())
def test_a_verdict_without_a_total_is_the_verdict_of_every_way_to_fill_it_in(name, data):
    instrument = INSTRUMENTS[name]
    rules = instrument.scoring
    values = range(rules["low"], rules["high"] + 1)
    answers = data.draw(st.lists(st.sampled_from(values), min_size=rules["count"], max_size=rules["count"]))
    gaps = data.draw(st.sets(st.integers(0, rules["count"] - 1), min_size=1, max_size=2))
    open_ = tuple(None if place in gaps else answer for place, answer in enumerate(answers))
    ways = [score(instrument, tuple(filled(open_, more)), "male") for more in product(values, repeat=len(gaps))]
    found = score(instrument, open_, "male")
    assert found.total is None
    assert found.positive == (ways[0].positive if len({way.positive for way in ways}) == 1 else None)
    assert found.band == (ways[0].band if len({way.band for way in ways}) == 1 else None)


def filled(answers, more):
    """The answers with the gaps filled in, in order."""
    rest = iter(more)
    return [next(rest) if answer is None else answer for answer in answers]
