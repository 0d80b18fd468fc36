"""One line in, one line out. Nothing that a line may hold stops the lines after it."""

import json
from typing import Any

from ..engine import forecast
from ..schedule.model import Schedule
from .answered import answer_row
from .asked import Unclear, question


def answered_line(line: str | bytes, schedule: Schedule, explain: bool = False) -> str:
    """The answer to a line of JSON, or `{"id", "error"}`."""
    row: Any = None
    try:
        row = json.loads(line)
        patient, on = question(row)
        found = {"id": row.get("id"), **answer_row(forecast(schedule, patient, on), explain)}
    except Unclear as wrong:
        found = {"id": _id(row), "error": str(wrong)}
    except (ValueError, RecursionError):  # no Unicode, no JSON, or a number of thousands of digits
        if row is not None:
            raise
        found = {"id": None, "error": "the line is not JSON"}
    return json.dumps(found, ensure_ascii=False)


def _id(row: Any) -> Any:
    return row.get("id") if isinstance(row, dict) else None
