"""Sections 6.2 and 7.1, evaluate conditional skip: a target dose that age or history makes unnecessary."""

from ..history import Administered, within
from ..reasons import Reason
from ..schedule.model import Condition, ConditionalSkip, SeriesDose, SkipSet
from ..state import VALID, Case, PatientSeries


def why_skipped(
    dose: SeriesDose, track: PatientSeries, case: Case, reference: int, current: Administered | None
) -> Reason | None:
    """Why a target dose can be skipped; None when it cannot (table 6-11).

    `reference` (CONDSKIP-2): the day `current` was given when one is evaluated; else the assessment date, or the
    earliest date when a forecast is validated.
    """
    anchor = case.assessment if current is None else reference
    for skip in dose.skips:
        if (skip.forecasting if current is None else skip.evaluating) and (
            met := _sets_met(skip, anchor, track, case, reference, current)
        ):
            return Reason("7.1" if current is None else "6.2", "dose.skipped", reference, item=f"{dose.number}/{met}")
    return None


def _sets_met(
    skip: ConditionalSkip, anchor: int, track: PatientSeries, case: Case, reference: int, current: Administered | None
) -> str:
    """The number of the set that decided; "" when the target dose stays."""
    met = ""
    for one in skip.sets:
        if one.span is not None and not one.span.covers(anchor):
            continue
        if _is_met(one, track, case, reference, current):
            met = one.number
            if skip.any_set:
                return met
        elif not skip.any_set:
            return ""
    return met


def _is_met(one: SkipSet, track: PatientSeries, case: Case, reference: int, current: Administered | None) -> bool:
    """Table 6-10."""
    tests = (_condition_met(c, track, case, reference, current) for c in one.conditions)
    return any(tests) if one.any_condition else all(tests)


def _condition_met(
    condition: Condition, track: PatientSeries, case: Case, reference: int, current: Administered | None
) -> bool:
    if condition.kind == "age":  # table 6-6
        return within(case.ages, condition.ages, reference)
    if condition.kind == "vaccine count":  # table 6-9
        counted = _count(condition, track, case, reference, current)
        if condition.comparison == "greater than":
            return counted > condition.count
        if condition.comparison == "equal to":
            return counted == condition.count
        return counted < condition.count
    if condition.kind == "interval":  # table 6-8
        previous = track.evaluations[-1].given if track.evaluations else None
        return (
            previous is not None and condition.interval is not None and reference >= previous.after[condition.interval]
        )
    groups = case.series_of.get(track.series.antigen, {})  # table 6-7, completed series
    return any(other.complete for group in condition.series_groups for other in groups.get(group, ()))


def _count(condition: Condition, track: PatientSeries, case: Case, reference: int, current: Administered | None) -> int:
    """CONDSKIP-1: doses so far, of the vaccine types named, given at these ages and between these days.

    Only this series' own doses can be valid in it; of all doses, those of other antigens count where they are named.
    """
    if condition.valid_only:
        doses = [e.given for e in track.evaluations if e.status == VALID]
    elif condition.vaccines:
        doses = case.history.doses if current is None else case.history.doses[: current.position]
    else:
        doses = [e.given for e in track.evaluations]
    return sum(
        (not condition.vaccines or given.cvx in condition.vaccines)
        and within(case.ages, condition.ages, given.day)
        and (condition.start is None or condition.start <= given.day)
        and (condition.end is None or given.day < condition.end)
        for given in doses
    )
