"""What a calculation asks for: each input with its unit and allowed range. What does not fit is refused, never bent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any, Protocol

MISSING = "missing"
COMMENT = "note"  # the one name besides the inputs that may stand beside them; it says nothing to the calculation


class Refused(Exception):
    """An input that cannot be used: which, why, and what may stand there instead."""

    def __init__(self, field: str, reason: str, allowed: str) -> None:
        super().__init__(f"{field}: {reason}; allowed: {allowed}")
        self.field, self.reason, self.allowed = field, reason, allowed


class Field(Protocol):
    """One input."""

    @property
    def name(self) -> str: ...
    @property
    def allowed(self) -> str: ...
    @property
    def optional(self) -> bool: ...
    def read(self, value: Any) -> Any: ...


@dataclass(frozen=True, slots=True)
class Number:
    """A finite number from `low` to `high` inclusive; `below`: `high` itself is outside. `words` may stand for it."""

    name: str
    unit: str
    low: float
    high: float
    whole: bool = False
    below: bool = False
    optional: bool = False
    words: tuple[str, ...] = ()

    @property
    def allowed(self) -> str:
        """The range in words."""
        until = "below" if self.below else "to"
        what = "whole number, " if self.whole else ""
        return " or ".join([f"{what}{self.low:g} {until} {self.high:g} {self.unit}".strip(), *self.words])

    def read(self, value: Any) -> Any:
        """The number itself, unchanged, or one of the words. Raises Refused."""
        if type(value) is str and value in self.words:
            return value
        if isinstance(value, bool) or not isinstance(value, int | float) or not _is_finite(value):
            raise Refused(self.name, "not a number", self.allowed)
        if not self.low <= value <= self.high or (self.below and value == self.high):
            raise Refused(self.name, "out of range", self.allowed)
        if self.whole and value != int(value):
            raise Refused(self.name, "not a whole number", self.allowed)
        return int(value) if self.whole else value


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few values."""

    name: str
    options: tuple[str | int, ...]
    optional: bool = False

    @property
    def allowed(self) -> str:
        """The values in words."""
        return ", ".join(map(str, self.options))

    def read(self, value: Any) -> str | int:
        """The value. 10.0 is 10, as in JSON; true is not 1. Raises Refused."""
        number = isinstance(value, int | float) and not isinstance(value, bool)
        found = next((one for one in self.options if one == value and isinstance(one, int) is number), None)
        if found is None:
            raise Refused(self.name, "not one of the values", self.allowed)
        return found


@dataclass(frozen=True, slots=True)
class YesNo:
    """true or false."""

    name: str
    optional: bool = False
    allowed: str = "true or false"

    def read(self, value: Any) -> bool:
        """The answer. Neither 1 nor "yes" is an answer. Raises Refused."""
        if value is not True and value is not False:
            raise Refused(self.name, "not true or false", self.allowed)
        return value is True


def _is_finite(value: int | float) -> bool:
    return isinstance(value, int) or isfinite(value)


def take(fields: Sequence[Field], given: Any) -> dict[str, Any]:
    """Every input as read; an optional one that is absent is None. Raises Refused for the first that does not fit.

    A name that is not asked for is refused too: it may be a misspelt one that would silently be left out.
    """
    if not isinstance(given, Mapping):
        raise Refused("input", "not an object", "an object with " + ", ".join(f.name for f in fields))
    known = {field.name for field in fields}
    for name in given:
        if name not in known and name != COMMENT:
            raise Refused(str(name)[:60].strip() or "input", "not asked for", ", ".join(f.name for f in fields))
    return {field.name: _read(field, given.get(field.name)) for field in fields}


def _read(field: Field, value: Any) -> Any:
    if value is not None:
        return field.read(value)
    if field.optional:
        return None
    raise Refused(field.name, MISSING, field.allowed)
