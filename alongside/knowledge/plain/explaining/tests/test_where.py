"""The range on the result wins; without one only what a source says; else nothing is said of high or low."""

import pytest

from alongside.knowledge.core.facts import Range
from alongside.knowledge.core.values import Concept, Quantity
from alongside.knowledge.plain.explaining import Compared, Where

from .made import CHILD, MAN, WOMAN, YOUNG, pregnancy, pressure, result, told

HEARD = {Where.INSIDE: "inside", Where.ABOVE: "above", Where.BELOW: "below"}


@pytest.mark.parametrize(("value", "where"), [
    ("3.4", Where.BELOW), ("3.5", Where.INSIDE), ("5.1", Where.INSIDE), ("5.2", Where.ABOVE),
])  # fmt: skip
def test_both_ends_of_the_printed_range_are_inside_it(value, where):
    found = told(result("potassium", value, "mmol/L", low="3.5", high="5.1"))
    assert (found.standing.where, found.standing.compared) == (where, Compared.LAB)
    assert found.meaning[0].startswith(f"This is {HEARD[where]}")
    assert "3.5 to 5.1 mmol/L" in found.meaning[0]


def test_the_printed_range_wins_over_every_source():
    found = told(result("potassium", "5.05", "mmol/L", low="3.5", high="5.3"))
    assert found.standing.where is Where.INSIDE
    assert told(result("potassium", "5.05", "mmol/L")).standing.where is Where.ABOVE
    ldl = told(result("ldl", "120", "mg/dL", high="115"))
    assert ldl.standing.where is Where.ABOVE
    assert ldl.standing.band is None  # "near the best" would say the contrary


def test_a_range_printed_in_another_unit_is_converted():
    found = told(result("hemoglobin", "13.5", "g/dL", low="140", high="170", range_unit="g/L"))
    assert found.standing.where is Where.BELOW
    assert "14.0 to 17.0 g/dL" in found.meaning[0]
    strange = told(result("alt", "30", "U/L", high="40", range_unit="furlongs"))
    assert strange.standing.where is Where.UNKNOWN


def test_without_a_range_nothing_is_said_of_high_or_low():
    found = told(result("alt", "400", "U/L"))
    assert found.standing.where is Where.UNKNOWN
    assert found.meaning == ("There is no range with this result. So we do not say if it is high or low.",)
    assert "what it means for you" in found.sure.casefold()


def test_the_laboratorys_mark_speaks_where_there_is_no_range():
    assert told(result("alt", "400", "U/L", interpretation=("H",))).meaning[0] == "Your lab marked this as high."
    both = told(result("alt", "400", "U/L", high="40", interpretation=("N",)))
    assert both.standing.why == "differs"
    assert both.standing.where is Where.UNKNOWN
    assert both.standing.ends is None  # a picture would say what the words do not


def test_several_ranges_are_not_chosen_from():
    ranges = (Range(Quantity("3.5"), Quantity("5.1")), Range(Quantity("4.0"), Quantity("6.0")))
    assert told(result("potassium", "5.5", "mmol/L", ranges=ranges)).standing.why == "several"
    assert told(result("potassium", "5.5", "mmol/L", ranges=(ranges[0],) * 2)).standing.where is Where.ABOVE


def test_a_band_is_not_told_in_numbers_of_another_unit():
    """LDL of 3.9 mmol/L is 150.8 mg/dL: beside it "from 130 to 159" would be a riddle."""
    here, there = told(result("ldl", "150", "mg/dL")), told(result("ldl", "3.9", "mmol/L"))
    assert here.standing.band == there.standing.band
    assert here.meaning[0] == "From 130 to 159 is called borderline high."
    assert there.meaning[0] == (
        "This came without a range. Often up to 3.4 mmol/L is called usual. This is above it."
    )  # fmt: skip


@pytest.mark.parametrize(("comparator", "value", "low", "high", "where"), [
    ("<", "5", "", "10", Where.INSIDE), ("<", "5", "5", "10", Where.BELOW), ("<", "5", "4", "10", Where.UNKNOWN),
    (">", "60", "60", "", Where.INSIDE), (">", "9", "4", "9", Where.ABOVE), (">=", "9", "4", "9", Where.UNKNOWN),
    ("<=", "5", "5", "10", Where.UNKNOWN), ("<", "5", "0", "14", Where.INSIDE), ("<", "15", "0", "14", Where.UNKNOWN),
    ("<=", "14", "0.0", "14", Where.INSIDE),
])  # fmt: skip
def test_a_limit_is_no_number(comparator, value, low, high, where):
    found = told(result("tsh", value, "mIU/L", low=low, high=high, comparator=comparator))
    assert found.standing.where is where
    assert found.value == f"{comparator} {value} mIU/L"
    assert found.change == ""


def test_words_and_nothing_are_said_to_be_so():
    assert told(result("potassium", text="hemolyzed")).standing.why == "words"
    assert told(result("potassium")) is None
    assert told(result("potassium", "5", "mmol/L", comparator="~")).standing.why == "comparator"


@pytest.mark.parametrize(("said", "where", "why"), [
    ("Negative", Where.INSIDE, ""), ("Negative (qualifier value)", Where.INSIDE, ""), ("Trace", Where.ABOVE, "trace"),
    ("2+", Where.ABOVE, "found"), ("see comment", Where.UNKNOWN, "words"),
])  # fmt: skip
def test_a_strip_answers_in_words(said, where, why):
    for one in (result("strip_protein", text=said), result("strip_protein", answer=Concept(said))):
        found = told(one)
        assert (found.standing.where, found.standing.why) == (where, why)
        assert found.value == said


