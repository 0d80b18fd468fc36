"""Chapter 4, processing model: the whole way from doses to a forecast for each vaccine group."""

from dataclasses import dataclass
from datetime import date

from .evaluation.walk import evaluate_history
from .forecasting.contraindications import antigen_contraindication, contraindicated_vaccines
from .forecasting.forecast import forecast_series
from .forecasting.immunity import evidence_of_immunity
from .patient import Dose, Patient
from .relevance import why_relevant
from .schedule.model import Antigen, Schedule
from .selection.best import best_series
from .selection.prioritized import prioritized_series
from .state import Case, PatientSeries
from .vaccine_group.dose_number import number_through
from .vaccine_group.doses import DoseResult, dose_results
from .vaccine_group.forecast import GroupForecast, group_forecast
from .vaccine_group.speaking import in_order


@dataclass(frozen=True, slots=True)
class Answer:
    """All there is to say. `groups`: vaccine group → its forecasts, the speaking one first; empty: nothing concerns
    this patient. `doses`: each dose of the patient, in their order. `unused`: doses left out, and why."""

    schedule: Schedule
    groups: dict[str, list[GroupForecast]]
    doses: list[DoseResult]
    unused: list[tuple[Dose, str]]


def forecast(schedule: Schedule, patient: Patient, on: date) -> Answer:
    """What counts, what is due and when, for every vaccine group of the schedule, on one day."""
    case = Case(schedule, patient, on.toordinal())
    best = {name: _best_series(antigen, case) for name, antigen in schedule.antigens.items()}
    groups: dict[str, list[GroupForecast]] = {}
    for name, group in schedule.groups.items():
        together: dict[tuple[str, str], list[PatientSeries]] = {}
        for antigen in group.antigens:
            for track in best.get(antigen, ()):
                together.setdefault((track.series.kind, track.series.series_group), []).append(track)
        forecasts = [group_forecast(group, series, case) for series in together.values()]
        groups[name] = in_order(forecasts, case) if len(forecasts) > 1 else forecasts
    return Answer(schedule, groups, dose_results(best, case), case.history.unused)


def _best_series(antigen: Antigen, case: Case) -> list[PatientSeries]:
    """Sections 4.3 to 4.5 for one antigen. Series groups come in order: a later one may ask whether an earlier one is
    complete (table 6-7)."""
    case.series_of[antigen.name] = relevant = {}
    immune = evidence_of_immunity(antigen, case)
    out = antigen_contraindication(antigen, case)
    ruled_out = contraindicated_vaccines(antigen, case)
    prioritized: dict[str, PatientSeries] = {}
    for name, series_group in antigen.groups.items():
        tracks: list[PatientSeries] = []
        for series in series_group:
            if why := why_relevant(series, case):
                track = PatientSeries(series)
                track.reasons.append(why)
                evaluate_history(track, case)
                forecast_series(track, case, immune, out, ruled_out)
                tracks.append(track)
        if tracks:
            relevant[name] = tracks
            if chosen := prioritized_series(tracks, case):
                prioritized[name] = chosen
    best = best_series(prioritized)
    number_through(best)
    return best
