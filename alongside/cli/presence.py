"""Who runs in this home. Each process holds a lock while it lives; the system lets go of it even when it is killed.

So `doctor` knows that the worker lives although nothing is waiting for it.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVE, WORK = "serve", "work"


@contextmanager
def present(home: Path, name: str) -> Iterator[None]:
    """Be seen as `name` while inside. Several may be at once."""
    with open(_file(home, name), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        yield


def is_present(home: Path, name: str) -> bool:
    """Whether a process of that name runs in this home now."""
    try:
        with open(_file(home, name)) as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except FileNotFoundError:
        return False
    return False


def _file(home: Path, name: str) -> Path:
    return home / f"{name}.lock"
