"""What is odd in a compiled schedule: codes that nobody defines, rules that cannot be met, days that have passed.

`wrong` is what the engine would misread; `remark` what a person should know, such as a season that is over.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .dose_oddities import dose_oddities
from .model import RISK, Antigen, AntigenSeries, Schedule
from .snomed import is_snomed_code

WRONG, REMARK = "wrong", "remark"


@dataclass(frozen=True, slots=True)
class Oddity:
    """One finding: how bad, where, and what it is, in words."""

    weight: str
    where: str
    says: str


def oddities(schedule: Schedule, on: int) -> list[Oddity]:
    """Everything odd about the schedule, on a day (ordinal)."""
    found = [Oddity(WRONG, *pair) for pair in _across(schedule)]
    for antigen in schedule.antigens.values():
        found += [Oddity(WRONG, *pair) for pair in _antigen(antigen, schedule)]
        for group in antigen.groups.values():
            defaults = [series for series in group if series.default]
            for first, second in zip(defaults, defaults[1:], strict=False):
                if not first.genders or not second.genders or first.genders & second.genders:
                    found.append(
                        Oddity(WRONG, antigen.name, f"“{first.name}” and “{second.name}” are both the default")
                    )
            for series in group:
                found += [Oddity(WRONG, f"{antigen.name}, {series.name}", says) for says in _series(series, antigen)]
                for dose in series.doses:
                    where = f"{antigen.name}, {series.name}, dose {dose.number}"
                    found += [Oddity(WRONG, where, says) for says in dose_oddities(dose, antigen, schedule)]
    live = set(schedule.conflicts).union(*schedule.conflicts.values())
    for cvx in sorted(live - set(schedule.vaccines)):
        found.append(
            Oddity(REMARK, f"CVX {cvx}", "it is a live vaccine of the schedule, but protects against nothing in it")
        )
    found += [Oddity(REMARK, *pair) for pair in _unused(schedule)]
    found += [Oddity(REMARK, *pair) for pair in _seasons(schedule, on)]
    return found


def _across(schedule: Schedule) -> Iterator[tuple[str, str]]:
    for group in schedule.groups.values():
        for name in group.antigens:
            if name not in schedule.antigens:
                yield group.name, f"there are no series for {name}"
    for cvx, vaccine in schedule.vaccines.items():
        for name in vaccine.antigens:
            if name not in schedule.antigens:
                yield f"vaccine {vaccine.name} (CVX {cvx})", f"there are no series for {name}"


def _antigen(antigen: Antigen, schedule: Schedule) -> Iterator[tuple[str, str]]:
    known = {*antigen.immunity_observations, *antigen.contraindications}
    known |= {code for birth in antigen.immunity_by_birth for code in birth.exclusions}
    known |= {rule.observation for rule in antigen.vaccine_contraindications}
    known |= {i.observation for g in antigen.groups.values() for series in g for i in series.indications}
    for code in sorted(known - set(schedule.observations)):
        yield antigen.name, f"observation {code} is not among the observations"
    for rule in antigen.vaccine_contraindications:
        for cvx in rule.vaccines:
            if cvx not in schedule.vaccines:
                yield antigen.name, f"CVX {cvx} is ruled out, but is not among the vaccines"
    if not any(antigen.name in group.antigens for group in schedule.groups.values()):
        yield antigen.name, "it is in no vaccine group, so nothing is ever said of it"


def _series(series: AntigenSeries, antigen: Antigen) -> Iterator[str]:
    if [dose.number for dose in series.doses] != list(range(1, len(series.doses) + 1)):
        yield "its doses are not numbered from 1 on, one by one"
    if not series.doses:
        yield "it has no doses"
    if series.kind == RISK and not series.indications:
        yield "a risk series without an indication never concerns anybody"
    if missing := series.equivalent_groups - set(antigen.groups):
        yield f"it is equivalent to series group {', '.join(sorted(missing))}, which is not there"


def _unused(schedule: Schedule) -> Iterator[tuple[str, str]]:
    used: set[str] = set()
    for antigen in schedule.antigens.values():
        used |= antigen.immunity_observations | set(antigen.contraindications)
        used |= {code for birth in antigen.immunity_by_birth for code in birth.exclusions}
        used |= {rule.observation for rule in antigen.vaccine_contraindications}
        for series in (series for group in antigen.groups.values() for series in group):
            used |= {i.observation for i in series.indications}
            used |= {i.from_observation for d in series.doses for i in d.intervals if i.from_observation}
    for code, observation in schedule.observations.items():
        where = f"observation {code}, {observation.title}"
        if code not in used:
            yield where, "no series asks for it"
        for system, written in observation.codes:
            if system == "SNOMED" and not is_snomed_code(written):
                yield where, f"SNOMED {written} cannot be a code: its check digit is wrong"


def _seasons(schedule: Schedule, on: int) -> Iterator[tuple[str, str]]:
    for antigen in schedule.antigens.values():
        seasons = {d.season for g in antigen.groups.values() for s in g for d in s.doses if d.season}
        ends = [season.end for season in seasons]
        if seasons and all(end is not None and end < on for end in ends):
            yield antigen.name, "every season in the schedule is over: it has none for this day"
        elif seasons and all(season.start > on for season in seasons):
            yield antigen.name, "no season in the schedule has begun: it has none for this day"
