"""All that a schedule says, as statements with a label each, so that two schedules can be laid side by side."""

from collections.abc import Iterable, Iterator

from .dose_told import dose_statements
from .model import AgeRange, Antigen, AntigenSeries, Schedule
from .spoken import ages, day, length, observation, vaccine

Place = tuple[str, ...]  # antigen, series, dose; or the part that holds for all antigens
Statements = dict[str, str]
GROUPS, VACCINES, CONFLICTS, OBSERVATIONS = "Vaccine groups", "Vaccines", "Live vaccines", "Observations"
_ANY = AgeRange(None, None)


def told(schedule: Schedule) -> dict[Place, Statements]:
    """Every place of the schedule, in its order, with what is stated there."""
    found: dict[Place, Statements] = {
        (GROUPS,): labelled(_groups(schedule)),
        (VACCINES,): labelled(_vaccines(schedule)),
        (CONFLICTS,): labelled(_conflicts(schedule)),
        (OBSERVATIONS,): labelled(_observations(schedule)),
    }
    for antigen in schedule.antigens.values():
        found[antigen.name,] = labelled(_antigen(antigen, schedule))
        for series in (series for group in antigen.groups.values() for series in group):
            found[antigen.name, series.name] = labelled(_series(series, schedule))
            for dose in series.doses:
                place = (antigen.name, series.name, f"dose {dose.number}")
                found[place] = labelled(dose_statements(dose, schedule))
    return found


def labelled(pairs: Iterable[tuple[str, str]]) -> Statements:
    """The statements by label; what is said twice under one label is said together."""
    found: Statements = {}
    for label, says in pairs:
        found[label] = f"{found[label]}; {says}" if label in found else says
    return found


def _groups(schedule: Schedule) -> Iterator[tuple[str, str]]:
    for group in schedule.groups.values():
        yield group.name, ", ".join(group.antigens) + (", always given together" if group.full else "")


def _vaccines(schedule: Schedule) -> Iterator[tuple[str, str]]:
    for cvx, one in schedule.vaccines.items():
        used = ", ".join(antigen + ("" if at == _ANY else f" {ages(at)}") for antigen, at in one.antigens.items())
        yield f"CVX {cvx}", f"{one.name}, for {used or 'no antigen'}"


def _conflicts(schedule: Schedule) -> Iterator[tuple[str, str]]:
    for impacted, before in schedule.conflicts.items():
        for previous, conflict in before.items():
            label = f"{vaccine(impacted, schedule)} after {vaccine(previous, schedule)}"
            times = f"{length(conflict.begin)} to {length(conflict.end)}"
            yield label, f"impaired from {times}, or {length(conflict.minimum_end)} after a dose that counts"


def _observations(schedule: Schedule) -> Iterator[tuple[str, str]]:
    for code, one in schedule.observations.items():
        codes = ", ".join(" ".join(pair) for pair in sorted(one.codes))
        yield f"observation {code}", one.title + (f" [{codes}]" if codes else "")


def _antigen(antigen: Antigen, schedule: Schedule) -> Iterator[tuple[str, str]]:
    for code in sorted(antigen.immunity_observations):
        yield f"immune with {observation(code, schedule)}", "yes"
    for birth in antigen.immunity_by_birth:
        unless = "; ".join(observation(code, schedule) for code in sorted(birth.exclusions))
        yield (
            "immune by birth date",
            (
                f"born before {day(birth.born_before)}"
                + (f" in {birth.country}" if birth.country else "")
                + (f", unless {unless}" if unless else "")
            ),
        )
    for code, at in antigen.contraindications.items():
        yield f"ruled out by {observation(code, schedule)}", ages(at)
    for rule in antigen.vaccine_contraindications:
        for cvx, at in rule.vaccines.items():
            yield f"{vaccine(cvx, schedule)} ruled out by {observation(rule.observation, schedule)}", ages(at)


def _series(series: AntigenSeries, schedule: Schedule) -> Iterator[tuple[str, str]]:
    yield "kind", series.kind + (", decided together" if series.decide_together else "")
    yield "vaccine group", series.vaccine_group
    yield "series group", f"{series.series_group} {series.series_group_name}".strip()
    yield "number of doses", str(len(series.doses))
    if series.equivalent_groups:
        yield "equivalent series groups", ", ".join(sorted(series.equivalent_groups))
    if series.genders:
        yield "for", ", ".join(sorted(series.genders))
    if series.default or series.product_path:
        names = (("the default", series.default), ("a product's own path", series.product_path))
        yield "it is", " and ".join(name for name, holds in names if holds)
    yield "rank", f"priority {series.priority or 'none'}, preference {series.preference or 'none'}"
    if series.minimum_age_to_start:
        yield "minimum age to start", length(series.minimum_age_to_start)
    if series.maximum_age_to_start:
        yield "maximum age to start", length(series.maximum_age_to_start)
    for indication in series.indications:
        yield f"indicated by {observation(indication.observation, schedule)}", ages(indication.ages)
