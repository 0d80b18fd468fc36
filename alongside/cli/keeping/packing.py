"""Files as one gzipped tar archive, made while it is read, so that nothing is held in memory or written twice."""

import os
import tarfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

CHUNK = 1024 * 1024
QUICK = 1  # zlib's fastest level: a database becomes a fifth, and writing it takes hardly longer
GZIP = 31  # zlib's name for a gzip header
_BLOCK = tarfile.BLOCKSIZE


@dataclass
class Packed:
    """What went into an archive: name → (bytes, SHA-256)."""

    files: dict[str, tuple[int, str]] = field(default_factory=dict)


def pack(found: Iterable[tuple[str, Path]], last: Callable[[Packed], tuple[str, bytes]]) -> Iterator[bytes]:
    """The archive, piece by piece: every (name, path) that is still there, then the one that `last` makes of them.

    A file that is longer than when it was opened is kept as long as it was then. Raises OSError for one that shrank.
    """
    packing = zlib.compressobj(QUICK, wbits=GZIP)
    for piece in _plain(found, last):
        if packed := packing.compress(piece):
            yield packed
    yield packing.flush()


def _plain(found: Iterable[tuple[str, Path]], last: Callable[[Packed], tuple[str, bytes]]) -> Iterator[bytes]:
    packed = Packed()
    for name, path in found:
        yield from _file(name, path, packed)
    name, content = last(packed)
    yield _header(name, len(content))
    yield _padded(content)
    yield bytes(2 * _BLOCK)


def _file(name: str, path: Path, packed: Packed) -> Iterator[bytes]:
    try:
        file = path.open("rb")
    except FileNotFoundError:  # staged records may have been taken in meanwhile
        return
    with file:
        known = os.fstat(file.fileno())
        size = left = known.st_size
        digest = sha256()
        yield _header(name, size, known.st_mtime)
        while left:
            piece = file.read(min(CHUNK, left))
            if not piece:
                raise OSError(f"{path} became shorter while it was read")
            left -= len(piece)
            digest.update(piece)
            yield piece
        yield bytes(-size % _BLOCK)
    packed.files[name] = (size, digest.hexdigest())


def _header(name: str, size: int, changed: float = 0) -> bytes:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = size, 0o600, changed
    return entry.tobuf(tarfile.PAX_FORMAT)


def _padded(content: bytes) -> bytes:
    return content + bytes(-len(content) % _BLOCK)


def unpack(archive: Path, folder: Path) -> dict[str, tuple[int, str]]:
    """Write every file of the archive below `folder`; returns name → (bytes, SHA-256) of what was written."""
    written = {}
    with tarfile.open(archive) as opened:
        for entry in opened:
            opened.extract(entry, folder, filter="data")
            written[entry.name] = _digest(folder / entry.name)
    return written


def _digest(path: Path) -> tuple[int, str]:
    digest, size = sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            digest.update(piece)
            size += len(piece)
    return size, digest.hexdigest()
