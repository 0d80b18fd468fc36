"""Section 4.2, organize immunization history: doses in order of time, each taken apart into its antigens."""

from .patient import Dose, Patient
from .schedule.durations import DatesFrom
from .schedule.model import AgeRange, Schedule

FUTURE, BEFORE_BIRTH, UNKNOWN_CVX = "future", "before-birth", "unknown-cvx"


class Administered:
    """A usable dose. `after[length]` is the day at that length of time after it; `position` its place among all."""

    __slots__ = ("after", "antigens", "cvx", "day", "dose", "label", "mvx", "position")

    def __init__(self, dose: Dose, day: int) -> None:
        self.dose = dose
        self.day = day
        self.cvx = dose.cvx
        self.mvx = dose.mvx or ""
        self.label = str(dose.n).zfill(9)
        self.after = DatesFrom(day)
        self.position = 0
        self.antigens: tuple[str, ...] = ()


def _same_order(given: Administered) -> tuple[object, ...]:
    """By day; within a day by what the doses are, so that the order in which they are listed does not matter."""
    dose = given.dose
    return given.day, given.cvx, given.mvx, given.label, dose.substandard, str(dose.volume), str(dose.lot_expires)


class History:
    """All usable doses in order, those of each antigen, and what could not be used and why."""

    __slots__ = ("by_antigen", "doses", "unused")

    def __init__(self, patient: Patient, schedule: Schedule, ages: DatesFrom, assessment: int) -> None:
        self.unused: list[tuple[Dose, str]] = []
        self.by_antigen: dict[str, list[Administered]] = {}
        usable = []
        for dose in patient.doses:
            day = dose.given.toordinal()
            if dose.cvx not in schedule.vaccines and dose.cvx not in schedule.impairing:
                self.unused.append((dose, UNKNOWN_CVX))
            elif day < ages.day:
                self.unused.append((dose, BEFORE_BIRTH))
            elif day > assessment:
                self.unused.append((dose, FUTURE))
            else:
                usable.append(Administered(dose, day))
        usable.sort(key=_same_order)
        self.doses = usable
        for position, given in enumerate(usable):
            given.position = position
            vaccine = schedule.vaccines.get(given.cvx)
            if vaccine is None:  # such as BCG: no series asks for it, yet it impairs a live vaccine given soon after
                continue
            given.antigens = tuple(antigen for antigen, at in vaccine.antigens.items() if within(ages, at, given.day))
            for antigen in given.antigens:
                self.by_antigen.setdefault(antigen, []).append(given)


def within(ages: DatesFrom, at: AgeRange, day: int) -> bool:
    """Whether a day lies in an age range: on or after its begin, before its end."""
    return (at.begin is None or ages[at.begin] <= day) and (at.end is None or day < ages[at.end])
