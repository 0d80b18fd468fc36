"""What every test stands on. The home that a test process works in is made by tests/home.py."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True, scope="session")
def _flushes_lift_the_triggers():
    """The one place where test flushes get past the append-only triggers."""
    from django.test import TransactionTestCase

    from alongside.ground.spine import triggers

    flush = TransactionTestCase._fixture_teardown

    def lifted(self):
        with triggers.lifted():
            flush(self)

    TransactionTestCase._fixture_teardown = lifted
    yield
    TransactionTestCase._fixture_teardown = flush


@pytest.fixture
def on_disk(transactional_db, tmp_path: Path) -> Iterator[None]:
    """The test database where threads and processes reach it: on SQLite a file, copied from the one in memory."""
    from django.db import connection

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
