"""Invented patients of a wanted size, for benchmarks."""

import json
from datetime import date, timedelta
from pathlib import Path

DAY = date(2026, 10, 1)
LOINC = "http://loinc.org"
ACTIVE = {"coding": [{"code": "active"}]}
FOLLOWED = (
    ("4548-4", "Hemoglobin A1c", "%"),
    ("18262-6", "LDL cholesterol", "mg/dL"),
    ("2093-3", "Cholesterol", "mg/dL"),
    ("29463-7", "Body weight", "kg"),
    ("2160-0", "Creatinine", "mg/dL"),
    ("718-7", "Hemoglobin", "g/dL"),
)


def write(folder: Path, key: str, facts: int) -> Path:
    """A Bundle of one patient with this many facts: half of them results, the rest of every kind."""
    records = [_record(key, number) for number in range(facts)]
    patient = {
        "resourceType": "Patient",
        "id": key,
        "name": [{"given": ["Ana"], "family": key}],
        "birthDate": "1960-05-01",
    }
    entries = [{"resource": record} for record in (patient, *records)]
    path = folder / f"{key}.json"
    path.write_text(json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}))
    return path


def _record(key: str, number: int) -> dict:
    day = (DAY - timedelta(days=7 * number)).isoformat()
    kind = number % 14
    more = _result if kind < 7 else _OTHERS[kind - 7]
    return {"id": f"{key}-{number}", **more(f"Patient/{key}", number, day)}


def _result(subject: str, number: int, day: str) -> dict:
    code, name, unit = FOLLOWED[number % len(FOLLOWED)]
    return {
        "resourceType": "Observation", "status": "final", "subject": {"reference": subject}, "effectiveDateTime": day,
        "category": [{"coding": [{"code": "laboratory"}]}],
        "code": {"coding": [{"system": LOINC, "code": code, "display": name}]},
        "valueQuantity": {"value": 5 + number % 9, "unit": unit},
        "referenceRange": [{"low": {"value": 4, "unit": unit}, "high": {"value": 9, "unit": unit}}],
    }  # fmt: skip


def _of(kind: str, whose: str = "subject", **more):
    def make(subject: str, number: int, day: str) -> dict:
        named = {name: value(number, day) if callable(value) else value for name, value in more.items()}
        return {"resourceType": kind, whose: {"reference": subject}, **named}

    return make


def _text(words: str):
    return lambda number, _day: {"text": f"{words} {number}"}


def _day(_number: int, day: str) -> str:
    return day


_OTHERS = (
    _of("Condition", code=_text("Problem"), clinicalStatus=ACTIVE, onsetDateTime=_day),
    _of("MedicationRequest", status="active", intent="order", medicationCodeableConcept=_text("Medicine"),
        dosageInstruction=[{"text": "one a day"}], authoredOn=_day),
    _of("AllergyIntolerance", "patient", code=_text("Food"), clinicalStatus=ACTIVE),
    _of("Immunization", "patient", status="completed", vaccineCode=_text("Vaccine"), occurrenceDateTime=_day),
    _of("Encounter", status="finished", type=lambda n, _: [{"text": f"Visit {n}"}],
        period=lambda _, day: {"start": day}),
    _of("DocumentReference", status="current", type=_text("Letter"), date=lambda _, day: f"{day}T10:00:00Z"),
    _of("Goal", lifecycleStatus="active", description=_text("Goal")),
)  # fmt: skip
