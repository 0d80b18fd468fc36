"""A person's facts on one day, indexed once for all calculators: what was measured, is listed and is taken."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from alongside.knowledge.core.facts import Facts, Measurement, Medicine, Origin, Part, Problem
from alongside.knowledge.core.values import ICD10CM, LOINC, SNOMED, Concept, Quantity

DONE = ("", "final", "amended", "corrected")
WRONG = ("refuted", "entered-in-error", "differential", "unconfirmed", "provisional")


@lru_cache(maxsize=1)
def codes() -> dict[str, Any]:
    """data/codes.toml: LOINC codes of measures, codes of problems, names of medicines."""
    path = Path(__file__).parent.parent / "data" / "codes.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Observed:
    """One thing measured: the day, the number or coded answer, and the whole observation it is from."""

    when: date
    quantity: Quantity | None
    answer: Concept | None
    whole: Measurement

    @property
    def origin(self) -> Origin:
        """The record it is from."""
        return self.whole.origin


class Record:
    """What calculators look into. Nothing dated after `on` is seen."""

    def __init__(self, facts: Facts, on: date) -> None:
        self.on, self.facts = on, facts
        self.found: dict[Any, Any] = {}  # what finders have found, by finder
        self._kinds: dict[str, Problem | None] = {}
        self.observed: dict[str, list[Observed]] = {}
        for measurement in facts.of(Measurement):
            stands = measurement.status in DONE and not measurement.modified
            if stands and measurement.when and measurement.when.upper <= on:
                for code, one in _observed(measurement):
                    self.observed.setdefault(code, []).append(one)
        for found in self.observed.values():
            found.sort(key=lambda one: one.when, reverse=True)
        problems = facts.of(Problem)
        self._problems = [p for p in problems if p.concept and p.verification not in WRONG and self._began(p)]
        self._taken = " | ".join(m.label.casefold() for m in facts.of(Medicine) if m.is_current)

    def latest(self, loincs: list[str]) -> Observed | None:
        """The newest one under any of these codes that has a value."""
        found = [r for code in loincs for r in self.observed.get(code, ()) if r.quantity or r.answer]
        return max(found, key=lambda one: one.when, default=None)

    def problem(self, key: str) -> Problem | None:
        """A listed problem of this kind: an active one, or an earlier one too where the kind says `ever`."""
        if key not in self._kinds:
            kind = codes()["problem"][key]
            counting = (p for p in self._problems if kind.get("ever") or p.is_active)
            self._kinds[key] = next((p for p in counting if _is_of(kind, p.concept)), None)
        return self._kinds[key]

    def has_problem(self, key: str) -> bool:
        """Whether a problem of this kind is listed."""
        return self.problem(key) is not None

    def takes(self, key: str) -> bool:
        """Whether the name of a current medicine says one of these ingredients."""
        return any(name in self._taken for name in codes()["medicine"][key]["names"])

    def _began(self, problem: Problem) -> bool:
        return problem.when is None or problem.when.lower <= self.on


def _observed(measurement: Measurement) -> Iterator[tuple[str, Observed]]:
    day = measurement.when.upper if measurement.when else date.min
    holders: tuple[Measurement | Part, ...] = (measurement, *measurement.parts)
    for holder in holders:
        one = Observed(day, holder.quantity, holder.answer, measurement)
        for coding in holder.concept.codings if holder.concept else ():
            if coding.system == LOINC:
                yield coding.code, one


def _is_of(kind: dict[str, Any], concept: Concept | None) -> bool:
    for coding in concept.codings if concept else ():
        if coding.system == SNOMED and coding.code in (*kind["snomed_seen"], *kind["snomed_unverified"]):
            return True
        if coding.system == ICD10CM and _dotless(coding.code).startswith(tuple(map(_dotless, kind["icd10_prefixes"]))):
            return True
    return False


def _dotless(code: str) -> str:
    """ICD-10-CM codes come with and without their dot."""
    return code.replace(".", "").upper()
