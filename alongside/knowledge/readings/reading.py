"""One home reading as it was given, and reading it from whatever a person or a device sends."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from .units import in_base, known

# What is measured, and the unit that it is judged in.
BASES = {
    "blood_pressure": "mmHg", "glucose": "mg/dL", "weight": "kg", "oxygen": "%", "temperature": "°C",
    "peak_flow": "L/min", "pain": "0-10", "mood": "0-10",
}  # fmt: skip
CIRCUMSTANCES = ("fasting", "after_meal", "at_rest")
LONGEST = 12  # characters of a number: nothing at home has more digits


@dataclass(frozen=True, slots=True)
class Context:
    """How it was taken. `symptoms`: whether there were danger signs with it (None: nobody said)."""

    circumstance: str = ""
    symptoms: bool | None = None
    arm: str = ""
    device: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A value with its digits and unit as given, and when, in the person's own time.

    `bottom` is the second number of a blood pressure. `confirmed`: asked again, the person said that it is right.
    Raises ValueError for what cannot be a reading.
    """

    what: str
    value: Decimal
    unit: str
    when: datetime
    bottom: Decimal | None = None
    context: Context = Context()
    confirmed: bool = False

    def __post_init__(self) -> None:
        if self.what not in BASES:
            raise ValueError("what")
        if not known(self.unit, BASES[self.what]):
            raise ValueError("unit")
        if not all(_of_this_world(number) for number in self.numbers):
            raise ValueError("value")
        if (self.bottom is None) is (self.what == "blood_pressure"):
            raise ValueError("bottom")
        if self.when.utcoffset() is None:
            raise ValueError("when")

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The number, or both."""
        return (self.value,) if self.bottom is None else (self.value, self.bottom)

    @property
    def exact(self) -> tuple[Fraction, ...]:
        """The number, or both, in the unit that it is judged in."""
        return tuple(in_base(number, self.unit, BASES[self.what]) for number in self.numbers)


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read, kept as it came, and which part was the reason: what, value, bottom, unit or when."""

    given: Any
    reason: str


def read(
    what: Any, value: Any, unit: Any, when: Any, *, bottom: Any = None, context: Any = None, confirmed: Any = False
) -> Reading | Unread:
    """A Reading, or Unread with the reason. Never raises, whatever is given, and never rounds."""
    given = (what, value, unit, when, bottom)
    if type(what) is not str or type(unit) is not str:
        return Unread(given, "what" if type(what) is not str else "unit")
    number, second = number_of(value), None if bottom is None else number_of(bottom)
    if number is None or (bottom is not None and second is None):
        return Unread(given, "value" if number is None else "bottom")
    if not isinstance(when, datetime):
        return Unread(given, "when")
    around = context if isinstance(context, Context) else Context()
    try:
        return Reading(what, number, unit, when, second, around, confirmed is True)
    except ValueError as error:
        return Unread(given, str(error))


def number_of(value: Any) -> Decimal | None:
    """The number with its digits, or None. A comma is a decimal point, as many write it; 1,234 is not guessed at."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    if isinstance(value, int) and abs(value) >= 10**LONGEST:
        return None
    text = str(value).strip()
    whole, comma, rest = text.partition(",")
    if comma:
        text = f"{whole}.{rest}" if "." not in text and len(rest) in (1, 2) else ""
    if not 0 < len(text) <= 2 * LONGEST or not text.isascii() or "_" in text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if _of_this_world(number) else None


def _of_this_world(number: Decimal) -> bool:
    return number.is_finite() and abs(number.adjusted()) <= LONGEST
