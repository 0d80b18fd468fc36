"""A helper's last day ends at midnight where the patient lives, also when the clocks change."""

from datetime import UTC, date, datetime, timedelta

import pytest

from .clinic import sees

# zone, last day, the moment in UTC at which that day is over there; from almanacs, not from a library
TABLE = [
    ("America/Chicago", date(2026, 3, 5), datetime(2026, 3, 6, 6)),
    ("America/Chicago", date(2026, 3, 8), datetime(2026, 3, 9, 5)),  # spring forward: a day of 23 hours
    ("America/Chicago", date(2026, 11, 1), datetime(2026, 11, 2, 6)),  # fall back: a day of 25 hours
    ("America/Phoenix", date(2026, 7, 1), datetime(2026, 7, 2, 7)),  # never changes its clocks
    ("America/St_Johns", date(2026, 3, 5), datetime(2026, 3, 6, 3, 30)),
    ("Pacific/Honolulu", date(2026, 12, 31), datetime(2027, 1, 1, 10)),
    ("Pacific/Guam", date(2026, 12, 31), datetime(2026, 12, 31, 14)),
    ("Pacific/Kiritimati", date(2026, 12, 31), datetime(2026, 12, 31, 10)),
    ("Pacific/Pago_Pago", date(2026, 12, 31), datetime(2027, 1, 1, 11)),
    ("America/Havana", date(2026, 3, 7), datetime(2026, 3, 8, 5)),  # midnight itself does not exist that night
    ("UTC", date(2028, 2, 29), datetime(2028, 3, 1)),
    ("", date(2026, 3, 5), datetime(2026, 3, 6, 6)),  # said no zone: the practice's, which is Chicago's
]


@pytest.mark.parametrize(("zone", "last_day", "over"), TABLE)
def test_to_the_second(clinic, clock, zone, last_day, over):
    patient = clinic.person("Sam", patient=True, timezone=zone)
    rosa, _grant = clinic.helper(patient=patient, expires_on=last_day)
    clock.now = over.replace(tzinfo=UTC) - timedelta(seconds=1)
    assert sees(rosa, patient)
    clock.now = over.replace(tzinfo=UTC)
    assert sees(rosa, patient) is None


def test_it_is_the_patients_day_wherever_the_helper_is(clinic, clock):
    rosa = clinic.person("Rosa", timezone="Pacific/Guam")  # there, the next day began long ago
    clinic.helper(helper=rosa, expires_on=date(2026, 3, 5))
    clock.set(2026, 3, 6, 5, 59)
    assert sees(rosa, clinic.maria)


def test_without_a_last_day_it_goes_on(clinic, clock):
    rosa, _grant = clinic.helper()
    clock.move(days=20 * 365)
    assert sees(rosa, clinic.maria)
