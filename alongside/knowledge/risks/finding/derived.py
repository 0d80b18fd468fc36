"""Inputs worked out of several values: body mass index, kidney function, and the two numbers of one pressure."""

from collections.abc import Callable
from dataclasses import dataclass

from .finders import Age, Measured, Sex, newest, read
from .found import Missing, Used
from .record import Record, codes


@dataclass(frozen=True, slots=True)
class Pressure:
    """One number of the newest blood pressure that has both: the two always come from the same observation."""

    name: str
    measure: str
    within: int | None = None

    def find(self, record: Record) -> Used | Missing:
        """The number, or why there is none."""
        kinds = codes()["measure"]
        top, bottom = ({code for code, _ in kinds[key]["loinc"]} for key in ("systolic", "diastolic"))
        mine = top if self.measure == "systolic" else bottom
        other = {id(r.whole) for code in (bottom if mine is top else top) for r in record.observed.get(code, ())}
        both = [r for code in mine for r in record.observed.get(code, ()) if r.quantity and id(r.whole) in other]
        best = max(both, key=lambda one: one.when, default=None)
        return read(Measured(self.name, self.measure, within=self.within), record, kinds[self.measure], best)


@dataclass(frozen=True, slots=True)
class Bmi:
    """Body mass index: as recorded, or from weight and height when that is newer or all there is."""

    name: str = "bmi"

    def find(self, record: Record) -> Used | Missing:
        """The index, or why there is none."""
        recorded = Measured(self.name, "bmi").find(record)
        weight, height = Measured(self.name, "weight").find(record), Measured(self.name, "height").find(record)
        if isinstance(weight, Missing) or isinstance(height, Missing) or not height.value:
            return recorded
        if isinstance(recorded, Used) and (recorded.when or record.on) >= (weight.when or record.on):
            return recorded
        value = round(weight.value / (height.value / 100) ** 2, 1)
        return Used(self.name, value, "computed", weight.when, weight.days, weight.origin)


@dataclass(frozen=True, slots=True)
class Egfr:
    """Kidney function by CKD-EPI 2021 from creatinine; a laboratory's own only if it says that equation."""

    compute: Callable[[str, int, float], float | None]
    name: str = "egfr"

    def find(self, record: Record) -> Used | Missing:
        """The rate, or why there is none."""
        reported = Measured(self.name, "egfr_2021").find(record)
        creatinine = Measured(self.name, "creatinine").find(record)
        age, sex = Age().find(record), Sex().find(record)
        if isinstance(creatinine, Missing) or isinstance(age, Missing) or isinstance(sex, Missing):
            return (
                reported if isinstance(reported, Used) else creatinine if isinstance(creatinine, Missing) else reported
            )
        if isinstance(reported, Used) and newest(reported.when, creatinine.when) == reported.when:
            return reported
        value = self.compute(sex.value, age.value, creatinine.value)
        if value is None:
            return Missing(self.name, "unclear", creatinine.when, creatinine.days)
        return Used(self.name, value, "computed", creatinine.when, creatinine.days, creatinine.origin)
