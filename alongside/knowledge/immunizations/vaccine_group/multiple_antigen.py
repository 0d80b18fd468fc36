"""Section 9.3, multiple antigen vaccine group."""

from collections.abc import Sequence

from ..schedule.model import VaccineGroup
from ..state import (
    AGED_OUT,
    COMPLETE,
    CONTRAINDICATED,
    IMMUNE,
    NOT_COMPLETE,
    NOT_RECOMMENDED,
    Case,
    PatientSeries,
)

_FIRST_OF = (CONTRAINDICATED, AGED_OUT, NOT_RECOMMENDED, NOT_COMPLETE)


def status_of_several(series: Sequence[PatientSeries]) -> str:
    """Table 9-4."""
    statuses = {track.status for track in series}
    for status in _FIRST_OF:
        if status in statuses:
            return status
    return IMMUNE if statuses == {IMMUNE} else COMPLETE


def earliest_of_several(group: VaccineGroup, needed: Sequence[PatientSeries], case: Case) -> int | None:
    """MULTIANTVG-1."""
    days = [track.earliest for track in needed if track.earliest is not None]
    if not days:
        return None
    if not any(_has_priority(track, case) for track in needed):
        return max(days)
    given = [g.day for antigen in group.antigens for g in case.history.by_antigen.get(antigen, ())]
    return max(min(days), max(given, default=0))


def _has_priority(track: PatientSeries, case: Case) -> bool:
    """FORECASTPRIORITY-1."""
    dose = track.target
    if dose is None:
        return False
    intervals = [i for i in dose.intervals if i.span is None or i.span.covers(case.assessment)]
    return bool(intervals) and all(i.priority for i in intervals)
