"""What laboratories call in at once is said plainly, on both sides of each limit; and only while somebody can act."""

from fractions import Fraction

import pytest

from alongside.knowledge.plain.explaining import MEASURANDS
from alongside.knowledge.plain.explaining.catalogue import OPS

from .made import CHILD, YOUNG, pregnancy, pressure, result, told

LIMITS = [(test, limit) for test in MEASURANDS.values() for limit in test.limits if not test.pair]
STEP = Fraction(1, 1000)


def near(limit, by: Fraction) -> str:
    return f"{float(Fraction(limit.value) + by):.4f}"


@pytest.mark.parametrize(("test", "limit"), LIMITS, ids=lambda one: getattr(one, "key", getattr(one, "said", "")))
def test_each_limit_is_met_on_its_side_and_not_on_the_other(test, limit):
    for by in (-STEP, Fraction(0), STEP):
        one = told(result(test.key, near(limit, by), limit.unit))
        met = OPS[limit.op](Fraction(limit.value) + by, Fraction(limit.value))
        assert (limit in one.critical.limits if one.critical else False) is met


def test_of_limits_that_differ_the_earliest_counts():
    assert told(result("potassium", "5.9", "mmol/L")).critical is None
    found = told(result("potassium", "6.0", "mmol/L"))
    assert [limit.said for limit in found.critical.limits] == ["≥ 6.0 mmol/L"]
    assert found.urgent[0].endswith("A clinician should act on it today.")
    assert found.urgent[1].startswith("Call us now")
    assert found.next == (
        "A clinician should look at it now and talk with you. Often the test is done again at once. "
        "You may need care today.",
    )  # fmt: skip
    assert found.critical.limits[0].source in found.sources


def test_the_laboratorys_own_critical_mark_is_enough():
    found = told(result("alt", "900", "U/L", interpretation=("HH",)))
    assert found.critical.marked
    assert found.critical.limits == ()
    assert found.urgent


def test_a_limit_that_is_printed_as_usual_is_still_told():
    assert told(result("potassium", "6.4", "mmol/L", low="3.5", high="7")).urgent


@pytest.mark.parametrize(("on", "now"), [("2026-11-26", True), ("2026-11-19", True), ("2026-11-18", False)])
def test_an_old_one_is_told_as_past(on, now):
    found = told(result("potassium", "6.4", "mmol/L", on=on))
    assert found.critical.fresh is now
    assert (found.urgent[0] == "On November 18, 2026, this was a number that needed quick action. If you do not know "
            "what was done then, call and ask us.") is not now  # fmt: skip


def test_a_newer_one_makes_it_past():
    newer = result("potassium", "4.5", "mmol/L", on="2026-11-25", id="2")
    assert not told(result("potassium", "6.4", "mmol/L"), newer).critical.fresh


def test_less_than_is_only_critical_when_all_it_may_be_is():
    assert told(result("hemoglobin", "7", "g/dL", comparator="<")).critical
    assert told(result("hemoglobin", "9", "g/dL", comparator="<")).critical is None
    assert told(result("sugar", "600", "mg/dL", comparator=">")).critical


def test_limits_are_of_grown_ups_and_hold_in_pregnancy():
    assert told(result("hemoglobin", "6.5", "g/dL"), who=CHILD).critical is None
    assert told(result("hemoglobin", "6.5", "g/dL", interpretation=("LL",)), who=CHILD).urgent
    assert told(result("potassium", "6.5", "mmol/L"), pregnancy(), who=YOUNG).urgent


def test_each_way_of_telling_says_what_to_do_when_nobody_answers():
    for one in (result("potassium", "6.4", "mmol/L"), pressure("190", "100"), result("oxygen", "90", "%")):
        for language in ("en", "es"):
            found = told(one, language=language)
            assert len(found.urgent) == 3
            assert any(word in " ".join(found.urgent[:2]) for word in ("emergency", "urgencias", "emergencias"))
    assert "Labs" not in " ".join(told(pressure("190", "100")).urgent)


def test_what_is_past_does_not_ask_for_anything_today():
    for one in (result("potassium", "6.4", "mmol/L", on="2024-11-18"), result("oxygen", "90", "%", on="2024-11-18")):
        found = told(one)
        assert not any(word in " ".join(found.meaning + found.next) for word in ("now", "today", "at once"))
        assert found.next[0].startswith("Your team")
    within = told(result("potassium", "6.4", "mmol/L", low="3.5", high="7", on="2024-11-18"))
    assert within.next == ("Your team looks at it along with how you feel and your other results.",)


def test_low_oxygen_says_what_to_do_between_the_limit_and_the_next_number():
    found = told(result("oxygen", "92.5", "%"))
    assert found.critical is None
    assert "call your emergency number" in " ".join(found.meaning)


def test_without_a_day_it_is_not_said_to_be_of_today():
    found = told(result("potassium", "6.4", "mmol/L", when=None))
    assert not found.critical.fresh
    assert "We do not know its day" in found.urgent[0]


def test_a_low_pressure_that_was_marked_is_not_called_high():
    found = told(pressure("70", "40", interpretation=("LL",)))
    assert found.critical.marked
    assert found.urgent
    assert "high" not in " ".join(found.urgent)


@pytest.mark.parametrize(("top", "bottom", "waits", "urgent"), [
    ("179", "119", False, False), ("180", "90", False, True), ("150", "120", False, True),
    ("160", "100", False, False), ("160", "100", True, True), ("150", "110", True, True), ("159", "109", True, False),
])  # fmt: skip
def test_blood_pressure_has_a_lower_line_in_pregnancy(top, bottom, waits, urgent):
    found = told(pressure(top, bottom), *([pregnancy()] if waits else []), who=YOUNG)
    assert bool(found.urgent) is urgent
    assert not urgent or found.urgent[1].startswith("Sit still")
