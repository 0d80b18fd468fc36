"""Section 4.4, figure 4-6: the doses of one antigen held against the target doses of one series, in order."""

from ..history import Administered
from ..reasons import Reason
from ..state import EXTRANEOUS, VALID, Case, Evaluation, PatientSeries
from .satisfy import judge
from .skip import why_skipped


def evaluate_history(track: PatientSeries, case: Case) -> None:
    """Evaluate every dose of the series' antigen. A skipped target dose does not use up the dose."""
    for given in case.history.by_antigen.get(track.series.antigen, ()):
        _skip(track, case, given)
        dose = track.target
        found = Evaluation(given, dose.number if dose else None)
        if dose is None:  # step 6a
            found.status = EXTRANEOUS
            found.reasons.append(Reason("4.4", "dose.extra", given.day))
        else:
            judge(found, dose, track, case)
            if found.status == VALID:
                track.satisfied.append(found)
                if not dose.recurring:  # step 5
                    track.next += 1
        track.evaluations.append(found)


def _skip(track: PatientSeries, case: Case, given: Administered) -> None:
    while (dose := track.target) and (reason := why_skipped(dose, track, case, given.day, given)):
        track.reasons.append(reason)
        track.next += 1
