"""A clock that stands still, reactions of a test's own, and a database that threads and processes can share."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
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


@pytest.fixture
def on_disk(transactional_db, tmp_path: Path) -> Iterator[None]:
    """The test database where threads and processes reach it: on SQLite a file, copied from the one in memory."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    memory, name = connection.connection, connection.settings_dict["NAME"]
    file = tmp_path / "alongside.sqlite3"
    with sqlite3.connect(file) as copy:
        memory.backup(copy)
    copy.close()
    connection.connection, connection.settings_dict["NAME"] = None, str(file)
    try:
        yield
    finally:
        connection.close()
        connection.connection, connection.settings_dict["NAME"] = memory, name