@pytest.mark.parametrize("status", ["registered", "cancelled", "entered-in-error", "unknown"])
def test_what_does_not_stand_is_not_explained(status):
    assert told(result("potassium", "5.0", "mmol/L", status=status)) is None


def test_a_first_answer_says_that_it_may_change():
    found = told(result("potassium", "5.0", "mmol/L", status="preliminary"))
    assert found.meaning[0] == "This is a first answer. The lab may still change it."


def test_a_note_that_changes_the_meaning_stops_the_explanation():
    assert told(result("potassium", "5.0", "mmol/L", modified=True)) is None


def test_units_that_are_not_known_or_missing_are_not_guessed_at():
    assert told(result("potassium", "5.0", "furlongs")).standing.why == "unit"
    assert told(result("potassium", "5.0")).standing.why == "no_unit"
    assert told(result("potassium", "5.0", low="3", high="4")).standing.where is Where.ABOVE  # printed together


def test_ranges_of_grown_ups_are_not_for_children():
    assert told(result("sodium", "130", "mmol/L"), who=CHILD).standing.why == "child"
    assert "under 18" in told(result("sodium", "130", "mmol/L"), who=CHILD).meaning[0]
    assert told(result("sodium", "130", "mmol/L", low="133", high="145"), who=CHILD).standing.where is Where.BELOW
    assert told(result("cholesterol", "250", "mg/dL"), who=CHILD).standing.band is None


def test_in_pregnancy_only_the_printed_range_counts():
    one = result("hemoglobin", "11.5", "g/dL")
    assert told(one, who=YOUNG).standing.where is Where.BELOW
    found = told(one, pregnancy(), who=YOUNG)
    assert found.standing.where is Where.UNKNOWN
    assert "pregnant" in found.meaning[0]
    assert told(one, pregnancy("2024-01-01"), who=YOUNG).standing.where is Where.BELOW  # long over


def test_a_reader_who_may_not_know_of_it_does_not_learn_it_here():
    one = result("hemoglobin", "11.5", "g/dL")
    hidden = told(one, pregnancy(), who=YOUNG, known=frozenset({one.origin}))
    assert hidden.standing.where is Where.UNKNOWN
    assert "pregnan" not in repr((hidden.meaning, hidden.next, hidden.ask, hidden.sure))
    assert hidden.meaning[0].startswith("We do not compare")


def test_nor_by_the_limit_that_it_met_which_is_told_all_the_same():
    one = pressure("165", "100")
    hidden, open_ = (told(one, pregnancy(), who=YOUNG, known=known) for known in (frozenset({one.origin}), None))
    assert hidden.urgent == open_.urgent
    assert [limit.pregnant for limit in open_.critical.limits] == [True]
    assert hidden.critical.limits == ()
    assert "pregnan" in repr(open_.sources)
    assert "pregnan" not in repr(hidden.sources)


def test_a_range_by_sex_needs_the_sex():
    one = result("hemoglobin", "12.5", "g/dL")
    assert told(one, who=WOMAN).standing.where is Where.INSIDE
    assert told(one, who=MAN).standing.where is Where.BELOW
    unsaid = type(MAN)(birth=MAN.birth)
    assert told(one, who=unsaid).standing.why == "sex"
    assert told(result("sodium", "130", "mmol/L"), who=type(MAN)(sex="male")).standing.why == "age"


@pytest.mark.parametrize(("top", "bottom", "band"), [
    ("119", "79", "bp_usual"), ("120", "79", "bp_elevated"), ("129", "79", "bp_elevated"), ("130", "79", "bp_stage_1"),
    ("119", "80", "bp_stage_1"), ("139", "89", "bp_stage_1"), ("140", "70", "bp_stage_2"), ("118", "90", "bp_stage_2"),
    ("89", "70", "bp_low"), ("95", "59", "bp_low"), ("90", "60", "bp_usual"),
])  # fmt: skip
def test_blood_pressure_is_in_the_highest_band_of_either_number(top, bottom, band):
    assert told(pressure(top, bottom)).standing.band.id == band


@pytest.mark.parametrize(("value", "marks"), [("1.0", ()), ("1.0", ("N",)), ("2.5", ())])
def test_of_a_clotting_number_the_goal_counts_for_who_takes_warfarin(value, marks):
    """What is usual for others is too little for them, and what is high for others may be their goal."""
    found = told(
        result("inr", value, "", low="" if marks else "0.9", high="" if marks else "1.1", interpretation=marks)
    )
    assert "goal" in found.meaning[-1]
    assert found.next[0].startswith("If you take warfarin")


def test_what_only_has_a_mark_is_not_said_to_stand_next_to_a_range():
    for one in (result("strip_protein", text="Negative"), result("alt", "400", "U/L", interpretation=("H",))):
        assert "range" not in told(one).sure


def test_side_that_nobody_looks_for_is_said_to_be_that():
    found = told(result("crp", "0.1", "mg/L", low="0.5", high="5"))
    assert "teams mostly look for high numbers" in " ".join(found.meaning)
    assert found.next == ("Your team looks at it along with how you feel and your other results.",)
