"""Section 9.1, apply general vaccine group rules: the forecasts of best patient series seen as one."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..schedule.model import VaccineGroup
from ..state import NOT_COMPLETE, Case, PatientSeries
from .multiple_antigen import earliest_of_several, status_of_several


@dataclass(frozen=True, slots=True)
class GroupForecast:
    """One vaccine group forecast, of best series of one kind and series group. Days are ordinals; None is blank."""

    group: str
    series_group: str
    kind: str
    status: str
    dose_number: int | None
    earliest: int | None
    recommended: int | None
    past_due: int | None
    latest: int | None
    series: tuple[PatientSeries, ...]

    @property
    def decide_together(self) -> bool:
        """Whether what is open is for patient and clinician to decide together, rather than simply due."""
        return self.status == NOT_COMPLETE and any(
            s.series.decide_together for s in self.series if s.status == NOT_COMPLETE
        )

    @property
    def antigens(self) -> tuple[str, ...]:
        """FORECASTVG-8: the antigens still needed."""
        return tuple(s.series.antigen for s in self.series if s.status == NOT_COMPLETE)

    @property
    def vaccines(self) -> tuple[str, ...]:
        """FORECASTVG-9: the vaccines (CVX) to name."""
        return tuple(dict.fromkeys(cvx for s in self.series for cvx in s.vaccines))


def group_forecast(group: VaccineGroup, series: Sequence[PatientSeries], case: Case) -> GroupForecast:
    """FORECASTVG-1 to -6, FORECASTDN-2; statuses and earliest dates by sections 9.2 and 9.3."""
    first = series[0]
    if len(series) == 1:  # section 9.2
        return GroupForecast(
            group.name, first.series.series_group, first.series.kind, first.status, first.dose_number,
            first.earliest, first.recommended, first.past_due, first.latest, tuple(series),
        )  # fmt: skip
    status = status_of_several(series)
    needed = [s for s in series if s.earliest is not None] if status == NOT_COMPLETE else []
    earliest = earliest_of_several(group, needed, case)
    numbers = [s.dose_number for s in needed if s.dose_number is not None]
    return GroupForecast(
        group=group.name,
        series_group=first.series.series_group,
        kind=first.series.kind,
        status=status,
        dose_number=None if not numbers else min(numbers) if group.full else max(numbers),
        earliest=earliest,
        recommended=_no_earlier(earliest, [s.recommended for s in needed]),
        past_due=_no_earlier(earliest, [s.past_due for s in needed]),
        latest=min((s.latest for s in needed if s.latest is not None), default=None),
        series=tuple(series),
    )


def _no_earlier(earliest: int | None, days: Sequence[int | None]) -> int | None:
    known = [day for day in days if day is not None]
    return max(min(known), earliest) if known and earliest is not None else None
