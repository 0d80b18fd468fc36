"""What every test stands on. The home that a test process works in is made by tests/home.py."""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples each time, so that what passed here passes there; a busy machine is no failure. `make soak` draws
# others, and more.
settings.register_profile("same", deadline=None, derandomize=True, database=None)
settings.register_profile("random", deadline=None, database=None, max_examples=1000, print_blob=True)
settings.load_profile("same")


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


@pytest.fixture(autouse=True, scope="session")
def _passwords_are_hashed_quickly():
    """By the same Argon2, made to cost next to nothing: as it is, half of what sign-in tests take is this."""
    from django.contrib.auth.hashers import Argon2PasswordHasher

    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"time_cost": 1, "memory_cost": 8, "parallelism": 1}.items():
            patch.setattr(Argon2PasswordHasher, name, value)
        yield


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory) -> Path:
    """A home with the demo clinic, on SQLite, as `alongside demo` makes it: once for all test processes. To copy."""
    from tests.faults.house import House

    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    home = shared / "demo"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "demo.made").exists():
            made = House(home).run("demo", "--no-serve")
            if made.returncode:
                pytest.fail(made.stdout + made.stderr)
            (shared / "demo.made").touch()
    return home


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
