"""Inputs out of a record: which reading counts, how old it may be, what is only assumed, and whom it is not for."""

from datetime import date

import pytest

from alongside.knowledge.risks import CALCULATORS
from alongside.knowledge.risks.egfr import egfr

from .records import HEALTHY, ON, icd10, measured, medicine, pressure, problem, record, relative, smoking

PREVENT = CALCULATORS["prevent_base"]


def used(gathered, field):
    return next(one for one in gathered.used if one.field == field)


def missing(gathered, field):
    return next((one.why, one.days) for one in gathered.missing if one.field == field)


def without(code):
    return [f for f in HEALTHY if f.concept.code != code]


def test_a_whole_record_is_answered_with_what_was_used():
    gathered = PREVENT.from_facts(record(*HEALTHY), ON)
    assert gathered.missing == ()
    assert gathered.given == {
        "sex": "female", "age": 56, "sbp_mm_hg": 128.0, "bp_treated": False, "total_cholesterol_mg_dl": 200.0,
        "hdl_cholesterol_mg_dl": 50.0, "statin": False, "diabetes": False, "current_smoker": False,
        "egfr": round(egfr("female", 56, 0.8), 1), "bmi": 27.0, "horizon_years": 10,
    }  # fmt: skip
    assert gathered.result.values == PREVENT(gathered.given).values
    found = used(gathered, "sbp_mm_hg")
    assert (found.basis, found.when, found.days, found.origin.id) == ("measured", date(2026, 5, 1), 31, "bp-2026-05-01")
    assert used(gathered, "egfr").basis == "computed"
    assert {used(gathered, f).basis for f in ("bp_treated", "statin", "diabetes")} == {"not_listed"}


def test_the_newest_reading_counts_and_nothing_of_the_future():
    facts = record(*HEALTHY, pressure("150", "90", "2026-05-20"), pressure("190", "90", "2026-07-01"))
    assert PREVENT.from_facts(facts, ON).given["sbp_mm_hg"] == 150.0


@pytest.mark.parametrize("status", ["preliminary", "cancelled", "registered", "entered-in-error", "unknown"])
def test_a_reading_that_does_not_stand_is_not_used(status):
    facts = record(*HEALTHY, pressure("150", "90", "2026-05-20", status=status))
    assert PREVENT.from_facts(facts, ON).given["sbp_mm_hg"] == 128.0


def test_both_numbers_of_a_pressure_are_of_one_reading():
    facts = record(pressure("150", None, "2026-05-20"), pressure("128", "78"))
    given = CALCULATORS["bp_category_aha_2017_2025"].from_facts(facts, ON).given
    assert given == {"systolic": 128.0, "diastolic": 78.0}


def test_what_is_missing_old_or_unclear_is_said_and_nothing_is_answered():
    gathered = PREVENT.from_facts(record(*without("2093-3")), ON)
    assert gathered.result is None
    assert missing(gathered, "total_cholesterol_mg_dl") == ("missing", None)
    assert cholesterol(measured("2093-3", "200", "mg/dL", "2021-05-31")) == ("too_old", 1827)
    assert cholesterol(measured("2093-3", "200", "mg/dL", "2021-06-01")) is None
    assert cholesterol(measured("2093-3", "200", "g/L")) == ("unclear", 31)
    assert cholesterol(measured("2093-3", "200", "")) == ("unclear", 31)
    assert cholesterol(measured("2093-3", "200", "mg/dL", comparator="<")) == ("unclear", 31)


def cholesterol(reading):
    """Why this only reading of cholesterol is not used; None when it is."""
    gathered = PREVENT.from_facts(record(*without("2093-3"), reading), ON)
    return None if gathered.result else missing(gathered, "total_cholesterol_mg_dl")


@pytest.mark.parametrize(("born", "sex", "field", "why"), [
    (None, "female", "age", "missing"), ("1970", "female", "age", "unclear"), ("1970-03-02", "other", "sex", "unclear"),
    ("1970-03-02", "", "sex", "unclear"),
])  # fmt: skip
def test_who_somebody_is_may_be_unclear(born, sex, field, why):
    assert missing(PREVENT.from_facts(record(*HEALTHY, born=born, sex=sex), ON), field)[0] == why


def test_a_vague_birth_date_is_enough_when_the_age_is_sure():
    assert PREVENT.from_facts(record(*HEALTHY, born="1970-03"), ON).given["age"] == 56


SMOKING = [("449868002", True), ("77176002", True), ("8517006", False), ("266919005", False)]


