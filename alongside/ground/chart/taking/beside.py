"""Reading in a process beside this one, which is left to write: with two processors an import takes half the time.

The other process is a fork. It walks, reads, stages and prepares; it never touches the database connection it
inherited, and ends with the first thing it cannot tell us, so it never outlives us for long.
"""

import contextlib
import ctypes
import fcntl
import gc
import multiprocessing
import os
import pickle
import signal
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any

from .staged import Batch, StagedFile, Told

PIPE = 1024 * 1024  # bytes that may wait in the pipe: about one batch
_DIE_WITH_PARENT = 1  # prctl's PR_SET_PDEATHSIG
Read = Callable[[Told], Iterator[StagedFile]]


class ReadingEnded(Exception):
    """The reading process is gone without a word: it was killed, perhaps for want of memory."""


@contextlib.contextmanager
def beside(read: Read) -> Iterator[Callable[[Told], Iterator[StagedFile]]]:
    """Start the other process now, before locks are taken that it must not inherit; it waits until it is asked.

    Gives a function like `read` itself, whose files come from the other process. What `read` raises there is raised
    here.
    """
    context = multiprocessing.get_context("fork")
    coming, telling = context.Pipe(duplex=False)
    asked, asking = context.Pipe(duplex=False)
    reader = context.Process(target=_reader, args=(read, telling, asked, (coming, asking)), daemon=True)
    reader.start()
    telling.close()
    asked.close()
    _widen(coming)
    try:
        yield lambda told: _files(asking, coming, told)
    finally:
        coming.close()
        asking.close()
        reader.kill()
        reader.join()


def _reader(read: Read, telling: Connection, asked: Connection, not_ours: tuple[Connection, ...]) -> None:
    """The other process."""
    for end in not_ours:
        end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who writes
    gc.disable()  # parsed records hold no circles; looking for some takes a fifth of the time
    with contextlib.suppress(OSError, AttributeError):  # elsewhere than on Linux the broken pipe ends us
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    with contextlib.suppress(EOFError, BrokenPipeError):
        asked.recv_bytes()
        try:
            for file in read(lambda name, count: _tell(telling, ("read", name, count))):
                found, file.batches = file.batches, iter(())
                _tell(telling, ("file", file.id, file.name, file.source, file.size, file.received, file.refused))
                for batch, upto in found:
                    for item in batch:
                        item.received.parsed = None  # what it says is prepared
                    _tell(telling, ("batch", batch, upto))
                _tell(telling, ("end",))
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it is raised where somebody can be told
            _tell(telling, ("raised", error))
        else:
            _tell(telling, ("done",))


def _tell(telling: Connection, message: tuple) -> None:
    telling.send_bytes(pickle.dumps(message, pickle.HIGHEST_PROTOCOL))


def _files(asking: Connection, coming: Connection, told: Told) -> Iterator[StagedFile]:
    with contextlib.suppress(BrokenPipeError):  # then it ended already, which the next line finds out
        asking.send_bytes(b"go")
    while (message := _next(coming, told))[0] != "done":
        file = StagedFile(*message[1:], batches=_batches(coming, told))
        yield file
        for _left in file.batches:  # whoever asks for the next file has done with this one
            pass


def _batches(coming: Connection, told: Told) -> Iterator[Batch]:
    while (message := _next(coming, told))[0] != "end":
        _kind, batch, upto = message
        yield batch, upto


def _next(coming: Connection, told: Told) -> tuple[Any, ...]:
    """The next thing to act on; news of progress is passed on meanwhile."""
    while True:
        try:
            message = pickle.loads(coming.recv_bytes())  # noqa: S301 - from our own process
        except EOFError:
            raise ReadingEnded from None
        if message[0] == "raised":
            raise message[1]
        if message[0] != "read":
            return message
        told(*message[1:])


def _widen(pipe: Connection) -> None:
    with contextlib.suppress(OSError, AttributeError):
        fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, PIPE)  # type: ignore[attr-defined]


def can_run_beside() -> bool:
    """Whether there is a second processor to read on."""
    return hasattr(os, "fork") and len(os.sched_getaffinity(0)) > 1
