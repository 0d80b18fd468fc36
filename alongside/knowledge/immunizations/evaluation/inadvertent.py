"""Section 6.3, evaluate for inadvertent vaccine: a vaccine that must not be used for this target dose."""

from ..history import Administered
from ..reasons import Reason
from ..schedule.model import SeriesDose


def why_inadvertent(given: Administered, dose: SeriesDose) -> Reason | None:
    """Table 6-13: the reason when the dose was an inadvertent administration, else None."""
    return Reason("6.3", "dose.inadvertent", given.day, item=given.cvx) if given.cvx in dose.inadvertent else None
