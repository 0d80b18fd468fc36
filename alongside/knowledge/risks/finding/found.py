"""What looking for one input gives: a value with where it is from, or why there is none."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from alongside.knowledge.core.facts import Origin

from .record import Record


@dataclass(frozen=True, slots=True)
class Used:
    """A value that was found. `basis`: measured, computed, listed, not_listed (taken as no), said or fixed.

    `days` is its age on the day asked about. What is `not_listed` must be shown as an assumption.
    """

    field: str
    value: Any
    basis: str
    when: date | None = None
    days: int | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """No value. `why`: missing, too_old (then `when` says how old), or unclear; words say how to get it.

    `needed` is False for an input that the calculation can do without.
    """

    field: str
    why: str
    when: date | None = None
    days: int | None = None
    needed: bool = True


class Finder(Protocol):
    """A way to find one input."""

    @property
    def name(self) -> str: ...
    def find(self, record: Record) -> Used | Missing: ...


def looked(finder: Finder, record: Record) -> Used | Missing:
    """What a finder finds, looked for once a record: many calculators ask for the same."""
    if finder not in record.found:
        record.found[finder] = finder.find(record)
    answer: Used | Missing = record.found[finder]
    return answer
