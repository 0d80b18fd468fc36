"""A file read to its end and staged, and its resources prepared in short batches. No database, nor any setting."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from uuid import UUID

from ...spine.ids import uuid7
from ..intake import spool
from ..intake.file import read_file
from ..intake.plain import NotPlain
from ..intake.received import Received
from ..intake.refused import Refused
from ..intake.walk import Found, Place
from .prepare import Aside, Prepared, prepare

AT_HAND = 32 * 1024 * 1024  # bytes of a staged file that are prepared as they are read; the rest is read from disk
BATCH = 500  # resources written in one transaction,
BATCH_BYTES = 16 * 1024 * 1024  # or this many bytes
TELL_EVERY = 500

Batch = tuple[list[Prepared | Aside], int]  # and the byte of the staged copy where the next one begins
Told = Callable[[str, int], None]  # (file being read, resources read of it so far)


@dataclass
class StagedFile:
    """One file: `refused` with a reason, or `received` resources in its staged `copy`.

    Take all `batches` before asking for the next file.
    """

    id: UUID
    name: str
    source: str
    size: int
    copy: Path
    received: int = 0
    refused: str = ""
    batches: Iterator[Batch] = field(default_factory=lambda: iter(()))


def stage(place: Place, source: str, folder: Path, told: Told) -> Iterator[StagedFile]:
    """The file there, or every file in it, staged whole or refused. `source` names the system instead of their own."""
    for one in place.found():
        key = uuid7()
        file = StagedFile(key, one.name, (source or one.source)[:120], one.size, copy_of(folder, key))
        try:
            try:
                _read(one, file, told, careful=False)
            except NotPlain:
                _read(one, file, told, careful=True)
        except Refused as refused:
            file.refused = refused.reason
        yield file


def _read(one: Found, file: StagedFile, told: Told, *, careful: bool) -> None:
    """Write the staged copy and, while there is room, prepare what was just read: it is at hand then."""
    at_hand = _AtHand(file.source)
    items = _watched(read_file(one, careful=careful), one.name, told)
    file.received = spool.write(file.copy, items, at_hand.take)
    rest = _all_prepared(spool.read(file.copy, at_hand.upto), file.source) if at_hand.is_full else ()
    file.batches = _in_batches(chain(at_hand.prepared, rest))


class _AtHand:
    """The first of what a file holds, prepared: as much as is not too much for memory, `upto` this byte of the copy."""

    def __init__(self, source: str) -> None:
        self.prepared: list[tuple[Prepared | Aside, int]] = []
        self.upto = 0
        self.is_full = False
        self._source = source

    def take(self, received: Received, upto: int) -> None:
        self.is_full = self.is_full or upto > AT_HAND
        if not self.is_full:
            self.prepared.append((_prepared(received, self._source), upto))
            self.upto = upto


def batches(staged: Iterable[tuple[Received, int]], source: str) -> Iterator[Batch]:
    """What was staged, prepared, as many at once as are written in one transaction."""
    return _in_batches(_all_prepared(staged, source))


def _all_prepared(staged: Iterable[tuple[Received, int]], source: str) -> Iterator[tuple[Prepared | Aside, int]]:
    for received, upto in staged:
        yield _prepared(received, source), upto


def _prepared(received: Received, source: str) -> Prepared | Aside:
    prepared = prepare(received, source)
    received.parsed = None  # what it says is prepared
    return prepared


def _in_batches(prepared: Iterable[tuple[Prepared | Aside, int]]) -> Iterator[Batch]:
    batch: list[Prepared | Aside] = []
    size = upto = 0
    for item, upto in prepared:
        batch.append(item)
        size += len(item.received.raw)
        if len(batch) >= BATCH or size >= BATCH_BYTES:
            yield batch, upto
            batch, size = [], 0
    if batch:
        yield batch, upto


def copy_of(folder: Path, file: UUID) -> Path:
    """Where a file's staged copy lies."""
    return folder / f"{file}.spool"


def _watched(items: Iterator[Received], name: str, told: Told) -> Iterator[Received]:
    told(name, 0)
    for count, item in enumerate(items, 1):
        if count % TELL_EVERY == 0:
            told(name, count)
        yield item
