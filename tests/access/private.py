"""Two patients of one name with the same plain records; one of them has private ones besides, of every kind there is.

Whatever her helper can learn of the private ones shows as a difference between the two pages.
"""

import base64
import json

ACT = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
SECRET = "Zqsecret"  # stands in every private record, wherever that kind of record has words


def coded(text: str, code: str = "", system: str = "http://loinc.org") -> dict:
    return {"text": text, **({"coding": [{"system": system, "code": code}]} if code else {})}


def lab(key: str, named: str, code: str, value: str = "7.0", on: str = "2026-01-05", **more) -> dict:
    return {
        "resourceType": "Observation", "id": key, "status": "final", "code": coded(named, code), "effectiveDateTime": on,
        "category": [{"coding": [{"code": "laboratory"}]}], "valueQuantity": {"value": float(value), "unit": "%"}, **more,
    }  # fmt: skip


def note(key: str, title: str, words: str = "", **more) -> dict:
    attachment = {"title": title, "contentType": "text/plain" if words else "application/pdf"}
    attachment["data"] = base64.b64encode(words.encode() or b"%PDF").decode()
    return {
        "resourceType": "DocumentReference", "id": key, "status": "current", "date": "2026-02-01T10:00:00Z",
        "type": {"text": "Note"}, "content": [{"attachment": attachment}], **more,
    }  # fmt: skip


def visit(key: str, kind: str, **more) -> dict:
    return {
        "resourceType": "Encounter", "id": key, "status": "finished", "class": {"code": "AMB"}, "type": [{"text": kind}],
        "period": {"start": "2026-02-01T10:00:00Z", "end": "2026-02-01T10:30:00Z"}, **more,
    }  # fmt: skip


def medicine(key: str, **more) -> dict:
    return {
        "resourceType": "MedicationRequest", "id": key, "status": "active", "intent": "order", "authoredOn": "2026-01-01",
        **more,
    }  # fmt: skip


def claim(key: str, **more) -> dict:
    return {
        "resourceType": "Claim", "id": key, "status": "active", "use": "claim", "created": "2026-02-03",
        "type": {"text": "professional"}, "total": {"value": 120.5, "currency": "USD"}, **more,
    }  # fmt: skip


PLAIN: list[dict] = [
    {"resourceType": "Condition", "id": "asthma", "code": {"text": "Asthma"}, "clinicalStatus": {"coding": [{"code": "active"}]}},
    *(lab(f"a1c{n}", "Hemoglobin A1c", "4548-4", f"7.{n}", f"2026-0{n}-05") for n in (1, 2, 3)),
    visit("office", "Office visit"),
    note("letter", "Letter about your knee", "Your knee heals well."),
    medicine("lisinopril", medicationCodeableConcept={"text": "Lisinopril 10 mg"}, encounter={"reference": "Encounter/office"}),
    claim("bill", item=[{"sequence": 1, "productOrService": {"text": "Office visit"}, "encounter": [{"reference": "Encounter/office"}]}]),
    {"resourceType": "Immunization", "id": "flu", "status": "completed", "vaccineCode": {"text": "Influenza vaccine"}, "occurrenceDateTime": "2025-10-01"},
    {"resourceType": "FamilyMemberHistory", "id": "stroke", "status": "completed", "relationship": {"text": "Mother"}, "condition": [{"code": {"text": "Stroke"}}]},
    {"resourceType": "Goal", "id": "walk", "lifecycleStatus": "active", "description": {"text": "Walk to the lake"}},
    {"resourceType": "CarePlan", "id": "knee", "status": "active", "intent": "plan", "title": "Knee", "activity": [{"detail": {"code": {"text": "Exercise"}}}]},
    {"resourceType": "Coverage", "id": "plan", "status": "active", "payor": [{"display": "Lake Health Plan"}]},
    {"resourceType": "DiagnosticReport", "id": "a1c-report", "status": "final", "code": {"text": "Blood sugar"}, "conclusion": "A little high.",
     "effectiveDateTime": "2026-01-05", "category": [{"coding": [{"code": "LAB"}]}], "result": [{"reference": "Observation/a1c1"}]},
]  # fmt: skip

