"""Sealing a stream into an age file (age-encryption.org/v1), and opening it again.

age authenticates every piece and the end: a changed, shortened or foreign file does not open.
"""

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import pyrage
from pyrage import x25519


class Damaged(Exception):
    """Raised when a sealed file does not open with this key."""


def seal(pieces: Iterable[bytes], path: Path, key: x25519.Identity) -> int:
    """Write `path` in one step, once all of it is on disk and was read back whole. Returns its bytes.

    Raises Damaged when what was written does not read back, OSError when it cannot be written; then an older file of
    that name is still there.
    """
    unfinished = path.with_name(path.name + ".part")
    source = _Pulled(pieces)
    try:
        with open(unfinished, "wb", opener=_private) as file:
            _seal(source, file, key)
            file.flush()
            os.fsync(file.fileno())
        back = _Digested()
        _open(unfinished, back, key)
        if back.digest.digest() != source.digest.digest():
            raise Damaged("What was written does not read back as it was.")
        unfinished.replace(path)
        _sync(path.parent)
    finally:
        unfinished.unlink(missing_ok=True)
    return path.stat().st_size


def unseal(path: Path, to: Path, key: x25519.Identity) -> None:
    """Write what is in the sealed file to `to`. Raises Damaged; `to` may then hold a part of it."""
    with open(to, "wb", opener=_private) as file:
        _open(path, file, key)


def _seal(source: "_Pulled", file, key: x25519.Identity) -> None:
    try:
        pyrage.encrypt_io(source, file, [key.to_public()])
    except pyrage.EncryptError as error:
        raise (source.failed or OSError(str(error))) from error


def _open(path: Path, to, key: x25519.Identity) -> None:
    with path.open("rb") as sealed:
        try:
            pyrage.decrypt_io(sealed, to, [key])
        except pyrage.DecryptError as error:
            raise Damaged("This key does not open it, or it is not a backup.") from error
        except OSError as error:
            if error.errno is not None:
                raise
            raise Damaged("It is damaged or cut off.") from error


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class _Pulled:
    """Gives an iterator of pieces as something to read from, and remembers its digest."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces: Iterator[bytes] = iter(pieces)
        self._rest = memoryview(b"")
        self.digest = sha256()
        self.failed: Exception | None = None

    def read(self, size: int) -> bytes:
        while not self._rest:
            try:
                piece = next(self._pieces, None)
            except Exception as error:
                self.failed = error  # pyrage keeps only its text
                raise
            if piece is None:
                return b""
            self.digest.update(piece)
            self._rest = memoryview(piece)
        taken, self._rest = self._rest[:size], self._rest[size:]
        return bytes(taken)


class _Digested:
    """Somewhere to write to that only remembers the digest."""

    def __init__(self) -> None:
        self.digest = sha256()

    def write(self, piece: bytes) -> int:
        self.digest.update(piece)
        return len(piece)

    def flush(self) -> None:
        """Nothing waits."""
