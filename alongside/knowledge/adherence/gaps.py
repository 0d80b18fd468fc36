"""Days without a supply, and when the next refill is due. To help, and to ask what is in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .fills import DAY, Fill, supplies


@dataclass(frozen=True, slots=True)
class Gap:
    """Days without any supply, first and last included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1


def gaps(fills: Sequence[Fill], end: date) -> tuple[Gap, ...]:
    """Every gap from the first fill until `end`, the one still open too."""
    found, reached = [], None
    for supply in sorted(supplies([fill for fill in fills if fill.when <= end]), key=lambda one: one.first):
        if reached and supply.first > reached + DAY:
            found.append(Gap(reached + DAY, supply.first - DAY))
        reached = max(reached or supply.last, supply.last)
    if reached and reached < end:
        found.append(Gap(reached + DAY, end))
    return tuple(found)


def refill_due(fills: Sequence[Fill], on: date) -> date | None:
    """The first day without a supply: the next refill is due by then. It may be past. None without any fill."""
    known = supplies([fill for fill in fills if fill.when <= on])
    return max(supply.last for supply in known) + DAY if known else None


def due_soon(fills: Sequence[Fill], on: date, ahead: int = 7) -> bool:
    """Whether the refill is due within `ahead` days, or is past. Seven days ahead is this house's choice."""
    due = refill_due(fills, on)
    return due is not None and (due - on).days <= ahead
