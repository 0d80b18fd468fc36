"""Finders that look at the problem list, the medicine list, the family's history and smoking status."""

import re
from dataclasses import dataclass

from alongside.knowledge.core.facts import FamilyHistory
from alongside.knowledge.core.values import SNOMED

from .finders import Measured
from .found import Missing, Used
from .record import Record, codes


@dataclass(frozen=True, slots=True)
class HasProblem:
    """Whether a problem is listed. `ask`: not being listed is not a no, so a person has to be asked."""

    name: str
    problem: str
    ask: bool = False

    def find(self, record: Record) -> Used | Missing:
        """Yes with the record it is from; an assumed no; or missing."""
        listed = record.problem(self.problem)
        if listed:
            when = listed.when.lower if listed.when else None
            return Used(self.name, True, "listed", when, (record.on - when).days if when else None, listed.origin)
        return Missing(self.name, "missing") if self.ask else Used(self.name, False, "not_listed", record.on, 0)


@dataclass(frozen=True, slots=True)
class Takes:
    """Whether a current medicine is of a kind; an assumed no when none is listed."""

    name: str
    medicine: str

    def find(self, record: Record) -> Used:
        """Yes or an assumed no."""
        return Used(self.name, (yes := record.takes(self.medicine)), "listed" if yes else "not_listed", record.on, 0)


@dataclass(frozen=True, slots=True)
class SmokesNow:
    """The newest recorded smoking status."""

    name: str = "current_smoker"

    def find(self, record: Record) -> Used | Missing:
        """Yes or no as recorded, or why there is no answer."""
        kind = codes()["measure"]["smoking"]
        observed = record.latest([code for code, _name in kind["loinc"]])
        if observed is None:
            return Missing(self.name, "missing")
        days = (record.on - observed.when).days
        if days > kind["fresh_days"]:
            return Missing(self.name, "too_old", observed.when, days)
        if observed.answer and observed.answer.has(SNOMED, *kind["now"]):
            return Used(self.name, True, "measured", observed.when, days, observed.origin)
        if observed.answer and observed.answer.has(SNOMED, *kind["not_now"]):
            return Used(self.name, False, "measured", observed.when, days, observed.origin)
        return Missing(self.name, "unclear", observed.when, days)


@dataclass(frozen=True, slots=True)
class Above:
    """Whether the newest observation of a measure is above a limit."""

    name: str
    measure: str
    limit: float

    def find(self, record: Record) -> Used | Missing:
        """Yes or no, or why there is no observation."""
        found = Measured(self.name, self.measure).find(record)
        if isinstance(found, Missing):
            return found
        return Used(self.name, found.value > self.limit, "computed", found.when, found.days, found.origin)


@dataclass(frozen=True, slots=True)
class Relative:
    """Whether a parent, brother, sister or child had it (`yes`); nothing recorded is not a no."""

    name: str
    problem: str
    yes: bool | str = True

    def find(self, record: Record) -> Used | Missing:
        """Yes, or missing."""
        kind = codes()["problem"][self.problem]
        wanted = (*kind["snomed_seen"], *kind["snomed_unverified"])
        for fact in record.facts.of(FamilyHistory):
            if _is_near(fact.relation) and any(concept.has(SNOMED, *wanted) for concept in fact.conditions):
                return Used(self.name, self.yes, "listed", origin=fact.origin)
        return Missing(self.name, "missing")


def _is_near(relation: str) -> bool:
    """Whether words such as "natural mother" name a parent, brother, sister or child by blood."""
    words, family = set(re.findall("[a-z]+", relation.casefold())), codes()["family"]
    return not words.isdisjoint(family["first_degree"]) and words.isdisjoint(family["not_by_blood"])
