"""Chapter 7 put together: the forecast of one patient series, validated (section 7.6) before it stands."""

from collections.abc import Mapping

from ..evaluation.skip import why_skipped
from ..reasons import Reason
from ..schedule.model import SeriesDose
from ..state import AGED_OUT, NOT_COMPLETE, NOT_RECOMMENDED, Case, PatientSeries
from .contraindications import all_contraindicated
from .dates import Dates, dose_number, recommended_vaccines
from .need import settled


def forecast_series(
    track: PatientSeries, case: Case, immune: Reason | None, antigen_out: Reason | None, ruled_out: Mapping[str, str]
) -> None:
    """Set status and dates of a series whose history is evaluated."""
    while True:
        while (dose := track.target) and (reason := why_skipped(dose, track, case, case.assessment, None)):  # 7.1
            _pass(track, reason)
        out = antigen_out or (all_contraindicated(dose, ruled_out) if dose else None)
        if settled(track, immune, out) or dose is None:
            return
        dates = Dates(dose, track, case)
        if _too_late(track, dose, dates, case):
            return
        at = case.assessment if dates.earliest is None else dates.earliest
        reason = why_skipped(dose, track, case, at, None)  # 7.6
        if reason is None:
            _set(track, dose, dates, case, ruled_out)
            return
        _pass(track, reason._replace(section="7.6"))


def _pass(track: PatientSeries, reason: Reason) -> None:
    track.reasons.append(reason)
    track.next += 1


def _too_late(track: PatientSeries, dose: SeriesDose, dates: Dates, case: Case) -> bool:
    """Table 7-10, the rest: past the season, or past the maximum age now or before the dose can be given."""
    if dose.season is not None and dose.season.end is not None and case.assessment > dose.season.end:
        track.status = NOT_RECOMMENDED
        track.reasons.append(Reason("7.4", "series.season-over", case.assessment, dose.season.end))
    elif dates.maximum is not None and case.assessment >= dates.maximum:
        track.status = AGED_OUT
        track.reasons.append(Reason("7.4", "series.aged-out", case.assessment, dates.maximum, "maximum age"))
    elif dates.maximum is not None and dates.earliest is not None and dates.earliest >= dates.maximum:
        track.status = AGED_OUT
        track.reasons.append(Reason("7.4", "series.cannot-finish", dates.earliest, dates.maximum, "maximum age"))
    else:
        return False
    return True


def _set(track: PatientSeries, dose: SeriesDose, dates: Dates, case: Case, ruled_out: Mapping[str, str]) -> None:
    track.status = NOT_COMPLETE
    track.earliest, track.recommended, track.past_due = dates.earliest, dates.recommended, dates.past_due
    track.latest = None if dates.maximum is None else dates.maximum - 1  # FORECASTDT-4
    track.dose_number = dose_number(dose, track)
    track.vaccines = recommended_vaccines(dose, dates, case.ages, ruled_out)
    track.reasons.append(dates.why)
