"""Ending what takes too long: a reaction that hangs holds the database's line of writers."""

import faulthandler
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

STANDARD_ERROR = 2  # its number: whatever Python made of it, and whether or not it is open


class TookTooLong(BaseException):
    """Raised in what took too long. No Exception: it must pass what catches those."""


@contextmanager
def bounded(seconds: float, grace: float) -> Iterator[None]:
    """Raises TookTooLong inside when `seconds` are over. What does not end within `grace` more, because it hangs in
    code that is not Python's, takes the process with it; the system lets go of what it held.

    Only a process's main thread hears its clock: elsewhere nothing is bounded.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    # A thread that does not need Python's lock; what it prints are names of our functions, and no values.
    faulthandler.dump_traceback_later(seconds + grace, exit=True, file=STANDARD_ERROR)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        faulthandler.cancel_dump_traceback_later()
        signal.signal(signal.SIGALRM, before)


def _late(*_signal: object) -> None:
    raise TookTooLong
