"""Section 8.4, complete patient series."""

from collections.abc import Sequence

from ..state import PatientSeries
from .points import award, most_valid_doses


def score_complete(tracks: Sequence[PatientSeries]) -> None:
    """Table 8-7."""
    award(tracks, most_valid_doses(tracks), 1, 0, -1)
