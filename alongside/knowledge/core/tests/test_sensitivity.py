"""Nothing of the kinds that harm when seen slips through; the plainest things stay plain."""

import pytest

from alongside.knowledge.core.extract import extract
from alongside.knowledge.core.sensitivity import sensitivity_of_concept
from alongside.knowledge.core.values import Coding, Concept

from .test_extract import sample

ICD = "http://hl7.org/fhir/sid/icd-10-cm"


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("Victim of intimate partner abuse (finding)", "violence"),
        ("Humiliation, Afraid, Rape, and Kick questionnaire [HARK]", "violence"),
        ("Human immunodeficiency virus antigen test", "sexual"),
        ("Prueba de VIH", "sexual"),
        ("Normal pregnancy", "reproductive"),
        ("Levora 0.15/30 28 Day Pack", "reproductive"),
        ("Anticonceptivo oral", "reproductive"),
        ("Depression screening", "mental_health"),
        ("Sertraline 50 MG Oral Tablet", "mental_health"),
        ("Ansiedad", "mental_health"),
        ("buprenorphine 2 MG / naloxone 0.5 MG Sublingual Tablet", "substance_use"),
        ("Total score [DAST-10]", "substance_use"),
        ("Alcoholismo", "substance_use"),
    ],
)
def test_by_word(words, category):
    assert category in sensitivity_of_concept(Concept(words))


@pytest.mark.parametrize(
    ("code", "category"),
    [("F32.9", "mental_health"), ("F10.20", "substance_use"), ("B20", "sexual"), ("O80", "reproductive"), ("T74.11XA", "violence"), ("Z30.011", "reproductive")],
)  # fmt: skip
def test_by_icd_10_chapter_though_the_words_say_nothing(code, category):
    assert category in sensitivity_of_concept(Concept("", (Coding(ICD, code, ""),)))


@pytest.mark.parametrize("label", ["PSY", "ETH", "HIV", "SDV"])
def test_by_the_senders_own_label(label):
    meta = {"security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": label}]}
    (fact,) = extract({"resourceType": "Condition", "id": "1", "code": {"text": "x"}, "meta": meta})
    assert fact.sensitivity


@pytest.mark.parametrize(
    "words",
    [
        "Hypertension",
        "Type 2 diabetes",
        "Lisinopril 10 MG Oral Tablet",
        "Hemoglobin A1c",
        "Influenza vaccine",
        "Asthma",
        "Hives",
    ],
)
def test_the_plainest_things_stay_plain(words):
    assert not sensitivity_of_concept(Concept(words))


def test_a_visit_for_something_sensitive_is_sensitive():
    reason = [{"coding": [{"system": ICD, "code": "F32.9"}]}]
    (visit,) = extract(
        {"resourceType": "Encounter", "id": "1", "type": [{"text": "Office visit"}], "reasonCode": reason}
    )
    assert "mental_health" in visit.sensitivity


def test_no_such_thing_in_the_sample_is_unmarked():
    tell = (
        "pregnan",
        "contracept",
        "depress",
        "anxiety",
        "abuse",
        "alcohol",
        "opioid",
        "hiv",
        "chlamydia",
        "dast",
        "hark",
    )
    missed = {
        (fact.kind, fact.label)
        for resource in sample()
        for fact in extract(resource)
        if not fact.sensitivity and any(word in fact.label.casefold() for word in tell)
    }
    assert not missed


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("PHQ-9", "mental_health"), ("PHQ9 total", "mental_health"), ("GAD7", "mental_health"), ("Zoloft 50 mg", "mental_health"),
        ("AUDIT-C", "substance_use"), ("AUDITC score", "substance_use"), ("Narcan nasal spray", "substance_use"),
        ("Urine drug screen", "substance_use"), ("Opiáceos en orina", "substance_use"),
        ("PrEP follow-up", "sexual"), ("Emtricitabine / tenofovir", "sexual"), ("Hiv infection", "sexual"),
        ("HPV DNA high risk", "sexual"), ("Human papillomavirus DNA detected", "sexual"), ("Sífilis", "sexual"), ("Rapid plasma reagin", "sexual"),
        ("Yaz 28 tablets", "reproductive"), ("Camila", "reproductive"), ("Plan B One-Step", "reproductive"), ("D&C", "reproductive"),
        ("Planificación familiar", "reproductive"), ("OB/GYN visit", "reproductive"),
        ("Fear of partner", "violence"), ("Trata de personas", "violence"), ("Violación", "violence"),
        ("Minor consent services", "adolescent_confidential"),
    ],
)  # fmt: skip
def test_by_more_words(words, category):
    assert category in sensitivity_of_concept(Concept(words))


