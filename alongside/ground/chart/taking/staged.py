"""A file read to its end and staged, and its resources prepared in short batches. No database, nor any setting."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from ...spine.ids import uuid7
from ..intake import spool
from ..intake.file import read_file
from ..intake.received import Received
from ..intake.refused import Refused
from ..intake.walk import Place
from .prepare import Aside, Prepared, prepare

AT_HAND = 32 * 1024 * 1024  # bytes of a staged file that are prepared from memory; more is read from disk again
BATCH = 500  # resources written in one transaction,
BATCH_BYTES = 16 * 1024 * 1024  # or this many bytes
TELL_EVERY = 500

Batch = tuple[list[Prepared | Aside], int]  # and the byte of the staged copy where the next one begins
Told = Callable[[str, int], None]  # (file being read, resources read of it so far)


@dataclass
class StagedFile:
    """One file: `refused` with a reason, or `received` resources under `id` in the staging folder.

    Take all `batches` before asking for the next file.
    """

    id: UUID
    name: str
    source: str
    size: int
    received: int = 0
    refused: str = ""
    batches: Iterator[Batch] = field(default_factory=lambda: iter(()))


def stage(place: Place, source: str, folder: Path, told: Told) -> Iterator[StagedFile]:
    """The file there, or every file in it, staged whole or refused. `source` names the system instead of their own."""
    for one in place.found():
        file = StagedFile(uuid7(), one.name, (source or one.source)[:120], one.size)
        copy = copy_of(folder, file.id)
        try:
            file.received, at_hand = spool.write(copy, _watched(read_file(one), one.name, told), AT_HAND)
        except Refused as refused:
            file.refused = refused.reason
        else:
            file.batches = batches(at_hand or (spool.read(copy) if file.received else ()), file.source)
        yield file


def batches(staged: Iterable[tuple[Received, int]], source: str) -> Iterator[Batch]:
    """What was staged, prepared, as many at once as are written in one transaction."""
    batch: list[Prepared | Aside] = []
    size = upto = 0
    for received, upto in staged:
        batch.append(prepare(received, source))
        size += len(received.raw)
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
