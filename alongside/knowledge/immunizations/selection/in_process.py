"""Section 8.5, in-process patient series."""

from collections.abc import Sequence

from ..state import VALID, Case, PatientSeries
from .points import award, completable, finish_date, most_valid_doses


def score_in_process(tracks: Sequence[PatientSeries], case: Case) -> None:
    """Table 8-9."""
    award(tracks, [t.series.product_path and _all_valid(t) for t in tracks], 2, 2, -2)  # SELECTB-2, SELECTB-23
    can_finish = [completable(t, case) for t in tracks]
    award(tracks, can_finish, 3, 3, -3)
    award(tracks, most_valid_doses(tracks), 2, 0, -2)
    missing = [len(t.series.doses) - t.next for t in tracks]
    award(tracks, [m == min(missing) for m in missing], 2, 0, -2)  # SELECTB-5
    finishes = [finish_date(t) if can else None for t, can in zip(tracks, can_finish, strict=True)]
    first = min((f for f in finishes if f is not None), default=None)
    award(tracks, [f is not None and f == first for f in finishes], 1, 0, -1)  # SELECTB-11


def _all_valid(track: PatientSeries) -> bool:
    return all(e.status == VALID for e in track.evaluations)
