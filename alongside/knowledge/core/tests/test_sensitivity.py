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