@pytest.mark.parametrize(("code", "smokes"), SMOKING)
def test_smoking_status(code, smokes):
    facts = record(*without("72166-2"), smoking(code))
    assert PREVENT.from_facts(facts, ON).given["current_smoker"] is smokes


def test_an_unknown_smoking_status_is_not_a_no():
    facts = record(*without("72166-2"), smoking("266927001"))
    assert missing(PREVENT.from_facts(facts, ON), "current_smoker")[0] == "unclear"


def test_medicines_and_problems():
    facts = record(*HEALTHY, medicine("Lisinopril 10 MG Oral Tablet"), medicine("Simvastatin 20 MG", status="stopped"),
                   problem("44054006", status="active"))  # fmt: skip
    gathered = PREVENT.from_facts(facts, ON)
    assert (gathered.given["bp_treated"], gathered.given["statin"], gathered.given["diabetes"]) == (True, False, True)
    assert used(gathered, "diabetes").basis == "listed"
    assert PREVENT.from_facts(record(*HEALTHY, icd10("E11.9")), ON).given["diabetes"] is True
    assert PREVENT.from_facts(record(*HEALTHY, icd10("E119")), ON).given["diabetes"] is True
    over, wrong = problem("44054006", status="resolved"), problem("44054006", verification="refuted")
    for not_it in (icd10("R73.03"), icd10("O24419"), over, wrong):
        assert PREVENT.from_facts(record(*HEALTHY, not_it), ON).given["diabetes"] is False


KNOWN = [problem("230690007", status="resolved"), icd10("I25.10"), icd10("I50.9"), icd10("Z86.73")]


@pytest.mark.parametrize("known", KNOWN)
def test_prevent_is_not_for_people_with_known_disease(known):
    for name in ("prevent_base", "prevent_full", "ascvd_pce_2013"):
        gathered = CALCULATORS[name].from_facts(record(*HEALTHY, known), ON)
        assert gathered.outside == ("cardiovascular_disease",)
        assert gathered.result is None
        assert gathered.missing == ()


def test_no_child_is_sent_for_a_test_and_the_dead_are_left_in_peace():
    child = PREVENT.from_facts(record(born="2018-01-01"), ON)
    assert (child.refused.field, child.missing) == ("age", ())
    for name in ("bmi_category_adult", "bp_category_aha_2017_2025", "news2", "has_bled"):
        assert CALCULATORS[name].from_facts(record(*HEALTHY, born="2018-01-01"), ON).outside == ("too_young",)
    for calculator in CALCULATORS.values():
        assert calculator.from_facts(record(*HEALTHY, deceased=True), ON).outside == ("deceased",)


@pytest.mark.parametrize(("born", "outside"), [("2006-06-02", ("too_young",)), ("2006-06-01", ())])
def test_both_sides_of_twenty_years(born, outside):
    assert CALCULATORS["bmi_category_adult"].from_facts(record(born=born), ON).outside == outside


def test_out_of_range_is_refused_with_the_range():
    gathered = PREVENT.from_facts(record(*without("39156-5"), measured("39156-5", "41", "kg/m2")), ON)
    assert gathered.result is None
    assert (gathered.refused.field, gathered.refused.allowed) == ("bmi", "18.5 below 40 kg/m2")


def test_weight_and_height_newer_than_the_index_make_a_new_one():
    newer = measured("29463-7", "176.37", "lb", "2026-05-20"), measured("8302-2", "1.7", "m", "2019-01-01")
    gathered = PREVENT.from_facts(record(*HEALTHY, *newer), ON)
    assert gathered.given["bmi"] == 27.7
    assert used(gathered, "bmi").basis == "computed"
    older = measured("29463-7", "50", "kg", "2026-04-01"), newer[1]
    assert PREVENT.from_facts(record(*HEALTHY, *older), ON).given["bmi"] == 27.0


def test_a_reported_rate_counts_if_it_says_the_2021_equation_and_is_as_new():
    reported = measured("98979-8", "71", "mL/min/{1.73_m2}")
    assert PREVENT.from_facts(record(*HEALTHY, reported), ON).given["egfr"] == 71.0
    older = measured("98979-8", "71", "mL/min/{1.73_m2}", "2026-01-01")
    assert PREVENT.from_facts(record(*HEALTHY, older), ON).given["egfr"] == round(egfr("female", 56, 0.8), 1)
    other = measured("33914-3", "40", "mL/min/{1.73_m2}", "2026-05-20")  # an older equation
    assert PREVENT.from_facts(record(*HEALTHY, other), ON).given["egfr"] == round(egfr("female", 56, 0.8), 1)


