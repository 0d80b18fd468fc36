"""What a record says beside its code and date: a "not", an age, an end, a target. None of it is lost on the way."""

import json

import pytest

from alongside.knowledge.core.extract import extract
from alongside.knowledge.core.rows import from_row, to_row
from alongside.knowledge.core.unreadable import Unreadable
from alongside.knowledge.core.values import loads

CODED = {"code": {"text": "Something"}}
IPS = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"


def one(kind: str, **members):
    """The only fact of a resource, once through a row of the index."""
    (fact,) = extract(loads(json.dumps({"resourceType": kind, "id": "1", **members})), "clinic")
    back = from_row(fact.kind, json.loads(json.dumps(to_row(fact))), fact.origin)
    assert back == fact
    return back


def coded(*codes: str, text: str = "", system: str = "s"):
    return {"coding": [{"system": system, "code": code} for code in codes], "text": text}


MEDICINE = {"status": "active", "medicationCodeableConcept": {"text": "Ibuprofen"}}


def test_a_medicine_not_to_be_taken_is_never_one_that_is_taken():
    """doNotPerform turns an order into its opposite."""
    fact = one("MedicationRequest", **MEDICINE, doNotPerform=True)
    assert (fact.negated, fact.is_current) == (True, False)
    assert one("MedicationRequest", **MEDICINE, doNotPerform=False).is_current
    with pytest.raises(Unreadable, match="doNotPerform"):
        one("MedicationRequest", **MEDICINE, doNotPerform="perhaps")


@pytest.mark.parametrize(
    ("kind", "members", "status"),
    [
        ("Immunization", {"status": "completed", "notGiven": True}, "not-done"),
        ("Immunization", {"status": "completed", "wasNotGiven": True}, "not-done"),
        ("Procedure", {"status": "completed", "notDone": True}, "not-done"),
        ("Procedure", {"status": "completed", "notPerformed": True}, "not-done"),
        ("MedicationStatement", {"status": "active", "taken": "n"}, "not-taken"),
        ("MedicationStatement", {"status": "active", "wasNotTaken": True}, "not-taken"),
        ("MedicationDispense", {"status": "completed", "notDone": True}, "declined"),
        ("AllergyIntolerance", {"status": "refuted"}, "refuted"),
        ("DocumentReference", {"status": "current", "docStatus": "entered-in-error"}, "entered-in-error"),
        ("Condition", {"abatementBoolean": True}, "resolved"),
    ],
)
def test_a_not_that_older_versions_put_elsewhere_is_kept(kind, members, status):
    assert one(kind, **members).status == status


@pytest.mark.parametrize(
    ("intent", "current"), [("order", True), ("plan", True), ("proposal", False), ("option", False)]
)
def test_what_was_only_proposed_is_not_prescribed(intent, current):
    assert one("MedicationRequest", **MEDICINE, intent=intent).is_current is current


def test_who_told_of_a_medicine_is_known():
    assert one("MedicationRequest", **MEDICINE, reportedBoolean=True).reported
    assert one("MedicationRequest", **MEDICINE, reported=True).reported


@pytest.mark.parametrize(
    "named",
    [
        {"medicationReference": {"reference": "Medication/1", "display": "Ibuprofen"}},
        {"medication": {"concept": {"text": "Ibuprofen"}}},
        {"medicationReference": {"reference": "#m"}, "contained": [{"resourceType": "Medication", "id": "m", "code": {"text": "Ibuprofen"}}]},
    ],
)  # fmt: skip
def test_a_medicine_has_its_name_from_wherever_it_stands(named):
    assert one("MedicationRequest", status="active", **named).label == "Ibuprofen"


