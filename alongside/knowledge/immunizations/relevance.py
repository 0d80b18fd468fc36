"""Chapter 5, create relevant patient series: which paths to immunity concern this patient at all."""

from .history import within
from .reasons import Reason
from .schedule.model import RISK, AntigenSeries
from .state import Case


def why_relevant(series: AntigenSeries, case: Case) -> Reason | None:
    """Table 5-5: the reason why a series is relevant; None when it is not."""
    if series.genders and case.gender not in series.genders:
        return None
    if series.kind != RISK:
        return Reason("5.1", "series.for-everyone")
    for indication in series.indications:  # table 5-4
        if indication.observation in case.observations and within(case.ages, indication.ages, case.assessment):
            return Reason("5.1", "series.indication", item=indication.observation)
    return None