def test_the_full_model_answers_without_its_additions_and_the_others_ask_for_theirs():
    facts = record(*HEALTHY, measured("4548-4", "5.6", "%"))
    full = CALCULATORS["prevent_full"].from_facts(facts, ON)
    assert full.result
    assert {one.field for one in full.missing} == {"uacr_mg_g", "sdi_decile"}
    assert CALCULATORS["prevent_hba1c"].from_facts(facts, ON).result
    assert missing(CALCULATORS["prevent_uacr"].from_facts(facts, ON), "uacr_mg_g")[0] == "missing"
    assert CALCULATORS["prevent_sdi"].from_facts(facts, ON, sdi_decile=4).result


def test_what_somebody_says_counts_and_the_horizon_can_be_chosen():
    gathered = PREVENT.from_facts(record(*HEALTHY), ON, horizon_years=30, current_smoker=True)
    assert used(gathered, "current_smoker").basis == "said"
    assert {chance.years for chance in gathered.result.chances} == {30}
    odd = PREVENT.from_facts(record(*HEALTHY), ON, current_smoker="yes")
    assert odd.refused.field == "current_smoker"
    assert PREVENT.from_facts(record(*HEALTHY), ON, smoker=True).refused.field == "smoker"


def test_a_reading_with_a_modifier_that_we_do_not_know_is_not_used():
    facts = record(*HEALTHY, pressure("150", "90", "2026-05-20", modified=True))
    assert PREVENT.from_facts(facts, ON).given["sbp_mm_hg"] == 128.0


def test_stroke_points_are_for_atrial_fibrillation():
    calculator = CALCULATORS["cha2ds2_vasc"]
    assert calculator.from_facts(record(), ON).outside == ("without_atrial_fibrillation",)
    facts = record(problem("49436004"), problem("59621000"), icd10("G45.9", status="resolved"))
    assert calculator.from_facts(facts, ON).result.values == {"score": 4}


def test_family_counts_by_blood_and_nothing_recorded_is_asked():
    calculator = CALCULATORS["findrisc"]
    told = {
        "physically_active": True,
        "daily_vegetables_fruit": True,
        "high_blood_glucose_history": False,
        "waist_cm": 80,
    }
    near = record(*HEALTHY, relative("natural mother", "44054006"))
    assert calculator.from_facts(near, ON, **told).result.values["score"] == 3 + 1 + 3 + 5
    for far in ("maternal grandmother", "mother in law", "stepfather", "cousin", "person"):
        gathered = calculator.from_facts(record(*HEALTHY, relative(far, "44054006")), ON, **told)
        assert missing(gathered, "family_history")[0] == "missing"


def test_vital_signs_of_another_day_do_not_make_a_warning_score():
    told = {"spo2_scale": 1, "on_oxygen": False, "consciousness": "alert"}
    day = "2026-06-01"
    signs = [measured("9279-1", "16", "/min", day), measured("2708-6", "97", "%", day), pressure("120", "70", day),
             measured("8867-4", "72", "/min", day), measured("8310-5", "98.6", "[degF]", day)]  # fmt: skip
    calculator = CALCULATORS["news2"]
    assert calculator.from_facts(record(*signs), ON, **told).result.values["score"] == 0
    old = [*signs[:-1], measured("8310-5", "37", "Cel", "2026-05-31")]
    assert missing(calculator.from_facts(record(*old), ON, **told), "temperature_c") == ("too_old", 1)


def test_an_empty_record_says_what_it_needs_for_every_calculator():
    for calculator in CALCULATORS.values():
        gathered = calculator.from_facts(record(born=None, sex=""), ON)
        assert gathered.result is None
        assert gathered.missing or gathered.outside


def test_bleeding_points_ask_what_a_record_does_not_say():
    facts = record(pressure("161", "90"), medicine("Naproxen 220 MG"), born="1960-01-01")
    gathered = CALCULATORS["has_bled"].from_facts(facts, ON)
    assert gathered.given["hypertension_uncontrolled"] is True
    assert gathered.given["drugs_antiplatelet_nsaid"] is True
    assert gathered.given["elderly_over_65"] is True
    assert {m.field for m in gathered.missing} == {
        "abnormal_renal_function", "abnormal_liver_function", "bleeding_history", "labile_inr", "alcohol_excess",
    }  # fmt: skip


def test_the_breast_tool_takes_nothing_but_the_age_from_a_record():
    calculator = CALCULATORS["bcrat_gail"]
    assert calculator.from_facts(record(sex="male"), ON).outside == ("not_female",)
    assert set(calculator.from_facts(record(), ON).given) == {"age"}
