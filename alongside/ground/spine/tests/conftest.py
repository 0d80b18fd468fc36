"""A clock that stands still, reactions of a test's own, and a database that threads and processes can share."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from alongside.ground.people.services import register_person
from alongside.ground.spine import services

NOON = datetime(2026, 3, 4, 18, tzinfo=UTC)


class Clock:
    """The time as everything here reads it; a test moves it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Stands at noon until it is moved."""
    stands = Clock(NOON)
    monkeypatch.setattr(timezone, "now", stands)
    return stands


@pytest.fixture
def react(monkeypatch: pytest.MonkeyPatch) -> Callable:
    """The product's own wiring call, on a wiring that is empty and gone after the test."""
    monkeypatch.setattr(services, "_reactions", {})
    return services.react


@pytest.fixture
def maria(db) -> UUID:
    return register_person(by=None, origin="test", given="Maria", patient=True).id
