"""Finders of measured values, of who somebody is, and of what only a person can tell."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from .found import Missing, Used
from .record import Observed, Record, codes
from .units import in_unit


@dataclass(frozen=True, slots=True)
class Measured:
    """The newest observation of a measure of data/codes.toml, converted, if it is fresh enough for that measure."""

    name: str
    measure: str
    needed: bool = True
    within: int | None = None

    def find(self, record: Record) -> Used | Missing:
        """What was observed, or why there is none."""
        kind = codes()["measure"][self.measure]
        return read(self, record, kind, record.latest([code for code, _name in kind["loinc"]]))


def read(finder: Measured, record: Record, kind: dict[str, Any], observed: Observed | None) -> Used | Missing:
    """One observation as a Used, or why it is not."""
    if observed is None:
        return Missing(finder.name, "missing", needed=finder.needed)
    days = (record.on - observed.when).days
    if days > (kind["fresh_days"] if finder.within is None else finder.within):
        return Missing(finder.name, "too_old", observed.when, days, finder.needed)
    value = in_unit(observed.quantity, kind["unit"]) if observed.quantity else None
    if value is None:
        return Missing(finder.name, "unclear", observed.when, days, finder.needed)
    return Used(finder.name, value, "measured", observed.when, days, observed.origin)


@dataclass(frozen=True, slots=True)
class Age:
    """Whole years on the day asked about; unclear when the birth date is too vague to say."""

    name: str = "age"

    def find(self, record: Record) -> Used | Missing:
        """The age, or why there is none."""
        birth = record.facts.demographics.birth
        if birth is None:
            return Missing(self.name, "missing")
        least, greatest = birth.age_on(record.on)
        if least != greatest:
            return Missing(self.name, "unclear")
        return Used(self.name, greatest, "computed", record.on, 0)


@dataclass(frozen=True, slots=True)
class OlderThan:
    """Whether the person is older than some years."""

    name: str
    years: int

    def find(self, record: Record) -> Used | Missing:
        """Yes or no, or why there is no answer."""
        age = Age(self.name).find(record)
        return age if isinstance(age, Missing) else Used(self.name, age.value > self.years, "computed", record.on, 0)


@dataclass(frozen=True, slots=True)
class Sex:
    """The record's administrative sex, where an equation knows no other; anything else is for a person to say."""

    name: str = "sex"

    def find(self, record: Record) -> Used | Missing:
        """male or female, or unclear."""
        sex = record.facts.demographics.sex
        return Used(self.name, sex, "listed") if sex in ("male", "female") else Missing(self.name, "unclear")


@dataclass(frozen=True, slots=True)
class Asked:
    """What no record says reliably: a person has to be asked."""

    name: str
    needed: bool = True

    def find(self, record: Record) -> Missing:
        """Always missing."""
        del record
        return Missing(self.name, "missing", needed=self.needed)


@dataclass(frozen=True, slots=True)
class Fixed:
    """What is the same for everybody here unless somebody says otherwise, such as the horizon."""

    name: str
    value: Any

    def find(self, record: Record) -> Used:
        """The value."""
        return Used(self.name, self.value, "fixed", record.on)


def newest(*days: date | None) -> date | None:
    """The newest of the days that are known."""
    return max((day for day in days if day), default=None)
