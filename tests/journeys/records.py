"""Small FHIR bundles, as a record system would send them."""

import json
from pathlib import Path

from .served import Home

# Nothing else comes into a demo, and nothing with it comes into a real practice.
INVENTED = {"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "HTEST"}


def patient(key: str, given: str, family: str, *, born: str, sex: str = "female", invented: bool = False) -> dict:
    """A Patient."""
    meta = {"meta": {"security": [INVENTED]}} if invented else {}
    return {
        "resourceType": "Patient", "id": key, **meta, "name": [{"given": [given], "family": family}],
        "birthDate": born, "gender": sex,
    }  # fmt: skip


def problem(key: str, patient: str, words: str) -> dict:
    """A Condition that is active."""
    active = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]}
    return {
        "resourceType": "Condition", "id": key, "clinicalStatus": active, "code": {"text": words},
        "subject": {"reference": f"Patient/{patient}"}, "recordedDate": "2024-03-05",
    }  # fmt: skip


def write_bundle(file: Path, *resources: dict) -> Path:
    """Write a collection Bundle of them."""
    entries = [{"fullUrl": f"https://ehr.example/{r['resourceType']}/{r['id']}", "resource": r} for r in resources]
    file.write_text(json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}))
    return file


def bring_in(clinic: Home, file: Path) -> None:
    """Import into the demo, as its maker does: the command itself lets nothing in there."""
    clinic.run(
        "manage", "shell", "-c",
        "from alongside.ground.chart.services import import_files;"
        f"from pathlib import Path; import_files(by=None, paths=[Path({str(file)!r})], demo=True)",
    )  # fmt: skip
