"""Section 8.2, identify one prioritized patient series: when there is no need to count points."""

from collections.abc import Sequence

from ..state import PatientSeries


def single_prioritized(group: Sequence[PatientSeries], scorable: Sequence[PatientSeries]) -> PatientSeries | None:
    """Table 8-3: the one prioritized series, or None when several have potential."""
    defaults = [track for track in group if track.series.default]
    if not scorable:
        return defaults[0] if len(defaults) == 1 else None
    if len(scorable) == 1:
        return scorable[0]
    complete = [track for track in scorable if track.complete]
    if complete:
        return complete[0] if len(complete) == 1 else None
    in_process = [track for track in scorable if track.in_process]
    if in_process:
        return in_process[0] if len(in_process) == 1 else None
    return defaults[0] if len(defaults) == 1 else None
