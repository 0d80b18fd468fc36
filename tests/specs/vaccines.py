"""What stands behind the spec tables of vaccines, and the page of official cases that are not met."""

from dataclasses import dataclass
from typing import Any

from alongside.knowledge.core.asked import Field
from alongside.knowledge.core.imprint import Imprint
from alongside.knowledge.immunizations.engine import forecast
from alongside.knowledge.immunizations.lines.answered import answer_row
from alongside.knowledge.immunizations.lines.asked import question
from alongside.knowledge.immunizations.lines.not_met import BECAUSE, not_met
from alongside.knowledge.immunizations.schedule.imprint import imprint_of
from alongside.knowledge.immunizations.schedule.load import DEFAULT, shipped


@dataclass(frozen=True)
class Given:
    """An input of a row, as the page lists it; `question` reads and checks it."""

    name: str
    allowed: str
    optional: bool = False

    def read(self, value: Any) -> Any:
        """As it is."""
        return value


FIELDS: tuple[Field, ...] = (
    Given("group", "a vaccine group of the schedule"), Given("born", "a day"), Given("on", "a day, not before birth"),
    Given("gender", "F or M", True), Given("doses", "day and CVX code of each", True),
    Given("weak", "places of doses that were expired, recalled or spoilt", True),
    Given("observations", "CDSi observation codes", True),
)  # fmt: skip
MEANS = {
    "older schedule": "the case was right under earlier data",
    "another series": "the case mixes in what belongs to another series",
    "inputs": "the case needs something it does not give, or contradicts its own inputs",
    "rule": "the case does not follow the specification",
}


def imprint() -> Imprint:
    """The schedule's own. Raises LookupError when it has none."""
    found = imprint_of(DEFAULT)
    if found is None:
        raise LookupError(DEFAULT)
    return found


def answer(given: dict[str, Any]) -> dict[str, Any]:
    """One group on one day. `doses`: [date, CVX] each; `observations`: CDSi codes; `weak`: places of weak doses."""
    weak = given.get("weak", [])
    patient, on = question(
        {
            "dob": given["born"],
            "gender": given.get("gender"),
            "assessment_date": given["on"],
            "conditions": [{"code": code} for code in given.get("observations", [])],
            "doses": [
                {"n": n, "date": day, "cvx": cvx, "substandard": n in weak}
                for n, (day, cvx) in enumerate(given.get("doses", []), start=1)
            ],
        }
    )
    row = answer_row(forecast(shipped(), patient, on))
    found = row["groups"][given["group"]]
    judged = [dose["evaluations"].get(given["group"], {}) for dose in row["doses"]]
    return {
        **found,
        "doses": [one.get("status", "of another group") for one in judged],
        "why": [one.get("reason") or ("as scheduled" if one else "of another group") for one in judged],
    }


def cases_page() -> str:
    """The list in Markdown: why, where in the specification, both sides."""
    lines = [
        "# Official cases that are not met", "",
        f"Of CDC's public cases for {shipped().source}, these {len(not_met())} are answered otherwise, and why.", "",
        *(f"- **{because}**: {MEANS[because]}" for because in BECAUSE), "",
        "| case | group | because | reason | place | field: case, ours |", "|---|---|---|---|---|---|",
    ]  # fmt: skip
    for case in not_met().values():
        fields = "; ".join(f"{name}: {_said(theirs)}, {_said(ours)}" for name, (theirs, ours) in case.fields.items())
        cells = (case.id, case.group, case.because, case.reason, case.place, fields)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def _said(value: Any) -> str:
    if isinstance(value, list):
        return " + ".join(map(_said, value))
    return "blank" if value is None else str(value)
