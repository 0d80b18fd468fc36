"""A clinic with hours and a clock that stands still until a test moves it."""

from datetime import time

import pytest

from alongside.ground.people.tests.conftest import clinic as _clinic
from alongside.ground.people.tests.conftest import clock
from alongside.ground.practice.services import add_location

__all__ = ["clock"]
people_clinic = _clinic


@pytest.fixture
def clinic(people_clinic):
    """Open in Chicago from Monday to Friday, 8 to 16: eight hours a day. It is Wednesday, noon."""
    hours = {day: (time(8), time(16)) for day in range(5)}
    add_location(by=None, name="Main", timezone="America/Chicago", hours=hours)
    return people_clinic
