"""A difference is a change only where a source says so; a goal is the person's own; numbers are written as at home."""

import pytest

from alongside.knowledge.plain.explaining import Place

from .made import goal, pressure, result, told

SMALL = "We do not call it a change."


@pytest.mark.parametrize(("before", "now", "says"), [
    ("4.0", "4.0", "It is the same as last time, May 1, 2026."), ("4.0", "4.7", SMALL),
    ("4.0", "4.8", "0.8 mmol/L higher"), ("4.0", "3.3", SMALL), ("4.0", "3.2", "0.8 mmol/L lower"),
])  # fmt: skip
def test_day_to_day_is_no_rise(before, now, says):
    """Potassium moves 7 % within a person: 2.77 times that, of 4.0, is 0.7756."""
    earlier = result("potassium", before, "mmol/L", on="2026-05-01", id="2")
    assert says in told(result("potassium", now, "mmol/L"), earlier).change


def test_without_a_source_a_difference_is_never_called_a_rise():
    earlier = result("psa", "2", "ng/mL", on="2026-05-01", id="2")
    said = told(result("psa", "4", "ng/mL"), earlier).change
    assert said.startswith("Last time, May 1, 2026, it was 2 ng/mL.")
    assert "higher" not in said
    assert "Ask us" in said


@pytest.mark.parametrize(("before", "now", "says"), [
    ("7.7", "7.0", "It is now 0.7 points lower."), ("7.0", "8.0", "It is now 1.0 point higher."),
])  # fmt: skip
def test_percents_lie_points_apart(before, now, says):
    earlier = result("a1c", before, "%", on="2026-05-01", id="2")
    assert says in told(result("a1c", now, "%"), earlier).change


def test_two_units_are_compared_exactly():
    earlier = result("hemoglobin", "140", "g/L", on="2026-05-01", id="2")
    assert told(result("hemoglobin", "14.0", "g/dL"), earlier).change == "It is the same as last time, May 1, 2026."
    said = told(result("hemoglobin", "11.0", "g/dL"), earlier).change
    assert "it was 140 g/L. It is now lower, by more than" in said


def test_what_cannot_be_compared_is_left_out():
    one = result("potassium", "5.0", "mmol/L")
    others = (
        result("potassium", "4.0", "mmol/L", on="2026-11-25", id="2"),  # later
        result("potassium", "4.0", "mmol/L", on="2026-11-20", id="3"),  # the same day
        result("potassium", "4.0", "furlongs", on="2026-05-01", id="4"),
        result("potassium", "4.0", "mmol/L", on="2026-05-01", id="5", comparator="<"),
        result("potassium", "4.0", "mmol/L", on="2026-05-01", id="6", status="preliminary"),
        result("sodium", "140", "mmol/L", on="2026-05-01", id="7"),
    )
    assert told(one, *others).change == ""


def test_the_newest_before_it_is_taken_and_named_as_a_ground():
    old = result("potassium", "3.0", "mmol/L", on="2025-05-01", id="2")
    new = result("potassium", "4.0", "mmol/L", on="2026-05-01", id="3")
    for order in ((old, new), (new, old)):
        found = told(result("potassium", "4.1", "mmol/L"), *order)
        assert "May 1, 2026" in found.change
        assert new.origin in found.because
        assert old.origin not in found.because


def test_a_month_is_said_as_a_month():
    earlier = result("potassium", "4.0", "mmol/L", on="2026-05", id="2")
    assert "Last time, May 2026, it was 4.0 mmol/L." in told(result("potassium", "4.2", "mmol/L"), earlier).change


@pytest.mark.parametrize(("value", "target", "says"), [
    ("6.9", "HbA1c: < 7 %", "This number is in it."), ("7.0", "HbA1c: < 7 %", "This number is not there yet."),
    ("7.0", "a1c: ≤ 7.0 %", "This number is in it."), ("7.5", "HbA1c: 7–8 %", "This number is in it."),
    ("8.1", "HbA1c: 7–8 %", "This number is not there yet."),
])  # fmt: skip
def test_their_goal_says_whether_it_is_met(value, target, says):
    found = told(result("a1c", value, "%"), goal(target))
    assert found.goal.endswith(says)
    assert goal(target).origin in found.because


def test_a_goal_in_other_words_is_repeated_and_not_judged():
    assert told(result("a1c", "7.0", "%"), goal("HbA1c: under seven")).goal == (
        "The goal in your record is under seven."
    )  # fmt: skip
    assert told(result("a1c", "7.0", "%"), goal("HbA1c: < 7 furlongs")).goal.endswith("7 furlongs.")


def test_goals_that_are_over_or_of_something_else_are_not_said():
    assert told(result("a1c", "7.0", "%"), goal("HbA1c: < 7 %", status="cancelled")).goal == ""
    assert told(result("a1c", "7.0", "%"), goal("LDL: < 70 mg/dL")).goal == ""


@pytest.mark.parametrize(("top", "bottom", "says"), [
    ("129", "79", "This number is in it."), ("131", "79", "not there yet."), ("129", "81", "not there yet."),
])  # fmt: skip
def test_a_goal_of_two_numbers_needs_both(top, bottom, says):
    one = pressure(top, bottom)
    names = [part.concept.codings[0].display for part in one.parts]
    parts = tuple(
        type(part)(type(part.concept)(name, part.concept.codings), part.quantity)
        for part, name in zip(one.parts, ("Top number", "Bottom number"), strict=True)
    )
    assert names
    both = type(one)(**{name: getattr(one, name) for name in ("origin", "concept", "status", "when")}, parts=parts)
    assert told(both, goal("Top number: < 130 mmHg", "Bottom number: < 80 mmHg")).goal.endswith(says)


def test_numbers_are_written_as_in_the_place_of_the_reader():
    there = Place(decimal=",", thousands=".", unit=lambda unit: {"mmol/L": "mmol por litro"}.get(unit, unit))
    one = result("platelets", "1250.5", "10*9/L")
    assert told(one, place=there).value == "1.250,5 10*9/L"
    assert told(result("potassium", "4.10", "mmol/L"), place=there).value == "4,10 mmol por litro"
    assert told(one).value == "1,250.5 10*9/L"
