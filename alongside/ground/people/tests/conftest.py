"""A clock that stands still, and the people of a small clinic, made by the same services that make real ones."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from alongside.ground.practice.services import set_up

from .clinic import Clinic

NOON = datetime(2026, 3, 4, 18, tzinfo=UTC)  # a Wednesday, noon in Chicago


class Clock:
    """The time as everything here reads it; a test moves it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def set(self, year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> None:
        """Set to a moment in UTC."""
        self.now = datetime(year, month, day, hour, minute, second, tzinfo=UTC)

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Stands at noon until it is moved."""
    stands = Clock(NOON)
    monkeypatch.setattr(timezone, "now", stands)
    return stands


@pytest.fixture
def clinic(db, clock: Callable[[], datetime]) -> Clinic:
    """Riverside in Chicago: Maria, the patient; nobody else until a test asks for them."""
    set_up(name="Riverside", timezone="America/Chicago", by=None)
    return Clinic()
