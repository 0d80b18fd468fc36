"""The staging folder of this home, and the lock that lets one import, or one record tried again, run at a time."""

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection

EVERY = 0.1  # seconds between looks at a lock that somebody holds
KEY = 0x616C6F6E67  # of PostgreSQL's advisory lock: any number that nobody else takes


class ImportBusy(Exception):
    """Another import runs in this home, or on this database; or a record is tried again."""


def staging() -> Path:
    """Where files wait to be committed."""
    folder = Path(settings.HOME) / "staging"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


@contextmanager
def alone(patience: float = 0.0) -> Iterator[None]:
    """Hold the lock of this home, and of a database that several homes can reach.

    Raises ImportBusy when somebody still holds it after `patience` seconds. The system lets go of both even when we
    are killed.
    """
    until = time.monotonic() + patience
    with open(staging() / "lock", "w") as lock:
        _wait(lambda: _lock(lock), until)
        if connection.vendor != "postgresql":
            yield
            return
        _wait(lambda: _ask("pg_try_advisory_lock"), until)
        try:
            yield
        finally:
            if connection.is_usable():  # a connection that is gone has let go of it
                _ask("pg_advisory_unlock")


def _wait(taken: Callable[[], bool], until: float) -> None:
    while not taken():
        if time.monotonic() >= until:
            raise ImportBusy
        time.sleep(EVERY)


def _lock(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _ask(function: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [KEY])
        (answer,) = cursor.fetchone()
    return answer
