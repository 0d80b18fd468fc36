"""Section 6.6, evaluate allowable interval: shorter ones that still count, where the schedule names any."""

from ..history import Administered
from ..reasons import Reason
from ..schedule.model import SeriesDose
from ..state import Case, PatientSeries
from .reference_date import reference_dates


def why_allowed(given: Administered, dose: SeriesDose, track: PatientSeries, case: Case) -> Reason | None:
    """Table 6-21: the reason why the interval is allowable; None when it is not, or none is named."""
    allowed = None
    for interval in dose.allowable_intervals:
        if interval.span is not None and not interval.span.covers(given.day):
            continue
        after = reference_dates(interval, track, case, given)
        limit = after[interval.absolute_minimum] if after is not None and interval.absolute_minimum else None
        if limit is not None and given.day < limit:
            return None
        allowed = Reason("6.6", "interval.allowed", given.day, limit, "absolute minimum interval")
    return allowed
