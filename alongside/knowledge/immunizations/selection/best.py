"""Section 8.8, determine best patient series."""

from collections.abc import Mapping

from ..schedule.model import EVALUATION_ONLY, RISK
from ..state import PatientSeries


def best_series(prioritized: Mapping[str, PatientSeries]) -> list[PatientSeries]:
    """Table 8-14, over the prioritized series of each series group of one antigen."""
    return [track for track in prioritized.values() if _is_best(track, prioritized)]


def _is_best(track: PatientSeries, prioritized: Mapping[str, PatientSeries]) -> bool:
    if track.complete:
        return True
    equivalent = [prioritized[g] for g in track.series.equivalent_groups if g in prioritized]
    if any(other.complete for other in equivalent) or track.series.kind == EVALUATION_ONLY:
        return False
    return track.series.kind == RISK or not any(other.series.kind == RISK for other in equivalent)
