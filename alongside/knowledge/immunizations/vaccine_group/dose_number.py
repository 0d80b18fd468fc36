"""The forecast dose number where one antigen has several best patient series.

FORECASTDN-1 counts the satisfied target doses of one series. The glossary calls the result "the ordinal number of the
next target dose ... based on the evaluation of a patient's immunization history": a dose that counts in another best
series of the antigen is part of that history, so it is numbered on from there. The official cases do the same.
"""

from collections.abc import Sequence

from ..state import VALID, PatientSeries


def number_through(best: Sequence[PatientSeries]) -> None:
    """Number the next doses of one antigen's best series on from all doses that count in any of them."""
    if len(best) < 2:
        return
    valid = {e.given.position: e.given.day for track in best for e in track.evaluations if e.status == VALID}
    for track in best:
        if track.dose_number is not None and (dose := track.target):
            start = dose.season.start if dose.season and dose.season.start else 0
            track.dose_number = 1 + sum(day >= start for day in valid.values())
