"""What a hospital's export also holds: three lines that nobody could read without guessing, and one good one."""

import json

from .fhir.record import TEST_DATA, Record


def broken_lines(record: Record) -> str:
    """NDJSON about the same patient: a day that does not exist, a line cut short, an unknown status, and a cough.

    The three are kept aside, each with its place and reason; the cough comes in.
    """
    common = {"meta": {"security": [TEST_DATA]}, "subject": record.patient}
    code = {"text": "Chest X-ray, follow-up"}
    lines = [
        {"resourceType": "Observation", "id": "xr-1", "status": "final", "code": code,
         "effectiveDateTime": f"{record.days.on.year - 1}-02-30", **common},
        {"resourceType": "Procedure", "id": "xr-2", "status": "sort-of-done", "code": code, **common},
        {"resourceType": "Condition", "id": "xr-3", "code": {"text": "Cough"}, **common},
    ]  # fmt: skip
    texts = [json.dumps(line, ensure_ascii=False) for line in lines]
    texts.insert(1, texts[0][:90])
    return "\n".join(texts) + "\n"
