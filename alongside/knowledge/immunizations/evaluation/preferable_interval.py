"""Section 6.5, evaluate preferable interval: all of them must be kept."""

from ..history import Administered
from ..reasons import Reason
from ..schedule.model import SeriesDose
from ..state import Case, PatientSeries
from .reference_date import reference_dates

TOO_SOON, GRACE = "interval.too-soon", "interval.grace"


def judged_interval(given: Administered, dose: SeriesDose, track: PatientSeries, case: Case) -> Reason | None:
    """Table 6-18: the first interval not kept, else one kept only by the grace period, else None."""
    grace = None
    day = given.day
    for interval in dose.intervals:
        if interval.span is not None and not interval.span.covers(day):
            continue
        after = reference_dates(interval, track, case, given)
        if after is None:
            continue
        if interval.absolute_minimum is not None and day < after[interval.absolute_minimum]:
            return Reason("6.5", TOO_SOON, day, after[interval.absolute_minimum], "absolute minimum interval")
        if interval.minimum is not None and day < after[interval.minimum]:
            grace = Reason("6.5", GRACE, day, after[interval.minimum], "minimum interval")
    return grace
