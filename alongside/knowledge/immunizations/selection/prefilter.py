"""Section 8.1, pre-filter patient series: which series of a series group may be the best one at all."""

from collections.abc import Sequence

from ..schedule.model import EVALUATION_ONLY, RISK
from ..state import CONTRAINDICATED, VALID, Case, PatientSeries


def scorable_series(group: Sequence[PatientSeries], case: Case) -> list[PatientSeries]:
    """SELECTSCORE-2, over the relevant patient series of one series group."""
    all_out = all(track.status == CONTRAINDICATED for track in group)
    highest = min((t.series.priority for t in group), default="")  # A before B
    nothing_valid = not any(track.satisfied for track in group)
    has_default = any(track.series.default for track in group)
    found = []
    for track in group:
        kind = track.series.kind
        if kind == EVALUATION_ONLY:
            scorable = track.complete
        elif track.status == CONTRAINDICATED and not all_out:  # SELECTB-24
            scorable = False
        elif kind == RISK:
            scorable = track.series.priority <= highest
        else:
            scorable = _started_in_time(track, case) or (nothing_valid and not has_default)
        if scorable:
            found.append(track)
    return found


def _started_in_time(track: PatientSeries, case: Case) -> bool:
    limit = track.series.maximum_age_to_start
    first = next((e.given.day for e in track.evaluations if e.status == VALID), None)
    return first is not None and (limit is None or first < case.ages[limit])
