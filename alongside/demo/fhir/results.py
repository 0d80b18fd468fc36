"""Readings, laboratory results with their reports, and answers to questions."""

import tomllib
from decimal import Decimal
from itertools import groupby

from ..codes import DATA, concept
from .record import Record, drop_empty, number, terminology

MEASURES: dict[str, dict] = tomllib.loads((DATA / "measures.toml").read_text())
UCUM = "http://unitsofmeasure.org"
PROFILES = {
    "blood_pressure": "blood-pressure", "smoking": "smokingstatus", "heart_rate": "heart-rate",
    "weight": "body-weight", "height": "body-height", "temperature": "body-temperature", "bmi": "bmi",
}  # fmt: skip
BY_KIND = {
    "laboratory": "observation-lab", "vital-signs": "vital-signs", "survey": "simple-observation",
    "social-history": "simple-observation",
}  # fmt: skip


def observe(
    record: Record, measure: str, value: str, when: str, *, encounter: dict | None = None, home: bool = False,
    by: str = "shah", minutes: int = 0,
) -> dict[str, str]:  # fmt: skip
    """One observation. `value`: digits, "142/88" for a blood pressure, or the short name of a coded answer."""
    kind = MEASURES[measure]["kind"]
    moment = record.days.instant(when, minutes)
    body = drop_empty(
        status="final",
        category=[terminology("observation-category", kind)],
        code=concept("measure", measure),
        subject=record.patient,
        encounter=encounter,
        effectiveDateTime=moment,
        issued=moment,
        performer=[record.patient if home else record.who(by)],
        note=[{"text": "Measured at home"}] if home else [],
        **_value(measure, value),
    )
    return record.add("Observation", body, moment, PROFILES.get(measure) or BY_KIND[kind])


def lab(
    record: Record, *, at: str, results: dict[str, str], conclusion: str = "", by: str = "shah",
    encounter: dict | None = None,
) -> None:  # fmt: skip
    """Results of one draw, four hours later; those of one panel come with a report."""
    for panel, members in groupby(results.items(), lambda item: MEASURES[item[0]].get("panel", "")):
        found = [
            observe(record, measure, value, at, encounter=encounter, by=by, minutes=240) for measure, value in members
        ]
        if panel:
            _report(record, panel, found, at, by, encounter, conclusion)


def home(record: Record, *, measure: str, readings: list[list[str]]) -> None:
    """Readings that the person took at home: [when, value] each."""
    for when, value in readings:
        observe(record, measure, value, when, home=True)


def answers(record: Record, *, at: str, form: str, items: list[list[str]], label: str = "") -> None:
    """A filled-in questionnaire: [link, question, answer] each."""
    body = {
        "questionnaire": form,
        "status": "completed",
        "subject": record.patient,
        "authored": record.days.instant(at),
        "author": record.patient,
        "item": [
            {"linkId": link, "text": question, "answer": [{"valueString": answer}]} for link, question, answer in items
        ],
    }
    record.add("QuestionnaireResponse", body, record.days.instant(at), "questionnaireresponse", label)


def _report(record, panel, results, at, by, encounter, conclusion) -> None:
    body = drop_empty(
        status="final",
        category=[terminology("v2-0074", "LAB", "Laboratory")],
        code=concept("panel", panel),
        subject=record.patient,
        encounter=encounter,
        effectiveDateTime=record.days.instant(at, 240),
        issued=record.days.instant(at, 240),
        performer=[record.who(by)],
        result=results,
        conclusion=conclusion,
    )
    record.add("DiagnosticReport", body, record.days.instant(at, 240), "diagnosticreport-lab")


def _value(measure: str, value: str) -> dict:
    what = MEASURES[measure]
    if measure == "blood_pressure":
        parts = zip(("systolic", "diastolic"), value.split("/"), strict=True)
        return {"component": [{"code": concept("measure", m), "valueQuantity": _quantity(what, v)} for m, v in parts]}
    return _amount(what, value) if "unit" in what else {"valueCodeableConcept": concept("answer", value)}


def _amount(what: dict, value: str) -> dict:
    low, high = what.get("low"), what.get("high")
    limits = drop_empty(low=_quantity(what, low) if low else {}, high=_quantity(what, high) if high else {})
    if not limits:
        return {"valueQuantity": _quantity(what, value)}
    letter = "L" if low and Decimal(value) < Decimal(low) else "H" if high and Decimal(value) > Decimal(high) else "N"
    meaning = terminology("v3-ObservationInterpretation", letter, {"L": "Low", "H": "High", "N": "Normal"}[letter])
    return {"valueQuantity": _quantity(what, value), "interpretation": [meaning], "referenceRange": [limits]}


def _quantity(what: dict, value: str) -> dict:
    return {"value": number(value), "unit": what["unit"], "system": UCUM, "code": what["ucum"]}
