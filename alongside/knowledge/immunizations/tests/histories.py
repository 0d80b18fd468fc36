"""Histories for Hypothesis: plausible ones, and odd ones such as records hold."""

from datetime import date, timedelta

from hypothesis import strategies as st

from alongside.knowledge.immunizations.lines.asked import FIRST_YEAR
from alongside.knowledge.immunizations.patient import FEMALE, MALE, UNKNOWN, Dose, Patient
from alongside.knowledge.immunizations.schedule.load import shipped

CVX = sorted(shipped().vaccines)
OBSERVATIONS = sorted(shipped().observations)
GENDERS = st.sampled_from((FEMALE, MALE, UNKNOWN))
YEAR = 365


@st.composite
def plausible(draw, most=12, first=date(1930, 1, 1), last=date(2026, 6, 1)):
    """A patient and a day: doses of known vaccines between birth and that day, a few conditions."""
    born = draw(st.dates(first, last))
    lived = draw(st.integers(0, 20 * YEAR) | st.integers(0, 90 * YEAR))
    days = draw(st.lists(st.integers(0, lived), max_size=most))
    doses = tuple(
        Dose(n, born + timedelta(day), draw(st.sampled_from(CVX)), draw(st.sampled_from((None, "MSD", "PFR", "SKB"))))
        for n, day in enumerate(days, start=1)
    )
    codes = draw(st.lists(st.sampled_from(OBSERVATIONS), max_size=4))
    observations = {code: draw(st.none() | st.just(born + timedelta(lived // 2))) for code in codes}
    return Patient(born, draw(GENDERS), doses, observations), born + timedelta(lived)


@st.composite
def odd(draw):
    """Doses before birth and after the day, twice the same, of no known vaccine; days at the ends of the calendar."""
    first = date(FIRST_YEAR, 1, 1)
    days = st.dates(first) | st.dates(date(2015, 1, 1), date(2027, 1, 1)) | st.sampled_from((first, date.max))
    dose = st.builds(
        Dose,
        n=st.integers(0, 3) | st.text(max_size=3),
        given=days,
        cvx=st.sampled_from([*CVX, "999", ""]),
        mvx=st.none() | st.text(max_size=3),
        substandard=st.booleans(),
        volume=st.none() | st.floats(allow_nan=True),
        lot_expires=st.none() | days,
    )
    doses = draw(st.lists(dose, max_size=12))
    doses += draw(st.lists(st.sampled_from(doses), max_size=2)) if doses else []
    codes = st.sampled_from([*OBSERVATIONS, "999"])
    observations = draw(st.dictionaries(codes, st.none() | days, max_size=5))
    country = draw(st.sampled_from((None, "U.S.", "Spain", "")))
    return Patient(draw(days), draw(GENDERS), tuple(doses), observations, country), draw(days)


def dateless(rows):
    """A schedule's data without any day of the calendar: no season, no rule that began or ended, no birth date."""
    if isinstance(rows, list):
        return [dateless(row) for row in rows]
    if not isinstance(rows, dict):
        return rows
    days = ("effective", "cessation", "season", "start_date", "end_date", "immunity_by_birth")
    return {name: dateless(value) for name, value in rows.items() if name not in days}
