"""What the scoring tables of sections 8.4 to 8.6 share: points, and when a series could be finished."""

from collections.abc import Sequence

from ..evaluation.age import relevant_age
from ..schedule.durations import DatesFrom
from ..state import Case, PatientSeries


def award(tracks: Sequence[PatientSeries], true_for: Sequence[bool], one: int, several: int, none: int) -> None:
    """A row of a scoring table: points when the condition holds for one series, for several, and when it does not."""
    points = one if sum(true_for) == 1 else several
    for track, is_true in zip(tracks, true_for, strict=True):
        track.score += points if is_true else none


def finish_date(track: PatientSeries) -> int | None:
    """SELECTB-12: the earliest date plus the latest minimum interval of the target doses that remain."""
    if track.earliest is None:
        return None
    remaining = [i.minimum for dose in track.series.doses[track.next :] for i in dose.intervals if i.minimum]
    from_there = DatesFrom(track.earliest)
    return max((from_there[length] for length in remaining), default=track.earliest)


def completable(track: PatientSeries, case: Case) -> bool:
    """SELECTB-3: it can be finished before the maximum age of its last target dose."""
    finish = finish_date(track)
    if finish is None:
        return False
    age = relevant_age(track.series.doses[-1], case.assessment)
    return age is None or age.maximum is None or finish < case.ages[age.maximum]


def most_valid_doses(tracks: Sequence[PatientSeries]) -> list[bool]:
    """SELECTB-19, for each series."""
    most = max(len(track.satisfied) for track in tracks)
    return [len(track.satisfied) == most for track in tracks]
