"""Section 7.5, generate forecast dates and recommended vaccines, with the candidate earliest date of section 7.4."""

from collections.abc import Mapping

from ..evaluation.age import relevant_age
from ..evaluation.reference_date import reference_dates
from ..history import within
from ..reasons import Reason
from ..schedule.durations import DatesFrom
from ..schedule.model import SeriesDose
from ..state import Case, PatientSeries


class Dates:
    """The dates of one target dose's forecast. `why`: the reason behind the earliest date.

    "If an attribute value is empty, then the date calculations will remain empty": no floor, no earliest date.
    """

    __slots__ = ("earliest", "maximum", "past_due", "recommended", "why")

    def __init__(self, dose: SeriesDose, track: PatientSeries, case: Case) -> None:
        age = relevant_age(dose, case.assessment)
        ages = case.ages
        intervals = _Intervals(dose, track, case)
        candidates = [(day, "minimum-interval") for day in intervals.minimum]
        if age is not None and age.minimum is not None:
            candidates.append((ages[age.minimum], "minimum-age"))
        if case.history.doses:
            candidates += _conflict_ends(dose, case)
            if track.evaluations:  # the last dose, inadvertent ones included
                candidates.append((track.evaluations[-1].given.day, "last-dose"))
        if dose.season is not None:
            candidates.append((dose.season.start, "season"))
        latest = max(candidates, default=None)  # FORECASTDTCAN-1, FORECASTDT-1
        self.earliest = None if latest is None else latest[0]
        self.why = Reason("7.5", "earliest." + ("open" if latest is None else latest[1]), limit=self.earliest)
        self.maximum = ages[age.maximum] if age is not None and age.maximum is not None else None
        if age is not None and age.earliest_recommended is not None:  # FORECASTDT-2
            recommended: int | None = ages[age.earliest_recommended]
        else:
            recommended = max(intervals.earliest_recommended, default=None)
        self.recommended = _later(recommended, self.earliest)  # FORECASTDT-5
        if age is not None and age.latest_recommended is not None:  # FORECASTDT-3
            due: int | None = ages[age.latest_recommended]
        else:
            due = max(intervals.latest_recommended, default=None)
        self.past_due = None if due is None else _later(due - 1, self.earliest)  # FORECASTDT-6


class _Intervals:
    """The dates of every preferable interval in force that has something to count from (CALCDTINT-4 to -6)."""

    __slots__ = ("earliest_recommended", "latest_recommended", "minimum")

    def __init__(self, dose: SeriesDose, track: PatientSeries, case: Case) -> None:
        self.minimum: list[int] = []
        self.earliest_recommended: list[int] = []
        self.latest_recommended: list[int] = []
        for interval in dose.intervals:
            if interval.span is not None and not interval.span.covers(case.assessment):
                continue
            after = reference_dates(interval, track, case, None)
            if after is None:
                continue
            if interval.minimum is not None:
                self.minimum.append(after[interval.minimum])
            if interval.earliest_recommended is not None:
                self.earliest_recommended.append(after[interval.earliest_recommended])
            if interval.latest_recommended is not None:
                self.latest_recommended.append(after[interval.latest_recommended])


def _later(day: int | None, floor: int | None) -> int | None:
    return day if floor is None else floor if day is None else max(day, floor)


def _conflict_ends(dose: SeriesDose, case: Case) -> list[tuple[int, str]]:
    """CALCDTCONFLICT-3."""
    conflicts = case.schedule.conflicts
    ends = []
    for cvx in dose.preferable:
        if impairing := conflicts.get(cvx):
            ends += [
                (given.after[impairing[given.cvx].end], "conflict")
                for given in case.history.doses
                if given.cvx in impairing
            ]
    return ends


def recommended_vaccines(
    dose: SeriesDose, dates: Dates, ages: DatesFrom, ruled_out: Mapping[str, str]
) -> tuple[str, ...]:
    """FORECASTRECVAC-1: the vaccines (CVX) that the schedule wants named."""
    days = [day for day in (dates.earliest, dates.recommended) if day is not None]
    return tuple(
        cvx
        for cvx, rows in dose.preferable.items()
        if cvx not in ruled_out
        and any(row.forecast and any(within(ages, row.ages, day) for day in days) for row in rows)
    )


def dose_number(dose: SeriesDose, track: PatientSeries) -> int:
    """FORECASTDN-1: satisfied target doses plus one; of seasonal ones, those since the season began."""
    count = 1
    seasons = {d.number: d.season for d in track.series.doses}
    for evaluation in track.satisfied:
        season = seasons[evaluation.target or 0]
        count += season is None or evaluation.given.day >= season.start
    return count
