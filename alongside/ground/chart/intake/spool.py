"""The staging file: a whole file as it was read, waiting to be committed. It survives a crash.

Each resource is two lengths, a few words about it as JSON, and its very bytes.
"""

import json
import os
import struct
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import orjson

from .decode import Decoder
from .plain import NotPlain
from .quickly import again
from .received import Problem, Received

_LENGTHS = struct.Struct(">II")
BUFFER = 1024 * 1024


def write(path: Path, items: Iterable[Received], written: Callable[[Received, int], None]) -> int:
    """Write every item, and then make sure that it is on disk under its name. Nothing is written for no items.

    Returns how many there were. `written` is told of each, with the byte where the next one begins, as `read()` gives
    it. Whatever is raised meanwhile leaves nothing behind.
    """
    unfinished = path.with_suffix(".part")
    count = upto = 0
    try:
        with open(unfinished, "wb", buffering=BUFFER) as file:
            os.fchmod(file.fileno(), 0o600)
            for item in items:
                upto += file.write(_packed(item))
                count += 1
                written(item, upto)
            file.flush()
            os.fsync(file.fileno())
        if count:
            unfinished.rename(path)
            _sync_folder(path.parent)
    finally:
        unfinished.unlink(missing_ok=True)
    return count


def read(path: Path, start: int = 0) -> Iterator[tuple[Received, int]]:
    """Each item from byte `start` on, with the byte where the next one begins."""
    decoder = Decoder()
    with open(path, "rb", buffering=BUFFER) as file:
        file.seek(start)
        at = start
        while lengths := file.read(_LENGTHS.size):
            about, raw = _LENGTHS.unpack(lengths)
            place, full_url, path_in, reason = json.loads(file.read(about))
            received = Received(file.read(raw), None, place, full_url, Problem(path_in, reason) if reason else None)
            if not received.problem:
                try:
                    received.parsed = again(received.raw)
                except NotPlain:
                    received.parsed, _end = decoder.value(received.raw.decode(), 0)
            at += _LENGTHS.size + about + raw
            yield received, at


def raws(path: Path, start: int, end: int) -> Iterator[bytes]:
    """The very bytes of each item between these two places, where items begin."""
    with open(path, "rb") as file:
        file.seek(start)
        part = file.read(end - start)
    at = 0
    while at < len(part):
        about, raw = _LENGTHS.unpack_from(part, at)
        at += _LENGTHS.size + about
        yield part[at : at + raw]
        at += raw


def _packed(item: Received) -> bytes:
    problem = item.problem
    if problem:  # whose words may be broken text, which only escapes can hold
        about = json.dumps([item.place, item.full_url, problem.path, problem.reason]).encode()
    else:
        about = orjson.dumps([item.place, item.full_url, "", ""])
    return _LENGTHS.pack(len(about), len(item.raw)) + about + item.raw


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
