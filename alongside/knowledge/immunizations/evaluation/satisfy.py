"""Section 6.10, satisfy target dose: the earlier sections' answers put together (table 6-31)."""

from ..reasons import Reason
from ..schedule.model import SeriesDose
from ..state import EXTRANEOUS, NOT_VALID, SUBSTANDARD, VALID, Case, Evaluation, PatientSeries
from .age import TOO_OLD, TOO_YOUNG, judged_age
from .allowable_interval import why_allowed
from .allowable_vaccine import judged_allowable
from .condition import cannot_be_evaluated
from .conflict import why_in_conflict
from .inadvertent import why_inadvertent
from .preferable_interval import TOO_SOON, judged_interval
from .preferable_vaccine import judged_preferable


def judge(found: Evaluation, dose: SeriesDose, track: PatientSeries, case: Case) -> None:
    """Set status and reasons of an evaluation. The two gates, condition and inadvertent vaccine, come first."""
    given = found.given
    if reason := cannot_be_evaluated(given):
        found.status = SUBSTANDARD
        found.reasons.append(reason)
        return
    if reason := why_inadvertent(given, dose):
        found.status, found.inadvertent = NOT_VALID, True
        found.reasons.append(reason)
        return
    against: list[Reason] = []
    remarks: list[Reason] = []
    age = judged_age(given, dose, case.ages)
    if age is not None:
        (against if age.key in (TOO_YOUNG, TOO_OLD) else remarks).append(age)
    interval = judged_interval(given, dose, track, case)
    if interval is not None and interval.key == TOO_SOON:
        allowed = why_allowed(given, dose, track, case)
        against.append(interval) if allowed is None else remarks.append(allowed)
    elif interval is not None:
        remarks.append(interval)
    if conflict := why_in_conflict(given, track, case):
        against.append(conflict)
    preferable, remark = judged_preferable(given, dose, case.ages)
    if preferable:
        if remark is not None:
            remarks.append(remark)
    else:
        allowable, other = judged_allowable(given, dose, case.ages)
        if not allowable:
            against.append(other or remark or Reason("6.9", "vaccine.not-listed", given.day, item=given.cvx))
    if not against:
        found.status = VALID
        found.reasons += remarks or [Reason("6.10", "dose.valid", given.day)]
        return
    found.status = EXTRANEOUS if age is not None and age.key == TOO_OLD else NOT_VALID
    found.reasons += against