@pytest.mark.parametrize(
    ("dosage", "said"),
    [
        ({"text": "1 daily"}, "1 daily"),
        ({"text": "1 daily", "patientInstruction": "with food"}, "1 daily; with food"),
        ({"text": "1 daily", "patientInstruction": "Take 1 daily with food"}, "Take 1 daily with food"),
        ({"doseAndRate": [{"doseQuantity": {"value": 1.0, "unit": "tablet"}}], "timing": {"repeat": {"frequency": 2, "period": 1.0, "periodUnit": "d"}}, "asNeededBoolean": True}, "1.0 tablet, 2× / 1.0 d, as needed"),
        ({"doseQuantity": {"value": 5, "unit": "mg"}, "timing": {"repeat": {"period": 8, "periodUnit": "h"}}}, "5 mg, 1× / 8 h"),
        ({"doseAndRate": [{"doseRange": {"low": {"value": 1}, "high": {"value": 2, "unit": "tablets"}}}], "timing": {"repeat": {"frequency": 1, "period": 4, "periodMax": 6, "periodUnit": "h"}}, "asNeededCodeableConcept": {"text": "pain"}}, "1–2 tablets, 1× / 4–6 h, as needed (pain)"),
        ({"timing": {"repeat": {"frequency": 1, "period": 1, "periodUnit": "d", "when": ["HS"], "boundsDuration": {"value": 7, "unit": "d"}}}}, "1× / 1 d, HS, (7 d)"),
        ({"timing": {"code": {"text": "BID"}}, "maxDosePerPeriod": {"numerator": {"value": 4, "unit": "tablets"}, "denominator": {"value": 1, "unit": "d"}}}, "BID, ≤ 4 tablets / 1 d"),
    ],
)  # fmt: skip
def test_directions_are_whole_or_absent(dosage, said):
    """Half of "every 4 to 6 hours, as needed" would be another direction."""
    assert one("MedicationRequest", **MEDICINE, dosageInstruction=[dosage]).dose == (said,)


def test_an_age_or_words_stand_where_a_date_is_missing():
    assert one("Condition", **CODED, onsetAge={"value": 30, "unit": "years"}).when_age.value == "30"
    assert one("Condition", **CODED, onsetString="in childhood").when_said == "in childhood"
    assert (
        one("Condition", **CODED, onsetRange={"low": {"value": 20}, "high": {"value": 25, "unit": "years"}}).when_said
        == "20–25 years"
    )
    assert one("Procedure", **CODED, status="completed", performedString="long ago").when_said == "long ago"
    assert one("Procedure", **CODED, status="completed", performedAge={"value": 7, "code": "a"}).when_age.unit == "a"
    assert one("Procedure", **CODED, status="completed", occurrenceDateTime="2020").when.text == "2020"
    assert one("Immunization", status="completed", occurrenceString="as a baby").when_said == "as a baby"
    assert one("AllergyIntolerance", **CODED, onsetString="as a child").when_said == "as a child"
    assert (
        one("Observation", **CODED, status="final", effectiveTiming={"event": ["2024-05-01"]}).when.text == "2024-05-01"
    )


@pytest.mark.parametrize(
    ("members", "active"),
    [
        ({}, True),
        ({"abatementAge": {"value": 40, "unit": "a"}}, False),
        ({"abatementString": "years ago"}, False),
        ({"abatementDateTime": "2020"}, False),
        ({"clinicalStatus": coded("active"), "abatementString": "comes and goes"}, True),
        ({"clinicalStatus": coded("resolved")}, False),
        ({"clinicalStatus": "active"}, True),
        ({"clinicalStatus": coded(text="Active")}, True),
        ({"clinicalStatus": coded("55561003", system="http://snomed.info/sct")}, True),
        ({"clinicalStatus": coded("A", "resolved")}, False),
        ({"abatementBoolean": False}, True),
    ],
)
def test_a_problem_is_over_when_the_record_says_so(members, active):
    assert one("Condition", **CODED, **members).is_active is active


@pytest.mark.parametrize("kind", ["Condition", "AllergyIntolerance"])
@pytest.mark.parametrize("name", ["clinicalStatus", "verificationStatus"])
@pytest.mark.parametrize(
    "value",
    [coded("zzz"), coded(text="see chart"), "maybe", coded("active", "resolved"), coded("confirmed", "refuted")],
)
def test_how_it_stands_must_be_readable(kind, name, value):
    """A guess at "refuted" or "resolved" would put an allergy on the page or take it off."""
    with pytest.raises(Unreadable, match=name):
        one(kind, **CODED, **{name: value})


