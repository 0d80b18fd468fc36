"""What about a person changes how a reading is judged, and what was agreed with them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

# Only what a source supports. "pregnant" includes the time after birth, as the sources do.
TRAITS = ("heart_failure", "diabetes", "type_1_diabetes", "pregnant", "chemotherapy")


@dataclass(frozen=True, slots=True)
class Goal:
    """A range agreed with one person for one kind of reading, by whom and when. An open side is None.

    In the unit the reading is judged in (see BASES). `bottom_below` is the second number of a blood pressure.
    """

    what: str
    agreed_with: str
    agreed_on: date
    at_least: Decimal | None = None
    below: Decimal | None = None
    bottom_below: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Traits, age in months (None: not known, then every age's rule counts), and what was agreed.

    `best_peak_flow` in L/min. `oxygen_target`: the lowest saturation agreed with somebody whose lungs are used to less.
    """

    traits: frozenset[str] = frozenset()
    age_months: int | None = None
    best_peak_flow: Decimal | None = None
    oxygen_target: Decimal | None = None
    goals: tuple[Goal, ...] = ()

    def goal(self, what: str) -> Goal | None:
        """The latest goal for a kind of reading."""
        return max((g for g in self.goals if g.what == what), key=lambda g: g.agreed_on, default=None)