# By word, by label, by what they refer to, in what they contain, attach or narrate.
PRIVATE: list[dict] = [
    {"resourceType": "Condition", "id": "p-low", "code": {"text": f"Depression {SECRET}"}, "clinicalStatus": {"coding": [{"code": "active"}]}},
    {"resourceType": "Condition", "id": "p-label", "code": {"text": f"{SECRET} finding"}, "meta": {"security": [{"system": ACT, "code": "SDV"}]}},
    {"resourceType": "Condition", "id": "p-icd", "code": {"text": SECRET, "coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "Z72.51"}]}},
    medicine("p-bup", medicationReference={"reference": "Medication/m1"}),
    medicine("p-directions", medicationCodeableConcept={"text": f"Hydroxyzine {SECRET}"}, dosageInstruction=[{"text": "as needed for anxiety"}]),
    medicine("p-reason", medicationCodeableConcept={"text": f"Topiramate {SECRET}"}, reasonReference=[{"reference": "Condition/p-low"}]),
    lab("p-hiv", f"HIV-1 RNA {SECRET}", "20447-9"),
    lab("p-told", f"Blood test {SECRET}", "1-8", text={"status": "generated", "div": "<div>Chlamydia test</div>"}),
    lab("p-within", f"Panel {SECRET}", "2-6", hasMember=[{"reference": "Observation/p-hiv"}]),
    {"resourceType": "Observation", "id": "p-phq", "status": "final", "code": coded(SECRET, "44249-1"), "effectiveDateTime": "2026-01-05",
     "category": [{"coding": [{"code": "survey"}]}], "valueInteger": 17},
    {"resourceType": "DiagnosticReport", "id": "p-report", "status": "final", "code": {"text": f"Panel {SECRET}"}, "effectiveDateTime": "2026-01-05",
     "result": [{"reference": "Observation/p-hiv", "display": "HIV-1 RNA"}]},
    {"resourceType": "DiagnosticReport", "id": "p-report2", "status": "final", "code": {"text": f"Panel {SECRET}"}, "effectiveDateTime": "2026-01-05",
     "result": [{"reference": "Observation/p-hiv"}]},
    visit("p-visit", f"Talk {SECRET}", location=[{"location": {"display": "Lakeside Psychiatry"}}]),
    visit("p-because", f"Visit {SECRET}", reasonReference=[{"reference": "Condition/p-icd"}]),
    {"resourceType": "Procedure", "id": "p-done", "status": "completed", "code": {"text": f"Talk {SECRET}"}, "encounter": {"reference": "Encounter/p-visit"}},
    {"resourceType": "Appointment", "id": "p-coming", "status": "booked", "start": "2099-01-01T10:00:00Z", "description": f"STI test {SECRET}",
     "participant": [{"actor": {"reference": "Patient/PATIENT"}, "status": "accepted"}]},
    note("p-pdf", f"Letter {SECRET}", context={"encounter": [{"reference": "Encounter/p-visit"}]}),
    note("p-words", f"Letter {SECRET}", "She drinks more alcohol than she wants to."),
    claim("p-bill", insurer={"display": SECRET}, item=[{"sequence": 1, "productOrService": {"text": "Visit"}, "encounter": [{"reference": "Encounter/p-visit"}]}]),
    claim("p-bill2", insurer={"display": SECRET}, diagnosis=[{"sequence": 1, "diagnosisReference": {"reference": "Condition/p-low"}}]),
    {"resourceType": "ExplanationOfBenefit", "id": "p-eob", "status": "active", "created": "2026-02-09", "insurer": {"display": SECRET}, "claim": {"reference": "Claim/p-bill"}},
    {"resourceType": "CareTeam", "id": "p-team", "status": "active", "participant": [{"member": {"display": f"Dr. {SECRET}"}, "role": [{"text": "Psychiatrist"}]}]},
    {"resourceType": "FamilyMemberHistory", "id": "p-father", "status": "completed", "relationship": {"text": f"Father {SECRET}"}, "condition": [{"code": {"text": "Alcoholism"}}]},
    {"resourceType": "QuestionnaireResponse", "id": "p-asked", "status": "completed", "authored": "2026-01-05",
     "item": [{"linkId": "1", "text": f"Do you feel safe at home? {SECRET}", "answer": [{"valueBoolean": False}]}]},
    {"resourceType": "Goal", "id": "p-goal", "lifecycleStatus": "active", "description": {"text": f"Stay sober {SECRET}"}},
    {"resourceType": "Goal", "id": "p-for", "lifecycleStatus": "active", "description": {"text": f"Sleep {SECRET}"}, "addresses": [{"reference": "Condition/p-low"}]},
    {"resourceType": "CarePlan", "id": "p-plan", "status": "active", "intent": "plan", "title": f"Care {SECRET}", "activity": [{"detail": {"code": {"text": "Methadone"}}}]},
    {"resourceType": "AllergyIntolerance", "id": "p-allergy", "code": {"text": f"Sertraline {SECRET}"}},
    {"resourceType": "Coverage", "id": "p-plan2", "status": "active", "payor": [{"display": f"{SECRET} Behavioral Health"}]},
    {"resourceType": "Immunization", "id": "p-vaccine", "status": "completed", "vaccineCode": {"text": f"Vaccine {SECRET}"}, "occurrenceDateTime": "2025-10-01",
     "reasonCode": [{"text": "Sexually transmitted infection risk"}]},
]  # fmt: skip
MEDICATION = {"resourceType": "Medication", "id": "m1", "code": {"text": f"Buprenorphine 8 mg {SECRET}"}}
# What a helper may not open though nothing in it is private: contacts, and records that are no facts.
NEVER: list[dict] = [
    {"resourceType": "RelatedPerson", "id": "n-ana", "name": [{"text": f"Ana {SECRET}"}], "telecom": [{"system": "phone", "value": "312-555-0177"}]},
    {"resourceType": "AuditEvent", "id": "n-audit", "recorded": "2026-01-01T00:00:00Z", "entity": [{"what": {"reference": "Patient/PATIENT"}}]},
]  # fmt: skip


def bundle(patient: str, birth: str, *records: dict) -> str:
    """One patient's records as a Bundle; ids are made the patient's own, references too."""
    who = {"resourceType": "Patient", "id": patient, "name": [{"given": ["Pat"], "family": "Doe"}], "birthDate": birth,
           "telecom": [{"system": "phone", "value": "312-555-0166"}]}  # fmt: skip
    found = [who]
    for record in records:
        holder = {"FamilyMemberHistory": "patient", "Immunization": "patient", "AllergyIntolerance": "patient", "Claim": "patient",
                  "ExplanationOfBenefit": "patient", "RelatedPerson": "patient", "Coverage": "beneficiary"}.get(record["resourceType"], "subject")  # fmt: skip
        whose = (
            {}
            if record["resourceType"] in ("Appointment", "Medication", "AuditEvent")
            else {holder: {"reference": "Patient/PATIENT"}}
        )
        found.append({**record, **whose})
    text = json.dumps({"resourceType": "Bundle", "type": "collection", "entry": [{"resource": r} for r in found]})
    for record in records:
        kind, key = record["resourceType"], record["id"]
        text = text.replace(f'"{kind}/{key}"', f'"{kind}/{patient}-{key}"').replace(
            f'"id": "{key}"', f'"id": "{patient}-{key}"'
        )
    return text.replace("Patient/PATIENT", f"Patient/{patient}")