@pytest.mark.parametrize(
    ("code", "known", "at_all", "nothing"),
    [
        (coded("716186003"), True, True, False),
        (coded("409137002"), True, False, False),
        (coded("no-known-allergies", system=IPS), True, True, False),
        (coded("no-known-food-allergies", system=IPS), True, False, False),
        (coded("no-allergy-info", system=IPS), False, False, True),
        (coded("1631000175102", text="Not on File"), False, False, True),
        (coded(text="No Known Allergies"), True, True, False),
        (coded(text="NKDA"), True, False, False),
        (coded(text="Penicillin"), False, False, False),
    ],
)
def test_none_known_is_told_from_nobody_asked(code, known, at_all, nothing):
    fact = one("AllergyIntolerance", code=code)
    assert (fact.none_known, fact.none_at_all, fact.says_nothing) == (known, at_all, nothing)
    over = one("AllergyIntolerance", code=code, clinicalStatus=coded("inactive"))
    assert not over.none_known


def test_an_allergy_to_what_only_its_reaction_names():
    assert one("AllergyIntolerance", reaction=[{"substance": {"text": "Bees"}}]).label == "Bees"
    assert one("AllergyIntolerance", substance={"text": "Bees"}).label == "Bees"


@pytest.mark.parametrize(
    ("members", "text", "elsewhere"),
    [
        ({"valueRange": {"low": {"value": 5, "unit": "mg"}}}, "≥ 5 mg", False),
        ({"valueRange": {"high": {"value": 5, "unit": "mg"}}}, "≤ 5 mg", False),
        ({"valueRatio": {"numerator": {"value": 1}, "denominator": {"value": 128}}}, "1:128", False),
        ({"valueRatio": {"numerator": {"value": 5, "unit": "mg"}, "denominator": {"value": 1, "unit": "mL"}}}, "5 mg / 1 mL", False),
        ({"valuePeriod": {"start": "2020", "end": "2021"}}, "2020 – 2021", False),
        ({"valueBoolean": False}, "no", False),
        ({"valueInteger": 0}, "0", False),
        ({"valueSampledData": {"data": "1 2 3"}}, "", True),
        ({"valueAttachment": {"url": "Binary/1"}}, "", True),
        ({"component": [{**CODED, "valueSampledData": {"data": "1"}}]}, "", True),
        ({"valueString": "", "dataAbsentReason": {"text": "refused"}}, "", False),
    ],
)  # fmt: skip
def test_a_value_is_said_whole_or_the_original_is_pointed_to(members, text, elsewhere):
    fact = one("Observation", **CODED, status="final", **members)
    assert (fact.text, fact.elsewhere) == (text, elsewhere)


def test_why_a_value_is_absent_is_kept():
    reason = {"dataAbsentReason": {"text": "refused"}}
    assert one("Observation", **CODED, status="final", **reason).absent == "refused"
    part = one("Observation", **CODED, status="final", component=[{**CODED, **reason}]).parts[0]
    assert (part.absent, part.quantity) == ("refused", None)


@pytest.mark.parametrize(
    ("kind", "members", "path"),
    [
        ("Observation", {"effectiveDateTime": "2020", "effectivePeriod": {"start": "2021"}}, "Observation.effectiveDateTime"),
        ("Condition", {"onsetAge": {"value": 3}, "onsetString": "at five"}, "Condition.onsetAge"),
        ("Immunization", {"occurrenceDateTime": "2020", "occurrenceString": "2021"}, "Immunization.occurrenceDateTime"),
    ],
)  # fmt: skip
def test_two_of_what_stands_once_are_not_chosen_between(kind, members, path):
    with pytest.raises(Unreadable) as refused:
        one(kind, **members)
    assert refused.value.path == path
    first, *_rest = members
    assert one(kind, **{**members, first: None})


@pytest.mark.parametrize(
    "members",
    [
        {"modifierExtension": [{"url": "x"}]}, {"implicitRules": "http://x"},
        {"component": [{**CODED, "modifierExtension": [{"url": "x"}]}]}, {"code": {"text": "x", "modifierExtension": [{"url": "x"}]}},
    ],
)  # fmt: skip
def test_a_modifier_anywhere_is_noted(members):
    assert one("Observation", **members).modified
    assert not one("Observation", modifierExtension=[], implicitRules="").modified


