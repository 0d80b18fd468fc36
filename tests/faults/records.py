"""Records to bring in while being killed: late patients, look-alikes, newer versions, broken ones, a file cut short."""

import json
from pathlib import Path

PATIENTS, RESULTS, PROBLEMS, NEWER, BROKEN = 24, 1100, 60, 40, 6
STAGED = 3  # files that can be read; c-cut.json cannot
RECEIVED = RESULTS + PATIENTS + PROBLEMS + NEWER + NEWER + BROKEN
ASIDE = BROKEN


def write(folder: Path) -> Path:
    """Four files; results come before their patients."""
    folder.mkdir()
    _lines(folder / "a-results.ndjson", [_result(n) for n in range(RESULTS)])
    people = [_patient(n) for n in range(PATIENTS)] + [_problem(n) for n in range(PROBLEMS)]
    bundle = json.dumps({"resourceType": "Bundle", "type": "collection", "entry": [{"resource": r} for r in people]})
    (folder / "b-people.json").write_text(bundle)
    (folder / "c-cut.json").write_text(bundle.replace('"id": "', '"id": "never-')[:-40])
    newer = [_result(n, value=2, meta={"lastUpdated": "2026-02-01T00:00:00Z"}) for n in range(NEWER)]
    broken = [_result(RESULTS + n, effectiveDateTime="2026-02-30") for n in range(BROKEN)]
    _lines(folder / "d-more.ndjson", newer + broken + [_result(n) for n in range(NEWER)])
    return folder


def _lines(file: Path, resources: list[dict]) -> None:
    file.write_text("".join(json.dumps(one) + "\n" for one in resources))


def _patient(n: int) -> dict:
    """Every eighth looks like the one before."""
    who = n - 1 if n % 8 == 7 else n
    name = [{"family": f"Ruiz{who}", "given": [f"Ana{chr(97 + who)}{chr(97 + who)}"]}]
    number = [{"system": "urn:mrn", "value": f"mrn-{n:04}"}]
    born = f"19{40 + who}-03-04"
    return {"resourceType": "Patient", "id": f"p{n}", "name": name, "birthDate": born, "identifier": number}


def _result(n: int, value: int = 1, **more) -> dict:
    return {
        "resourceType": "Observation", "id": f"r{n}", "status": "final", "code": {"text": "Weight"},
        "subject": {"reference": f"Patient/p{n % PATIENTS}"}, "effectiveDateTime": "2026-01-05",
        "valueQuantity": {"value": value}, **more,
    }  # fmt: skip


def _problem(n: int) -> dict:
    return {
        "resourceType": "Condition", "id": f"c{n}", "code": {"text": "Asthma"},
        "subject": {"reference": f"Patient/p{n % PATIENTS}"},
    }  # fmt: skip
