"""Section 6.4, evaluate age."""

from ..history import Administered
from ..reasons import Reason
from ..schedule.durations import DatesFrom
from ..schedule.model import Age, SeriesDose

TOO_YOUNG, TOO_OLD, GRACE = "age.too-young", "age.too-old", "age.grace"


def relevant_age(dose: SeriesDose, day: int) -> Age | None:
    """The ages in force on a day (section 3.3); None when the dose names none."""
    for age in dose.ages:
        if age.span is None or age.span.covers(day):
            return age
    return None


def judged_age(given: Administered, dose: SeriesDose, ages: DatesFrom) -> Reason | None:
    """Table 6-15: too young, within the grace period or too old; None when the age is simply right."""
    age = relevant_age(dose, given.day)
    if age is None:
        return None
    day = given.day
    if age.absolute_minimum is not None and day < ages[age.absolute_minimum]:
        return Reason("6.4", TOO_YOUNG, day, ages[age.absolute_minimum], "absolute minimum age")
    if age.maximum is not None and day >= ages[age.maximum]:
        return Reason("6.4", TOO_OLD, day, ages[age.maximum], "maximum age")
    if age.minimum is not None and day < ages[age.minimum]:
        return Reason("6.4", GRACE, day, ages[age.minimum], "minimum age")
    return None
