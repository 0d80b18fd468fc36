"""Sights for tests: real facts read from small FHIR resources, seen as oneself, as a helper or as the team."""

from datetime import UTC, datetime
from types import SimpleNamespace
from uuid import UUID

from alongside.ground.people.contents import ALL_CONTENT, ALL_SENSITIVE
from alongside.ground.people.reach import Reach, Via
from alongside.ground.people.viewer import Viewer
from alongside.ground.spine.access import Purpose
from alongside.knowledge.core.extract import extract
from alongside.knowledge.core.facts import Facts

from ..sight import Sight

ME = UUID(int=1)
NOW = datetime(2026, 3, 10, 14, 0, tzinfo=UTC)
SNOMED = "http://snomed.info/sct"
LOINC = "http://loinc.org"


def sight(*resources: dict, via: Via = Via.SELF, contents=ALL_CONTENT, sensitive=ALL_SENSITIVE, **person) -> Sight:
    """What somebody sees of a person who has these records."""
    read = [fact for index, one in enumerate(resources) for fact in extract({"id": f"r{index}", **one})]
    purpose = {Via.SELF: Purpose.SELF, Via.HELPER: Purpose.HELPING}.get(via, Purpose.CARE)
    viewer = Viewer(ME if via == Via.SELF else UUID(int=2), "Somebody")
    reach = Reach(via, viewer.person_id, ME, (ME,), frozenset(contents), frozenset(sensitive), purpose)
    known = {"name": "Maria Alvarez", "short_name": "Maria", "deceased": False, **person}
    return Sight(viewer, reach, SimpleNamespace(**known), Facts(everything=tuple(read)), {}, NOW)


def problem(text: str, status: str = "active", **more) -> dict:
    """A Condition."""
    clinical = {"coding": [{"code": status}]}
    return {"resourceType": "Condition", "code": {"text": text}, "clinicalStatus": clinical, **more}


def medicine(text: str, status: str = "active", **more) -> dict:
    """A MedicationRequest."""
    named = {"medicationCodeableConcept": {"text": text}} if text else {}
    return {"resourceType": "MedicationRequest", "status": status, "intent": "order", **named, **more}


def allergy(text: str, code: str = "", status: str = "active") -> dict:
    """An AllergyIntolerance."""
    coded = {"text": text, "coding": [{"system": SNOMED, "code": code}]} if code else {"text": text}
    return {"resourceType": "AllergyIntolerance", "code": coded, "clinicalStatus": {"coding": [{"code": status}]}}


def number(code: str, value: float | int, day: str, unit: str = "mg/dL", **more) -> dict:
    """An Observation with a number."""
    return {
        "resourceType": "Observation", "status": "final", "effectiveDateTime": day,
        "code": {"text": f"Test {code}", "coding": [{"system": LOINC, "code": code}]},
        "valueQuantity": {"value": value, "unit": unit}, **more,
    }  # fmt: skip


def blood_pressure(top: int, bottom: int, day: str) -> dict:
    """An Observation with two parts."""
    parts = [
        {"code": {"coding": [{"system": LOINC, "code": code}]}, "valueQuantity": {"value": value, "unit": "mm[Hg]"}}
        for code, value in (("8480-6", top), ("8462-4", bottom))
    ]
    code = {"text": "Blood pressure", "coding": [{"system": LOINC, "code": "85354-9"}]}
    return {
        "resourceType": "Observation", "status": "final", "effectiveDateTime": day, "code": code, "component": parts,
    }  # fmt: skip
