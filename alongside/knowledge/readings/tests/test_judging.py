"""What holds for every reading and every person, and what a patient can never hear."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from alongside.knowledge.readings import (
    MEASURES,
    Goal,
    Person,
    Remembered,
    Sourced,
    State,
    Told,
    baseline,
    judge,
    judge_silence,
    said,
    staff_said,
)  # fmt: skip
from alongside.knowledge.readings.reading import Context
from alongside.knowledge.readings.units import from_base

from .made import GOALS, NOW, PEOPLE, readings, taken

SOME = st.lists(readings(), max_size=6)
WITH_GOALS = st.builds(lambda person, goals: replace(person, goals=tuple(goals)), PEOPLE, st.lists(GOALS, max_size=3))
RULES = [rule for measure in MEASURES.values() for rule in measure.rules]
UNSEEN = [rule for rule in RULES if type(rule) is Remembered]


@given(readings(), SOME, PEOPLE)
def test_no_order_of_the_others_matters(reading, others, person):
    assert judge(reading, others, person) == judge(reading, others[::-1], person)


@given(readings(), SOME, WITH_GOALS, st.sampled_from(["en", "es"]))
def test_a_patient_hears_sourced_rules_alone_and_is_not_told_fine_while_staff_are_alarmed(
    reading, others, person, language
):
    found = judge(reading, others, person)
    told = found.told
    assert all(type(rule) is Sourced for rule in told.because)
    assert set(told.because) <= set(found.alarm.rules)
    words = said(told, language)
    assert words.headline
    if told.state is State.FINE:
        assert told.fine or person.goals
        assert not told.missing
        assert not told.ask
        assert found.alarm.state is State.FINE
    else:
        assert words.do or told.goal
    seen = [rule.state for rule in found.alarm.rules if type(rule) is Sourced]
    assert (told.state is State.EMERGENCY) is (State.EMERGENCY in seen)


@pytest.mark.parametrize("rule", UNSEEN, ids=lambda rule: rule.id)
def test_a_rule_from_memory_cannot_be_told(rule):
    with pytest.raises(TypeError):
        Told(state=State.TALK, because=(rule,))
    assert "not verified" in staff_said(rule, "en")
    assert "sin verificar" in staff_said(rule, "es")


def test_only_what_may_be_told_is_put_into_words():
    found = judge(taken("glucose", 301), (), Person())
    assert [rule.id for rule in found.alarm.rules] == ["glucose_very_high"]
    assert found.alarm.state is State.CALL_TODAY
    assert found.told.state is State.UNKNOWN
    assert not found.told.because
    for wrong in (found, found.alarm):
        with pytest.raises(TypeError):
            said(wrong, "en")


UP = {"blood_pressure": (125, 250), "temperature": (37, 43), "pain": (0, 10), "glucose": (130, 600)}
DOWN = {"oxygen": (70, 95), "glucose": (20, 100), "peak_flow": (50, 700), "mood": (0, 10)}


@pytest.mark.parametrize(("what", "up"), [*((w, True) for w in UP), *((w, False) for w in DOWN)])
@given(data=st.data())
def test_the_further_out_the_more_urgent(what, up, data):
    low, high = (UP if up else DOWN)[what]
    pair = sorted(data.draw(st.lists(st.decimals(low, high, places=1), min_size=2, max_size=2)))
    less, more = pair if up else pair[::-1]
    person, bottom = data.draw(PEOPLE), 75 if what == "blood_pressure" else None
    context = Context("after_meal", data.draw(st.booleans()))
    states = [judge(taken(what, v, bottom=bottom, context=context), (), person) for v in (less, more)]
    assert states[0].told.state <= states[1].told.state
    assert states[0].alarm.state <= states[1].alarm.state


@given(st.sampled_from(["weight", "temperature", "glucose"]), st.integers(1, 500), PEOPLE)
def test_the_unit_it_is_written_in_does_not_matter(what, number, person):
    other = {"weight": "lb", "temperature": "°F", "glucose": "mmol/L"}[what]
    first = taken(what, number, other)
    exact = first.exact[0]
    plain = Decimal(exact.numerator) / Decimal(exact.denominator)
    assume(from_base(exact, other, MEASURES[what].base) == number and plain * exact.denominator == exact.numerator)
    assert judge(first, (), person) == judge(taken(what, plain), (), person)


@given(readings(), SOME, PEOPLE)
def test_a_danger_sign_and_a_confirmation_never_make_it_less_urgent(reading, others, person):
    calm = replace(reading, context=Context(reading.context.circumstance, False), confirmed=False)
    ill = replace(calm, context=Context(reading.context.circumstance, True))
    assert judge(calm, others, person).alarm.state <= judge(ill, others, person).alarm.state
    sure = judge(replace(calm, confirmed=True), others, person)
    if judge(calm, others, person).told.state is State.EMERGENCY:
        assert sure.told.state is State.EMERGENCY


def test_readings_after_it_and_of_another_kind_do_not_count():
    heart = Person(traits=frozenset({"heart_failure"}))
    before, now = taken("weight", 80, hours=24), taken("weight", 81)
    assert judge(now, [before], heart).told.state is State.CALL_TODAY
    later = replace(before, when=NOW + timedelta(hours=1))
    assert judge(now, [later, taken("oxygen", 80, hours=24)], heart).told.missing == ("earlier",)


def test_the_first_number_of_a_slip_is_not_compared_with():
    heart = Person(traits=frozenset({"heart_failure"}))
    slip = taken("weight", 8, hours=12)
    found = judge(taken("weight", 80), [slip, taken("weight", 80, hours=24)], heart)
    assert found.told.ask == ("jump",)  # the last number was the slip: the answer settles it
    assert State.CALL_TODAY not in {rule.state for rule in found.alarm.rules}


def test_the_latest_goal_counts_and_says_with_whom():
    goals = (
        Goal("weight", "Nurse Kim", NOW.date(), below=Decimal(80)),
        Goal("weight", "Dr. Old", NOW.date() - timedelta(9), below=Decimal(70)),
    )
    person = Person(goals=goals)
    earlier = [taken("weight", 79, hours=300)]
    assert judge(taken("weight", "79.9"), earlier, person).told.state is State.FINE
    missed = judge(taken("weight", 80), earlier, person).told
    assert missed.state is State.TALK
    assert said(missed, "en").why == ("It is outside the goal you set with Nurse Kim.",)


def test_silence_is_a_state_of_its_own():
    every = timedelta(days=2)
    assert judge_silence(taken("weight", 80, hours=48), every, NOW) is None
    late = judge_silence(taken("weight", 80, hours=49), every, NOW)
    assert (late.state, late.missing) == (State.UNKNOWN, ("not_measured",))
    assert late.what == "weight"
    assert judge_silence(None, every, NOW) == replace(late, what="")
    assert said(late, "es").do


@pytest.mark.parametrize("value", [0, 5, 10, 11])
def test_whatever_the_mood_the_crisis_line_is_named(value):
    told = judge(taken("mood", value), (), Person()).told
    assert "crisis line" in said(told, "en").do[-1]
    assert "línea de crisis" in said(told, "es").do[-1]
    assert not any("crisis" in text for text in said(judge(taken("pain", 5), (), Person()).told, "en").do)


def test_a_baseline_is_the_median_of_the_last_fourteen():
    days = [taken("weight", value, hours=-value) for value in range(1, 21)]
    usual = baseline(days)
    assert (usual.value, usual.rests_on) == (Decimal("13.5"), 14)
    assert baseline(days[:5]).value == 3
    assert baseline(days[:4]) is None
