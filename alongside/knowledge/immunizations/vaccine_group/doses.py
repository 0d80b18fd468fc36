"""How each dose counts for each vaccine group: valid when it is valid in any best series of the group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..patient import Dose
from ..state import EXTRANEOUS, NOT_VALID, SUBSTANDARD, VALID, Case, Evaluation, PatientSeries

_BEST_FIRST = {VALID: 0, EXTRANEOUS: 1, NOT_VALID: 2, SUBSTANDARD: 3}


@dataclass(frozen=True, slots=True)
class DoseResult:
    """A dose with its evaluation in each vaccine group that it has an antigen of."""

    dose: Dose
    evaluations: dict[str, Evaluation]


def dose_results(best: Mapping[str, Sequence[PatientSeries]], case: Case) -> list[DoseResult]:
    """For every usable dose, in order of time."""
    found: list[dict[str, Evaluation]] = [{} for _ in case.history.doses]
    for tracks in best.values():
        for track in tracks:
            group = track.series.vaccine_group
            for evaluation in track.evaluations:
                known = found[evaluation.given.position].get(group)
                if known is None or _BEST_FIRST[evaluation.status] < _BEST_FIRST[known.status]:
                    found[evaluation.given.position][group] = evaluation
    return [DoseResult(given.dose, results) for given, results in zip(case.history.doses, found, strict=True)]
