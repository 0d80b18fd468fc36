"""Official cases beside our answers: agreement for each field, and each disagreement with both sides' reasons."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ..engine import Answer, forecast
from ..schedule.model import Schedule
from .answered import answer_row
from .asked import question

FIELDS = ("status", "dose_number", "earliest", "recommended", "past_due", "doses")
_EXPECTED = {"earliest": "earliest_date", "recommended": "recommended_date", "past_due": "past_due_date"}


@dataclass(slots=True)
class Compared:
    """One case. `wrong`: field → (expected, ours)."""

    id: str
    suite: str
    group: str
    name: str
    wrong: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)


def compare_all(lines: Iterable[str], schedule: Schedule) -> Iterator[Compared]:
    """Every case of a file in the shape of `cases_public.jsonl`. Raises ValueError for a line that is no case."""
    for line in lines:
        if line.strip():
            case = json.loads(line)
            patient, on = question(case)
            yield compare(case, forecast(schedule, patient, on))


def compare(case: dict[str, Any], answer: Answer) -> Compared:
    """One case beside our answer."""
    row = answer_row(answer)
    group, expected = case["vaccine_group"], case["expected"]
    ours = row["groups"].get(group, {})
    found = Compared(case["id"], case.get("suite", ""), group, case.get("name", ""))
    wanted = {"status": expected["series_status_norm"], "dose_number": _number(expected["forecast_dose_number"])}
    wanted |= {name: expected[theirs] for name, theirs in _EXPECTED.items()}
    for name, value in wanted.items():
        if ours.get(name) != value:
            found.wrong[name] = (value, ours.get(name))
    _doses(case, row, group, found)
    if found.wrong:
        found.reasons = _why(case, answer, group)
    return found


def _number(written: Any) -> int | None:
    return int(written) if str(written or "").isdigit() else None


def _doses(case: dict[str, Any], row: dict[str, Any], group: str, found: Compared) -> None:
    """A dose is judged in the group of the case or, when it has no antigen of it, in its own."""
    by_n = {dose["n"]: dose["evaluations"] for dose in row["doses"]}
    theirs, ours = [], []
    for dose in case["doses"]:
        evaluations = by_n.get(dose["n"], {})
        own = evaluations.get(group) or next(iter(evaluations.values()), {"status": None})
        theirs.append(dose["expected_evaluation_status"])
        ours.append(own["status"])
    if theirs != ours:
        found.wrong["doses"] = (theirs, ours)


def _why(case: dict[str, Any], answer: Answer, group: str) -> list[str]:
    """CDC's words about the case, then the steps that decided ours."""
    theirs = [f"case: {case.get('forecast_test_type')}; {case.get('evaluation_test_type')}"]
    theirs += [
        f"case, dose {d['n']}: {d['expected_evaluation_reason']}"
        for d in case["doses"]
        if d["expected_evaluation_reason"]
    ]
    row = answer_row(answer, explain=True)
    ours = [f"ours: {r['section']} {r['nurse']['en']}" for r in row["groups"].get(group, {}).get("reasons", ())]
    for dose in row["doses"]:
        if evaluation := dose["evaluations"].get(group):
            ours += [f"ours, dose {dose['n']}: {r['section']} {r['nurse']['en']}" for r in evaluation["reasons"]]
    return theirs + list(dict.fromkeys(ours))
