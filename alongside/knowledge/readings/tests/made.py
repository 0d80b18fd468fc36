"""Readings and people for the tests."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from alongside.knowledge.readings import BASES, TRAITS, Context, Goal, Person, Reading

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)
UNITS = {
    "mmHg": ["mmHg", "mm[Hg]"], "mg/dL": ["mg/dL", "mmol/L"], "kg": ["kg", "lb", "[lb_av]"], "%": ["%"],
    "°C": ["°C", "°F", "Cel", "[degF]"], "L/min": ["L/min"], "0-10": ["0-10", ""],
}  # fmt: skip
NUMBERS = st.decimals(-50, 900, places=1)


def taken(what, value, unit=None, *, hours=0, bottom=None, **more):
    """A reading so many hours before now."""
    second = None if bottom is None else Decimal(str(bottom))
    unit = BASES[what] if unit is None else unit
    return Reading(what, Decimal(str(value)), unit, NOW - timedelta(hours=hours), second, **more)


@st.composite
def readings(draw, what=None, numbers=NUMBERS):
    """Any reading within a year, sensible or not."""
    kind = what or draw(st.sampled_from(sorted(BASES)))
    return Reading(
        kind,
        draw(numbers),
        draw(st.sampled_from(UNITS[BASES[kind]])),
        NOW - timedelta(hours=draw(st.integers(0, 9000))),
        draw(numbers) if kind == "blood_pressure" else None,
        Context(draw(st.sampled_from(["", "fasting", "after_meal"])), draw(st.none() | st.booleans())),
        draw(st.booleans()),
    )


GOALS = st.builds(
    Goal, st.sampled_from(sorted(BASES)), st.just("the team"), st.dates(), st.none() | NUMBERS, st.none() | NUMBERS,
    st.none() | NUMBERS,
)  # fmt: skip
PEOPLE = st.builds(
    Person,
    traits=st.frozensets(st.sampled_from(TRAITS)),
    age_months=st.none() | st.integers(0, 1300),
    best_peak_flow=st.none() | st.decimals(50, 900, places=0),
    oxygen_target=st.none() | st.decimals(80, 95, places=0),
)
