"""Section 6.9, evaluate for allowable vaccine."""

from ..history import Administered, within
from ..reasons import Reason
from ..schedule.durations import DatesFrom
from ..schedule.model import SeriesDose


def judged_allowable(given: Administered, dose: SeriesDose, ages: DatesFrom) -> tuple[bool, Reason | None]:
    """Table 6-29: whether it was an allowable vaccine, and why not when it was the right one at the wrong age."""
    vaccines = dose.allowable.get(given.cvx, ())
    if any(within(ages, vaccine.ages, given.day) for vaccine in vaccines):
        return True, None
    return False, Reason("6.9", "vaccine.wrong-age", given.day, item=given.cvx) if vaccines else None
