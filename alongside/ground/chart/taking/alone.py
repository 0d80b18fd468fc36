"""The staging folder of this home, and the lock that lets one import run at a time."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

KEY = 0x616C6F6E67  # of PostgreSQL's advisory lock: any number that nobody else takes


class ImportBusy(Exception):
    """Another import runs in this home, or on this database."""


def staging() -> Path:
    """Where files wait to be committed."""
    folder = Path(settings.HOME) / "staging"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


@contextmanager
def alone() -> Iterator[None]:
    """Hold the lock of this home, and of a database that several homes can reach. Raises ImportBusy.

    The system lets go of both even when we are killed.
    """
    with open(staging() / "lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ImportBusy from None
        if connection.vendor != "postgresql":
            yield
            return
        if not _ask("pg_try_advisory_lock"):
            raise ImportBusy
        try:
            yield
        finally:
            if connection.is_usable():  # a connection that is gone has let go of it
                _ask("pg_advisory_unlock")


def _ask(function: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [KEY])
        (answer,) = cursor.fetchone()
    return answer
