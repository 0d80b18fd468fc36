"""Which of several forecasts speaks for a vaccine group where there is room for one answer only.

The specification gives no precedence: it keeps a forecast for each series group, and so do we. One line of output,
one card on a page, shows the first of this order; the others are said beside it.
"""

from collections.abc import Sequence

from ..schedule.model import RISK
from ..state import COMPLETE, NOT_COMPLETE, Case
from .forecast import GroupForecast


def in_order(forecasts: Sequence[GroupForecast], case: Case) -> list[GroupForecast]:
    """What the patient's own risks ask for first; a series that has yet to begin, and in which nothing counts, last."""
    return sorted(forecasts, key=lambda forecast: _rank(forecast, case))


def _rank(forecast: GroupForecast, case: Case) -> tuple[int, str]:
    if forecast.status == NOT_COMPLETE:
        rank = 0 if forecast.kind == RISK else 1 if _has_begun(forecast, case) else 4
    else:
        rank = 2 if forecast.status == COMPLETE else 3
    return rank, forecast.series_group


def _has_begun(forecast: GroupForecast, case: Case) -> bool:
    """Its age to start has come, or a dose already counts in it (SELECTB-16)."""
    starts = [s.series.minimum_age_to_start for s in forecast.series if s.series.minimum_age_to_start is not None]
    return any(s.in_process for s in forecast.series) or all(case.ages[age] <= case.assessment for age in starts)
