"""Whose result it is, as far as that changes what a range means: age, sex, and whether a pregnancy is on record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from alongside.knowledge.core.dates import PartialDate
from alongside.knowledge.core.facts import Facts, Measurement, Problem
from alongside.knowledge.core.parts import Origin
from alongside.knowledge.core.values import ICD10CM, LOINC, SNOMED, Concept

ADULT = 18
PREGNANT = frozenset({"77386006", "72892002"})  # SNOMED CT: pregnant; normal pregnancy
STATUS, PREGNANT_NOW = "82810-3", "77386006"
NAMED = ("pregnan", "embaraz")
ICD = ("O", "Z33", "Z34", "Z3A")
TERM = timedelta(days=310)  # a record of a pregnancy older than this speaks of one that is over
WRONG = ("refuted", "entered-in-error", "differential")


@dataclass(frozen=True, slots=True)
class Whose:
    """`pregnancy`: the record that says so, None when none does. `complete` facts are needed to make this."""

    birth: PartialDate | None = None
    sex: str = ""
    pregnancy: Origin | None = None
    pregnant_since: date | None = None

    def adult_on(self, on: date) -> bool | None:
        """Whether they were grown up on a day; None when the birth date does not tell."""
        if self.birth is None:
            return None
        least, most = self.birth.age_on(on)
        return True if least >= ADULT else False if most < ADULT else None

    def pregnant_on(self, on: date) -> bool:
        """Whether a pregnancy on record may have covered a day. Six weeks after birth count as well."""
        if self.pregnancy is None:
            return False
        return self.pregnant_since is None or self.pregnant_since <= on <= self.pregnant_since + TERM + timedelta(42)


def whose(facts: Facts, on: date) -> Whose:
    """From a person's complete facts: what a viewer may not see still changes what a range means."""
    found = next(_pregnancies(facts, on), None)
    sex = facts.demographics.sex.casefold()
    return Whose(facts.demographics.birth, sex, found[0] if found else None, found[1] if found else None)


def _pregnancies(facts: Facts, on: date) -> Iterator[tuple[Origin, date | None]]:
    for fact in facts.everything:
        if type(fact) is Problem:
            if not _is_pregnancy(fact.concept) or fact.verification in WRONG or not fact.is_active:
                continue
        elif type(fact) is not Measurement or not _says_pregnant(fact):
            continue
        if fact.in_error:
            continue
        since = fact.when.lower if fact.when else None
        if since is None or on - TERM <= since <= on:
            yield fact.origin, since


def _is_pregnancy(concept: Concept | None) -> bool:
    if concept is None:
        return False
    label = concept.label.casefold()
    if NAMED[0] in label or NAMED[1] in label:
        return True  # a word too many only makes us say less
    for coding in concept.codings:
        if coding.system == SNOMED and coding.code in PREGNANT:
            return True
        if coding.system == ICD10CM and coding.code.upper().startswith(ICD):
            return True
    return False


def _says_pregnant(fact: Measurement) -> bool:
    if fact.answer is None or fact.concept is None:
        return False
    return fact.concept.has(LOINC, STATUS) and fact.answer.has(SNOMED, PREGNANT_NOW)
