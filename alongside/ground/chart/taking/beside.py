"""Reading in processes beside this one, which is left to write: an import takes half the time.

The others are forks. Each walks through its share of the places, reads, stages and prepares; it never touches the
database connection it inherited, and ends with the first thing it cannot tell us, so it never outlives us for long.
"""

import contextlib
import ctypes
import fcntl
import gc
import multiprocessing
import os
import pickle
import signal
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from ..intake.walk import Place
from . import across
from .ahead import Ahead
from .staged import Batch, StagedFile, Told

READERS = 2  # who keep the one who writes busy: reading takes one and a half times as long
PIPE = 1024 * 1024  # bytes that may wait in a pipe: about one batch
_DIE_WITH_PARENT = 1  # prctl's PR_SET_PDEATHSIG
Read = Callable[[Place, Told], Iterator[StagedFile]]


class ReadingEnded(Exception):
    """A reading process is gone without a word: it was killed, perhaps for want of memory."""


@contextlib.contextmanager
def beside(read: Read, places: Sequence[Place]) -> Iterator[Callable[[Told], Iterator[StagedFile]]]:
    """Start the other processes now, before locks are taken that they must not inherit; they wait until asked.

    Gives a function for the files of all places, in order, from the other processes. What `read` raises there is raised
    here.
    """
    many = max(1, min(READERS, len(places)))
    readers: list[_Reader] = []
    try:
        for first in range(many):
            readers.append(_Reader(read, places[first::many], readers))
        yield lambda told: _in_order(readers, len(places), told)
    finally:
        for reader in readers:
            reader.end()


def _in_order(readers: "list[_Reader]", places: int, told: Told) -> Iterator[StagedFile]:
    for reader in readers:
        reader.ask()
    for place in range(places):
        yield from readers[place % len(readers)].files(told)


class _Reader:
    """One of the other processes, seen from here."""

    def __init__(self, read: Read, share: Sequence[Place], others: "list[_Reader]") -> None:
        context = multiprocessing.get_context("fork")
        self._coming, telling = context.Pipe(duplex=False)
        asked, self._asking = context.Pipe(duplex=False)
        ours = [end for reader in [*others, self] for end in (reader._coming, reader._asking)]
        self._process = context.Process(target=_run, args=(read, share, telling, asked, ours), daemon=True)
        self._process.start()
        telling.close()
        asked.close()
        _widen(self._coming)

    def ask(self) -> None:
        """Let it begin."""
        with contextlib.suppress(BrokenPipeError):  # then it ended already, which the first file finds out
            self._asking.send_bytes(b"go")

    def files(self, told: Told) -> Iterator[StagedFile]:
        """The files of its next place."""
        while (message := _next(self._coming, told))[0] != "done":
            file = StagedFile(*message[1:])
            file.batches = _batches(self._coming, file.copy, told)
            yield file
            for _left in file.batches:  # whoever asks for the next file has done with this one
                pass

    def end(self) -> None:
        """Nobody waits for it any more."""
        self._coming.close()
        self._asking.close()
        self._process.kill()
        self._process.join()


def _run(
    read: Read, share: Sequence[Place], telling: Connection, asked: Connection, not_ours: Sequence[Connection]
) -> None:
    """The other process."""
    for end in not_ours:
        end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who writes
    os.nice(10)  # where there are not processors enough for all, the one who writes goes first
    gc.disable()  # parsed records hold no circles; looking for some takes a fifth of the time
    with contextlib.suppress(OSError, AttributeError):  # elsewhere than on Linux the broken pipe ends us
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    with contextlib.suppress(EOFError, BrokenPipeError):
        asked.recv_bytes()
        ahead = Ahead(telling)
        try:
            for place in share:
                _tell_files(ahead, read(place, lambda name, count: ahead.tell("read", name, count)))
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it is raised where somebody can be told
            ahead.tell("raised", error)
        ahead.all_sent()


def _tell_files(ahead: Ahead, files: Iterator[StagedFile]) -> None:
    for file in files:
        found, file.batches = file.batches, iter(())
        ahead.tell("file", file.id, file.name, file.source, file.size, file.copy, file.received, file.refused)
        for batch in found:
            ahead.tell("batch", across.sent(batch))
        ahead.tell("end")
    ahead.tell("done")


def _batches(coming: Connection, copy: Path, told: Told) -> Iterator[Batch]:
    start = 0
    while (message := _next(coming, told))[0] != "end":
        batch = across.arrived(message[1], copy, start)
        yield batch
        start = batch[1]


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
