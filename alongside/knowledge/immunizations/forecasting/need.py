"""Section 7.4, determine forecast need, up to the questions that need no dates."""

from ..reasons import Reason
from ..state import COMPLETE, CONTRAINDICATED, IMMUNE, NOT_RECOMMENDED, PatientSeries


def settled(track: PatientSeries, immune: Reason | None, contraindicated: Reason | None) -> bool:
    """Table 7-10, without dates: set the status when no other target dose is to be given. False when one may be."""
    if track.target is None:
        done = bool(track.satisfied)
        track.status = COMPLETE if done else NOT_RECOMMENDED
        track.reasons.append(Reason("7.4", "series.complete" if done else "series.history"))
    elif immune is not None:
        track.status = IMMUNE
        track.reasons.append(immune)
    elif contraindicated is not None:
        track.status = CONTRAINDICATED
        track.reasons.append(contraindicated)
    else:
        return False
    return True
