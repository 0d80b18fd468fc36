"""Section 8.6, no valid doses."""

from collections.abc import Sequence

from ..state import Case, PatientSeries
from .points import award, completable


def score_no_valid_doses(tracks: Sequence[PatientSeries], case: Case) -> None:
    """Table 8-11."""
    starts = [t.earliest for t in tracks]
    first = min((s for s in starts if s is not None), default=None)
    award(tracks, [s is not None and s == first for s in starts], 1, 0, -1)  # SELECTB-14
    award(tracks, [completable(t, case) for t in tracks], 1, 1, -1)
    award(tracks, [t.series.product_path for t in tracks], -1, -1, 1)