@pytest.mark.parametrize(
    "words",
    [
        "Hearing aids", "Bowel preparation", "Bowel prep", "Hives", "Audit of medicines", "Nerve taps", "Rapeseed allergy",
        "Human papilloma virus vaccine, 9-valent", "Hepatitis B vaccine", "Levothyroxine", "Lactate dehydrogenase",
        "Trastorno del sueño", "Parotid gland", "Grapefruit", "Preparation H", "Steroid cream",
    ],
)  # fmt: skip
def test_what_only_looks_alike_stays_plain(words):
    assert not sensitivity_of_concept(Concept(words))


def encounter(**more):
    return {"resourceType": "Encounter", "id": "1", "status": "finished", "class": {"code": "AMB"}, **more}


@pytest.mark.parametrize(
    "more",
    [
        {"text": {"status": "generated", "div": "<div>Seen for <b>depression</b></div>"}},
        {"contained": [{"resourceType": "Condition", "id": "c", "code": {"text": "Depression"}}]},
        {"location": [{"location": {"display": "Lakeside Psychiatry"}}]},
        {"reasonReference": [{"reference": "Condition/9", "display": "Anxiety"}]},
        {"diagnosis": [{"condition": {"reference": "Condition/9", "display": "Bipolar disorder"}}]},
        {"serviceType": {"coding": [{"system": "http://x", "code": "1", "display": "Mental health service"}]}},
        {"extension": [{"url": "http://x/reason", "valueString": "suicidal thoughts"}]},
        {"hospitalization": {"dischargeDisposition": {"text": "To psychiatric hospital"}}},
    ],
)  # fmt: skip
def test_wherever_in_a_record_it_stands(more):
    (fact,) = extract(encounter(**more))
    assert "mental_health" in fact.sensitivity


@pytest.mark.parametrize(
    "attachment",
    [
        {"contentType": "text/plain", "data": "TW9vZDogZGVwcmVzc2VkLg=="},
        {"contentType": "text/html; charset=utf-8", "data": "PHA+TW9vZDogPGI+ZGVwcmVzc2VkPC9iPjwvcD4="},
        {"contentType": "application/pdf", "title": "Depression follow-up"},
    ],
)
def test_in_notes_and_letters(attachment):
    (fact,) = extract(
        {"resourceType": "DocumentReference", "id": "1", "status": "current", "content": [{"attachment": attachment}]}
    )
    assert "mental_health" in fact.sensitivity


def test_in_directions():
    (fact,) = extract({
        "resourceType": "MedicationRequest", "id": "1", "status": "active", "intent": "order",
        "medicationCodeableConcept": {"text": "Hydroxyzine 25 mg"}, "dosageInstruction": [{"text": "as needed for anxiety"}],
    })  # fmt: skip
    assert fact.sensitivity == {"mental_health"}


@pytest.mark.parametrize(
    "more",
    [
        {"subject": {"reference": "Patient/1", "display": "Camila Parto-Yaz"}},
        {"participant": [{"individual": {"reference": "urn:uuid:5", "display": "Dr. Anne Errin"}}]},
        {"participant": [{"individual": {"display": "Dr. Camila Cage"}}]},
        {"serviceProvider": {"reference": "Organization/1", "display": "Riverside Family Practice"}},
        {"text": {"status": "generated", "div": "<div>Camila Yaz came for her knee</div>"}},
    ],
)
def test_peoples_names_are_no_content(more):
    (fact,) = extract(encounter(**more))
    assert not fact.sensitivity


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ({"meta": {"security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "ADOL"}]}}, 1),
        ({"securityLabel": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "ETH"}]}]}, 1),
        ({"meta": {"security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "R"}]}}, 6),
        ({"meta": {"security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "N"}]}}, 0),
    ],
)  # fmt: skip
def test_a_label_is_believed_and_restricted_may_be_any_of_them(label, found):
    (fact,) = extract({"resourceType": "DocumentReference", "id": "1", "status": "current", **label})
    assert len(fact.sensitivity) == found


def test_icd_10_written_without_its_dot():
    assert "substance_use" in sensitivity_of_concept(Concept("", (Coding(ICD, "F1120", ""),)))
    assert "mental_health" in sensitivity_of_concept(
        Concept("", (Coding("urn:oid:2.16.840.1.113883.6.90", "F329", ""),))
    )
