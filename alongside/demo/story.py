"""A story: one person of the clinic, as told in data/stories or thrown by the dice of crowd.py."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from .codes import DATA
from .fhir import clinical, money, paper, results, visits
from .fhir.patient import patient
from .fhir.record import Record

# What a story can tell, in the order in which a record is written. Each table's fields are its function's arguments.
TELLERS = {
    "problem": clinical.problem,
    "medicine": clinical.medicine,
    "taking": clinical.taking,
    "allergy": clinical.allergy,
    "vaccine": clinical.vaccine,
    "visit": visits.visit,
    "procedure": clinical.procedure,
    "lab": results.lab,
    "home": results.home,
    "answers": results.answers,
    "plan": paper.plan,
    "goal": paper.goal,
    "family": paper.family,
    "related": paper.related,
    "document": paper.document,
    "appointment": visits.appointment,
}


@dataclass(frozen=True)
class Story:
    """`told`: what this clinic's record says. `elsewhere`: another source's; `later`: what arrives on the day itself.

    `team` names staff, the lead first. `helpers`, `results`, `corrections` and `looks` are what happened in Alongside.
    """

    key: str
    told: dict
    team: list[str]
    line: dict[str, str] = field(default_factory=dict)
    sign_in: bool = False
    elsewhere: dict = field(default_factory=dict)
    later: dict = field(default_factory=dict)
    helpers: list[dict] = field(default_factory=list)
    results: dict = field(default_factory=dict)
    corrections: list[dict] = field(default_factory=list)
    looks: list[dict] = field(default_factory=list)


def main_stories() -> list[Story]:
    """The people whom the sign-in page lists, by key."""
    return [_read(path) for path in sorted((DATA / "stories").glob("*.toml"))]


def tell(record: Record, told: dict, team: list[str]) -> None:
    """Write all that is told. Raises TypeError for a field, KeyError for a short name, that nobody knows."""
    unknown = set(told) - set(TELLERS) - {"person", "coverage"}
    if unknown:
        raise KeyError(f"{record.key} tells of what nobody can write: {sorted(unknown)}")
    if "person" in told:
        patient(record, **told["person"])
    if "coverage" in told:
        money.coverage(record, **told["coverage"])
    if team:
        paper.care_team(record, members=team)
    for name, teller in TELLERS.items():
        for item in told.get(name, []):
            teller(record, **item)


def _read(path: Path) -> Story:
    told = tomllib.loads(path.read_text())
    return Story(
        key=path.stem,
        line=told.pop("line"),
        team=told.pop("team"),
        sign_in=told.pop("sign_in", True),
        elsewhere=told.pop("elsewhere", {}),
        later=told.pop("later", {}),
        helpers=told.pop("helper", []),
        results=told.pop("results", {}),
        corrections=told.pop("correction", []),
        looks=told.pop("look", []),
        told=told,
    )
