"""Finding the files: in folders, in archives, on standard input; and telling which source each belongs to."""

import os
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import Protocol

from . import containers, limits
from .refused import Refused

# Files that stand beside records and are none. Anything else that cannot be read is listed.
BESIDE = frozenset({".md", ".txt", ".rst", ".html", ".pdf", ".log", ".sha256", ".md5"})
BESIDE_NAMES = ("license", "licence", "readme", "notice", "copying", "makefile")
SOURCE_LENGTH = 120


class Opens(Protocol):
    """Opens a file anew, for reading from its start."""

    def __call__(self) -> AbstractContextManager[BufferedReader]: ...


@dataclass(frozen=True)
class Found:
    """A file to be read: its name for people, its source, its bytes on disk, how to open it, or why not to."""

    name: str
    source: str
    size: int
    open: Opens | None = None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A file on disk, found before any is read. `folders` are those under the path given; None for that path itself.

    `name` is what people call it, if not by its path. `refused`: why it is not read.
    """

    path: Path
    root: str
    folders: tuple[str, ...] | None = None
    name: str = ""
    refused: str = ""

    def found(self) -> Iterator[Found]:
        """The file to be read, or those in it. Use each before asking for the next: an archive closes behind it."""
        name, source = self.name or readable(str(self.path)), _source(self.folders or (), self.root)
        if self.refused:
            yield Found(name, source, 0, None, self.refused)
            return
        try:
            about = self.path.stat()
        except OSError as error:
            yield Found(name, source, 0, None, _cannot_be_opened(error))
            return
        if not stat.S_ISREG(about.st_mode):  # opening a pipe would wait for ever
            yield Found(name, source, 0, None, "is not an ordinary file; send its records on standard input (-)")
        else:
            yield from _unpacked(name, self.root, self.folders, about.st_size, lambda: _open(self.path), 0)


def places(path: Path) -> Iterator[Place]:
    """Every file under `path`, or the file itself, by name. Raises FileNotFoundError."""
    if path.is_dir():
        root = path.resolve().name
        closed: list[OSError] = []
        for folder, folders, files in os.walk(path, onerror=closed.append):
            for name in sorted(folders):
                if os.path.islink(os.path.join(folder, name)):
                    yield _not_read(Path(folder, name), path, root, "is a link to a folder; name that folder itself")
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                if not _beside(name):
                    file = Path(folder, name)
                    yield Place(file, root, file.relative_to(path).parts[:-1])
        for error in closed:
            yield _not_read(Path(error.filename), path, root, _cannot_be_opened(error))
    elif path.exists():
        yield Place(path, path.resolve().parent.name)
    else:
        raise FileNotFoundError(path)


def piped(copy: Path) -> Place:
    """Standard input, to be copied whole to `copy` before it is read."""
    return Place(copy, "stdin", (), "stdin")


def walk(path: Path) -> Iterator[Found]:
    """Every file under `path`, those in archives too. Use each before asking for the next."""
    for place in places(path):
        yield from place.found()


def _not_read(place: Path, path: Path, root: str, why: str) -> Place:
    """Something under `path` that holds records, for all we know, and is not read."""
    return Place(place, root, place.relative_to(path).parts[:1], refused=why)


def readable(name: str) -> str:
    """A file's name as text that can be kept: a disk may hold names that are no UTF-8."""
    return os.fsencode(name).decode("utf-8", "replace")


def total_size(paths: list[Path]) -> int:
    """Bytes on disk under these paths, for a progress bar."""
    files = (f for p in paths for f in (p.rglob("*") if p.is_dir() else [p]))
    return sum(f.stat().st_size for f in files if f.is_file() and not _beside(f.name))


def _open(file: Path) -> BufferedReader:
    return open(file, "rb", buffering=containers.BUFFER)


def _cannot_be_opened(error: OSError) -> str:
    return f"cannot be opened ({error.strerror or type(error).__name__})"


def _source(folders: tuple[str, ...], root: str) -> str:
    return readable(folders[0] if folders else root)[:SOURCE_LENGTH].strip() or "unnamed"


def _unpacked(
    name: str, root: str, folders: tuple[str, ...] | None, size: int, opens: Opens, deep: int
) -> Iterator[Found]:
    """The file, or the files in it when it is an archive. By content, not by name: names lie.

    `folders` are those under the path given; None for the path itself.
    """
    source = _source(folders or (), root)
    try:
        with opens() as stream:
            start = stream.peek(4)[:4]
            # A zip is read from its end, which a packed one does not give; and bombs are built of zips in zips.
            if (start.startswith(containers.ZIP) and deep) or (
                start.startswith(containers.GZIP) and deep >= limits.ARCHIVES_DEEP
            ):
                raise Refused("holds archives inside archives; unpack it first")
            if start.startswith(containers.ZIP):
                yield from _members(stream, name, root, folders, size, deep)
                return
        if start.startswith(containers.GZIP):
            yield from _unpacked(name, root, folders, size, _gunzipped(opens), deep + 1)
        else:
            yield Found(name, source, size, opens)
    except Refused as refused:
        yield Found(name, source, size, None, refused.reason)
    except OSError as error:
        yield Found(name, source, size, None, _cannot_be_opened(error))


def _gunzipped(opens: Opens) -> Opens:
    @contextmanager
    def inside() -> Iterator[BufferedReader]:
        with opens() as packed:
            yield containers.gunzip(packed)

    return inside


def _members(
    stream: BufferedReader, name: str, root: str, folders: tuple[str, ...] | None, size: int, deep: int
) -> Iterator[Found]:
    """An archive counts as a folder, named like the file without its ending."""
    stem = PurePosixPath(name).stem
    root, outer = (stem, ()) if folders is None else (root, (*folders, stem))
    for archive, info in containers.members(stream, size):
        path = PurePosixPath(info.filename)
        if not any(_beside(part) for part in path.parts):
            yield from _unpacked(
                f"{name}/{info.filename}", root, (*outer, *path.parts[:-1]), info.compress_size,
                lambda archive=archive, info=info: containers.open_member(archive, info), deep + 1,
            )  # fmt: skip


def _beside(name: str) -> bool:
    lower = name.lower()
    return lower.startswith((".", "__macosx", *BESIDE_NAMES)) or os.path.splitext(lower)[1] in BESIDE
