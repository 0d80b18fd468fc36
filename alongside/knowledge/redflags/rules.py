"""Vocabulary and rules as data: one file for each part of the body, each rule with its source.

A rule whose source was not seen is `Remembered`: it alarms staff, and nothing that speaks to a patient takes it.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alongside.knowledge.core.imprint import Imprint, Source, imprint

from .urgency import Urgency

FOLDER = Path(__file__).parent / "data"
ADVICE = ("emergency", "crisis", "danger", "poison", "birth", "eye")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """It speaks when each group of `when` has a concept; `near`: in one sentence or the next.

    `interrupt`: precise enough to interrupt somebody; the others only sort. `advice`: which sentence goes with it.
    """

    id: str
    when: tuple[tuple[str, ...], ...]
    urgency: Urgency
    source: Source
    interrupt: bool = False
    near: bool = False
    advice: str = "emergency"
    note: str = ""


class Sourced(Rule):
    """A rule whose source was seen: a patient may hear of it."""

    __slots__ = ()


class Remembered(Rule):
    """A rule that nobody has seen in its source. Staff alone."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Area:
    """One file: its patterns by concept (English and Spanish), and its rules."""

    name: str
    english: dict[str, list[str]]
    spanish: dict[str, list[str]]
    rules: tuple[Rule, ...]


def sources(path: Path) -> dict[str, tuple[Source, bool]]:
    """Source → who, what, where; and whether it was seen."""
    tables: dict[str, dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: (Source(**table), verified) for name, table in tables.items() for verified in [table.pop("verified")]}


def areas(folder: Path, known: Mapping[str, tuple[Source, bool]]) -> list[Area]:
    """Every area of a folder. Raises ValueError for a rule that is not complete or has no source."""
    return [_area(path, known) for path in sorted(folder.glob("*.toml"))]


def _area(path: Path, known: Mapping[str, tuple[Source, bool]]) -> Area:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    concepts: dict[str, dict[str, list[str]]] = table.get("concept", {})
    rules = tuple(_rule(row, known) for row in table.get("rule", ()))
    english = {name: one.get("en", []) for name, one in concepts.items()}
    return Area(path.stem, english, {name: one.get("es", []) for name, one in concepts.items()}, rules)


def _rule(row: Mapping[str, Any], known: Mapping[str, tuple[Source, bool]]) -> Rule:
    rest = dict(row)
    try:
        source, verified = known[rest.pop("source")]
        when = tuple(tuple(group.split("|")) for group in rest.pop("when"))
        urgency = Urgency[rest.pop("urgency").upper()]
        kind = Sourced if verified else Remembered
        made = kind(when=when, urgency=urgency, source=source, **rest)
    except (KeyError, TypeError) as error:
        raise ValueError(f"The rule {row.get('id')} has no source or is not complete: {error}") from error
    if made.advice not in ADVICE or not when or (made.interrupt and urgency is not Urgency.EMERGENCY):
        raise ValueError(f"The rule {made.id} has no such advice, no condition, or interrupts without an emergency")
    return made


def by_concept(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    """The rules by each concept of their first group: only these need a look when it was found."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        for concept in rule.when[0]:
            found.setdefault(concept, []).append(rule)
    return found


SOURCES = sources(FOLDER / "sources.toml")
AREAS = areas(FOLDER / "areas", SOURCES)
RULES: dict[str, Rule] = {rule.id: rule for area in AREAS for rule in area.rules}
BY_CONCEPT = by_concept(RULES.values())
IMPRINT: Imprint = imprint("redflags", tomllib.loads((FOLDER / "imprint.toml").read_text(encoding="utf-8")))
