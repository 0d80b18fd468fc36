"""Sections 8.3 and 8.7, classify scorable patient series and select the prioritized one of a series group."""

from collections.abc import Sequence

from ..state import Case, PatientSeries
from .complete import score_complete
from .in_process import score_in_process
from .no_valid_doses import score_no_valid_doses
from .prefilter import scorable_series
from .single import single_prioritized


def prioritized_series(group: Sequence[PatientSeries], case: Case) -> PatientSeries | None:
    """The one prioritized patient series of a series group; None when the group has none for this patient."""
    scorable = scorable_series(group, case)
    single = single_prioritized(group, scorable)
    if single is not None or not scorable:
        return single
    scored = _scored(scorable, case)
    # SELECTBEST-2; where the schedule ranks nobody, the first in it.
    return max(scored, key=lambda t: (t.score, -(t.series.preference or 0)))


def _scored(scorable: Sequence[PatientSeries], case: Case) -> Sequence[PatientSeries]:
    """Table 8-5. It is silent about series with valid doses that are neither complete nor in process (all aged out,
    say): they are scored like those in process."""
    for track in scorable:
        track.score = 0
    complete = [track for track in scorable if track.complete]
    if complete:
        score_complete(complete)
        return complete
    if not any(track.satisfied for track in scorable):
        score_no_valid_doses(scorable, case)
        return scorable
    in_process = [track for track in scorable if track.in_process] or scorable
    score_in_process(in_process, case)
    return in_process
