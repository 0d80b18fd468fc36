"""Section 6.7, evaluate vaccine conflict: a vaccine given too soon after another that impairs it."""

from ..history import Administered
from ..reasons import Reason
from ..state import VALID, Case, PatientSeries


def why_in_conflict(given: Administered, track: PatientSeries, case: Case) -> Reason | None:
    """CONFLICT-3: the conflict with an earlier dose of any antigen; None when there is none.

    A dose of another antigen has no evaluation status here, which CALCDTCONFLICT-2 treats like a valid one.
    """
    impairing = case.schedule.conflicts.get(given.cvx)
    if impairing is None:
        return None
    status = {e.given.position: e.status for e in track.evaluations}
    for previous in case.history.doses[: given.position]:
        conflict = impairing.get(previous.cvx)
        if conflict is None or given.day < previous.after[conflict.begin]:
            continue
        counts = status.get(previous.position, VALID) == VALID
        end = previous.after[conflict.minimum_end if counts else conflict.end]
        if given.day < end:
            return Reason("6.7", "dose.conflict", given.day, end, previous.cvx)
    return None
