"""Section 6.8, evaluate for preferable vaccine."""

from ..history import Administered, within
from ..reasons import Reason
from ..schedule.durations import DatesFrom
from ..schedule.model import SeriesDose


def judged_preferable(given: Administered, dose: SeriesDose, ages: DatesFrom) -> tuple[bool, Reason | None]:
    """Table 6-26: whether it was a preferable vaccine, and what there is to say about it.

    Records seldom carry trade names; the manufacturer that the schedule names beside one stands for it.
    """
    why: Reason | None = None
    for vaccine in dose.preferable.get(given.cvx, ()):
        if not within(ages, vaccine.ages, given.day):
            why = Reason("6.8", "vaccine.wrong-age", given.day, item=given.cvx)
        elif vaccine.product is not None and vaccine.product != given.mvx:
            why = Reason("6.8", "vaccine.other-product", given.day, item=given.cvx)
        else:
            volume = given.dose.volume
            little = volume is not None and vaccine.volume is not None and volume < vaccine.volume
            return True, Reason("6.8", "vaccine.little", given.day, item=given.cvx) if little else None
    return False, why
