"""Opening what files come packed in. Packed data is hostile until proven otherwise."""

import gzip
import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from . import limits
from .refused import Refused

BUFFER = 256 * 1024
GZIP, ZIP = b"\x1f\x8b", b"PK"
_DAMAGED = "is damaged or cut off"


class Guarded(io.RawIOBase):
    """What comes out of a packed stream, counted: it stops with Refused at a bomb or at damage."""

    def __init__(self, unpacked: BinaryIO, packed: BinaryIO | None = None) -> None:
        self._unpacked, self._packed, self._out = unpacked, packed, 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        """Bytes given so far: what is packed once more inside needs to know how far it came."""
        return self._out

    def readinto(self, buffer) -> int:
        try:
            piece = self._unpacked.read(len(buffer))
        except (EOFError, gzip.BadGzipFile, zlib.error, zipfile.BadZipFile, OSError) as error:
            raise Refused(_DAMAGED) from error
        except NotImplementedError:
            raise Refused("is packed in a way that cannot be read") from None
        self._out += len(piece)
        if self._packed is not None:
            refuse_bomb(self._packed.tell(), self._out)
        buffer[: len(piece)] = piece
        return len(piece)


def refuse_bomb(packed: int, unpacked: int) -> None:
    """Raises Refused when so few bytes became so many that no record can be in them."""
    if unpacked > limits.EXPANDED or (unpacked > limits.RATIO_FROM and unpacked > limits.RATIO * max(packed, 1)):
        raise Refused("unpacks to far more than a record can be (a zip bomb?)")


def buffered(raw: io.RawIOBase) -> io.BufferedReader:
    """With a buffer big enough to look ahead into."""
    return io.BufferedReader(raw, BUFFER)


def gunzip(packed: BinaryIO) -> io.BufferedReader:
    """The stream inside a gzip stream."""
    return buffered(Guarded(gzip.GzipFile(fileobj=packed), packed))


def members(packed: BinaryIO, size: int) -> Iterator[tuple[zipfile.ZipFile, zipfile.ZipInfo]]:
    """The files of a zip by name, once the whole archive has been found harmless."""
    try:
        archive = zipfile.ZipFile(packed)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Refused(_DAMAGED) from error
    with archive:
        files = [info for info in archive.infolist() if not info.is_dir()]
        if len(files) > limits.ARCHIVE_FILES:
            raise Refused(f"holds more than {limits.ARCHIVE_FILES} files")
        if sum(info.compress_size for info in files) > size:
            raise Refused("holds files that overlap (a zip bomb?)")
        for info in files:
            _refuse_tricks(info)
            refuse_bomb(info.compress_size, info.file_size)
        refuse_bomb(size, sum(info.file_size for info in files))
        for info in sorted(files, key=lambda info: info.filename):
            yield archive, info


def open_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> io.BufferedReader:
    """One file of a zip; what it unpacks to is held to what the archive declared."""
    if info.flag_bits & 0x1:
        raise Refused("is locked with a password")
    try:
        return buffered(Guarded(archive.open(info)))
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError) as error:
        raise Refused(_DAMAGED) from error


def _refuse_tricks(info: zipfile.ZipInfo) -> None:
    """Nothing is unpacked to where a name points, but an archive that tries is not one to trust."""
    name = info.orig_filename
    leaves = name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or name[1:2] == ":"
    if leaves or "\x00" in name or stat.S_ISLNK(info.external_attr >> 16):
        raise Refused("holds a file whose name points outside of it")