def test_a_goal_has_its_target_and_how_it_goes():
    fact = one(
        "Goal", lifecycleStatus="active", achievementStatus=coded("improving"), description={"text": "Weigh less"},
        target=[
            {"measure": {"text": "Weight"}, "detailRange": {"low": {"value": 70}, "high": {"value": 72, "unit": "kg"}}},
            {"detailQuantity": {"value": 7.0, "unit": "%", "comparator": "<"}}, {"detailString": "dance"}, {"dueDate": "2027"},
        ],
    )  # fmt: skip
    assert fact.targets == ("Weight: 70–72 kg", "< 7.0 %", "dance")
    assert fact.achievement == "improving"
    assert one("Goal", status="cancelled").status == "cancelled"


def test_what_a_plan_forbids_or_gave_up_is_no_step():
    steps = [
        {"detail": {"code": {"text": "Walk"}}},
        {"detail": {"code": {"text": "Lift"}, "doNotPerform": True}},
        {"detail": {"code": {"text": "Swim"}, "status": "cancelled"}},
        {"detail": {"code": {"text": "Run"}, "prohibited": True}},
    ]
    fact = one("CarePlan", status="active", activity=steps)
    assert (fact.activities, fact.avoid) == (("Walk",), ("Lift", "Run"))


@pytest.mark.parametrize(
    ("use", "is_bill"), [("claim", True), ("preauthorization", False), ("predetermination", False)]
)
def test_a_question_before_care_is_no_bill(use, is_bill):
    assert one("Claim", status="active", use=use).is_bill is is_bill


def test_a_report_has_its_conclusion_and_what_is_attached():
    fact = one(
        "DiagnosticReport", **CODED, status="final", conclusionCode=[{"text": "Normal"}],
        presentedForm=[{"contentType": "application/pdf", "url": "Binary/1"}],
    )  # fmt: skip
    assert (fact.conclusion, fact.attachments[0].url) == ("Normal", "Binary/1")


@pytest.mark.parametrize(
    "held", [{"code": "AMB"}, {"coding": [{"code": "AMB"}]}, [{"coding": [{"code": "AMB"}]}], "AMB"]
)
def test_where_a_visit_was_is_read_in_any_shape(held):
    visit = one("Encounter", status="finished", **{"class": held})
    assert visit.setting == "AMB"


def test_all_notes_are_kept_and_a_dose_too_weak_does_not_count():
    assert one("Condition", note=[{"text": "one"}, {}, {"text": "two"}]).note == "one\ntwo"
    assert one("Immunization", status="completed", isSubpotent=True).subpotent
    assert one("Observation", **CODED, status="FINAL").status == "final"


@pytest.mark.parametrize(
    ("members", "deceased"),
    [({"deceasedBoolean": "false"}, False), ({"deceasedBoolean": True, "deceasedDateTime": "2020"}, True), ({"deceasedBoolean": None}, False)],
)  # fmt: skip
def test_dead_or_alive_is_never_guessed(members, deceased):
    from alongside.knowledge.core.demographics import demographics

    assert demographics({"resourceType": "Patient", **members}).deceased is deceased
    for odd in ({"deceasedBoolean": "no"}, {"deceasedBoolean": False, "deceasedDateTime": "2020"}):
        with pytest.raises(Unreadable, match="deceasedBoolean"):
            demographics({"resourceType": "Patient", **odd})


def test_a_person_is_known_from_sloppy_shapes():
    from alongside.knowledge.core.demographics import demographics

    who = demographics({
        "resourceType": "Patient", "name": {"family": ["Ruiz", "Soto"], "given": "Ana"}, "telecom": [{"value": 5551234}],
        "address": {"line": "1 Main St", "postalCode": 12345}, "identifier": [{"system": "mrn", "value": 7}],
    })  # fmt: skip
    assert (who.given, who.family, who.addresses) == ("Ana", "Ruiz Soto", ("1 Main St, 12345",))
    assert (who.telecoms, who.identifiers) == ((("", "", "5551234"),), (("mrn", "7"),))
    assert (
        demographics(
            {"resourceType": "Patient", "name": [{"given": [None, "Ana"], "_given": [{"id": "x"}, None]}]}
        ).given
        == "Ana"
    )
