"""Section 3.4: the day an interval is counted from."""

from ..history import Administered
from ..schedule.durations import DatesFrom
from ..schedule.model import Interval
from ..state import NOT_VALID, VALID, Case, PatientSeries


def reference_dates(
    interval: Interval, track: PatientSeries, case: Case, current: Administered | None
) -> DatesFrom | None:
    """The dates after the dose or observation that an interval counts from; None when there is no such thing yet."""
    if interval.from_previous:  # CALCDTINT-1
        for earlier in reversed(track.evaluations):
            if earlier.status in (VALID, NOT_VALID) and not earlier.inadvertent:
                return earlier.given.after
        return None
    if interval.from_target_dose is not None:  # CALCDTINT-2
        for earlier in reversed(track.satisfied):
            if earlier.target == interval.from_target_dose:
                return earlier.given.after
        return None
    if interval.from_most_recent:  # CALCDTINT-8
        return _most_recent(interval, track, case, current)
    day = case.observations.get(interval.from_observation or "")  # CALCDTINT-9
    return None if day is None else DatesFrom(day)


def _most_recent(
    interval: Interval, track: PatientSeries, case: Case, current: Administered | None
) -> DatesFrom | None:
    inadvertent = {e.given.position for e in track.evaluations if e.inadvertent}
    doses = case.history.doses
    for given in reversed(doses if current is None else doses[: current.position]):
        if given.cvx in interval.from_most_recent and given.position not in inadvertent:
            return given.after
    return None
