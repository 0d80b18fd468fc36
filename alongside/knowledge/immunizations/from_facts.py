"""From a person's facts to what a forecast asks for: doses by CVX, birth date, sex, conditions by their SNOMED codes.

Conditions are met by the very codes that the schedule lists for an observation. It lists few, and nothing here knows
which codes lie beneath them: that none is found does not say that none is there. Some codes stand under several
observations, even opposite ones (AIDS, with and without severe immunosuppression): those are for a person to decide
(table 5-4, "unknown"). What cannot be used is handed back with the reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from alongside.knowledge.core.facts import Allergy, Fact, Facts, Problem, Vaccine
from alongside.knowledge.core.values import CVX, SNOMED

from .patient import Dose, Patient, cvx_code, gender_named, latest_of_each
from .schedule.model import Schedule

NO_CVX, SEVERAL_CVX, NO_DAY, TWICE, MODIFIED, UNSURE = (
    "no-cvx", "several-cvx", "no-day", "twice", "modified", "unsure"
)  # fmt: skip
GIVEN = ("", "completed")
WRONG = ("refuted", "entered-in-error", "differential", "unconfirmed", "provisional")


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a record gives. `patient`: None when no birth day is known, without which nothing can be said.

    `doses`: the vaccine behind each dose, by its `n`. `conditions`: observation code → the facts it was taken from.
    `unclear`: facts that may mean any of several observations. `left_out`: vaccines that could not be used, and why.
    """

    patient: Patient | None
    doses: dict[int | str, Vaccine]
    conditions: dict[str, tuple[Fact, ...]]
    unclear: tuple[tuple[Fact, tuple[str, ...]], ...]
    left_out: tuple[tuple[Vaccine, str], ...]


def gathered(facts: Facts, schedule: Schedule, on: date) -> Gathered:
    """Everything of a record that a forecast for a day can use."""
    doses: dict[int | str, Vaccine] = {}
    made: list[Dose] = []
    left_out: list[tuple[Vaccine, str]] = []
    seen: set[tuple[date, str]] = set()
    for vaccine in facts.of(Vaccine):
        if vaccine.status == "not-done":
            continue
        codes = _cvx(vaccine)
        day = vaccine.when.lower if vaccine.when is not None and vaccine.when.is_day else None
        why = _why_not(vaccine, codes, day)
        if why is None and day is not None and (day, codes[0]) in seen:
            why = TWICE  # two sources tell of the same dose
        if why is not None or day is None:
            left_out.append((vaccine, why or NO_DAY))
            continue
        seen.add((day, codes[0]))
        number = len(made) + 1
        made.append(Dose(number, day, codes[0], substandard=vaccine.subpotent))
        doses[number] = vaccine
    conditions, unclear = _conditions(facts, schedule, on)
    born = facts.demographics.birth
    patient = None
    if born is not None and born.is_day:
        dated = ((code, _day(fact)) for code, found in conditions.items() for fact in found)
        observations = MappingProxyType(latest_of_each(dated))
        patient = Patient(born.lower, gender_named(facts.demographics.sex), tuple(made), observations)
    return Gathered(patient, doses, conditions, tuple(unclear), tuple(left_out))


def _cvx(vaccine: Vaccine) -> list[str]:
    codings = vaccine.concept.codings if vaccine.concept else ()
    return list(dict.fromkeys(cvx_code(c.code) for c in codings if c.system == CVX and c.code.strip()))


def _why_not(vaccine: Vaccine, codes: list[str], day: date | None) -> str | None:
    if vaccine.modified:
        return MODIFIED
    if vaccine.status not in GIVEN:
        return UNSURE
    if not codes:
        return NO_CVX
    if len(codes) > 1:
        return SEVERAL_CVX
    return NO_DAY if day is None else None


def _conditions(
    facts: Facts, schedule: Schedule, on: date
) -> tuple[dict[str, tuple[Fact, ...]], list[tuple[Fact, tuple[str, ...]]]]:
    """Active problems and allergies that count; of what gives immunity for good, past ones too."""
    lasting = {code for antigen in schedule.antigens.values() for code in antigen.immunity_observations}
    means = _observations_by_code(schedule)
    found: dict[str, tuple[Fact, ...]] = {}
    unclear: list[tuple[Fact, tuple[str, ...]]] = []
    for fact, is_active in _told(facts, on):
        codings = fact.concept.codings if fact.concept else ()
        codes = dict.fromkeys(c.code for c in codings if c.system == SNOMED)
        candidates = [[o for o in means.get(code, ()) if is_active or o in lasting] for code in codes]
        certain = dict.fromkeys(several[0] for several in candidates if len(several) == 1)
        for observation in certain:
            found[observation] = (*found.get(observation, ()), fact)
        unclear += [
            (fact, tuple(several)) for several in candidates if len(several) > 1 and not certain.keys() & several
        ]
    return found, unclear


def _observations_by_code(schedule: Schedule) -> dict[str, list[str]]:
    means: dict[str, list[str]] = {}
    for observation in schedule.observations.values():
        for system, code in observation.codes:
            if system == "SNOMED":
                means.setdefault(code, []).append(observation.code)
    return means


def _told(facts: Facts, on: date) -> Iterator[tuple[Fact, bool]]:
    for problem in facts.of(Problem):
        begun = problem.when is None or problem.when.lower <= on
        if begun and not problem.modified and problem.verification not in WRONG:
            yield problem, problem.is_active
    for allergy in facts.of(Allergy):
        if not allergy.modified and allergy.verification not in WRONG:
            yield allergy, allergy.counts


def _day(fact: Fact) -> date | None:
    return fact.when.lower if fact.when is not None and fact.when.is_day else None
