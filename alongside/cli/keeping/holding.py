"""What a backup holds: the database as it stood at one moment, and of the home what cannot be made again."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from alongside import __version__

from ..app import ON_POSTGRESQL
from ..mixing import MARK
from . import postgres, sqlite
from .manifest import NAME, Manifest, Tables, to_json
from .packing import Packed

FOLDERS = ("keys", "files", "staging")
SINGLE = ("settings.toml", MARK, ON_POSTGRESQL)
LATEST = "latest-backup.json"  # in the home: what `doctor` reads
_WORK = ".backup-"


@contextmanager
def working_folder(home: Path) -> Iterator[Path]:
    """A folder in the home, so as private as the database; gone afterwards, and with it those of killed runs."""
    for left in home.glob(_WORK + "*"):
        _empty(left)
    with tempfile.TemporaryDirectory(dir=home, prefix=_WORK) as folder:
        yield Path(folder)


def snapshot(home: Path, folder: Path) -> tuple[Path, Tables]:
    """The database's copy in `folder`, and its tables. On PostgreSQL raises PostgresTools."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return sqlite.snapshot(Path(connection.settings_dict["NAME"]), folder)
    return postgres.snapshot(folder)


def files_of(home: Path, database: Path) -> Iterator[tuple[str, Path]]:
    """(name in the archive, path) of everything; links and unfinished files are not followed or taken."""
    yield f"database/{database.name}", database
    for name in FOLDERS:
        for path in sorted((home / name).rglob("*")):
            if path.is_file() and not path.is_symlink() and path.suffix != ".part" and path.name != "lock":
                yield f"home/{path.relative_to(home)}", path
    for name in SINGLE:
        if (home / name).is_file():
            yield f"home/{name}", home / name


def describe(tables: Tables, now: datetime):
    """For `pack`: makes the manifest, once every file has been read."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    applied = tuple(sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()))

    def last(packed: Packed) -> tuple[str, bytes]:
        made_at = now.astimezone(UTC).isoformat()
        return NAME, to_json(Manifest(made_at, __version__, connection.vendor, applied, tables, packed.files))

    return last


def remember(home: Path, file: Path, size: int, now: datetime) -> None:
    """Write down in the home that a backup was made."""
    words = {"at": now.astimezone(UTC).isoformat(), "file": str(file), "bytes": size}
    unfinished = home / (LATEST + ".part")
    unfinished.write_text(json.dumps(words) + "\n")
    unfinished.replace(home / LATEST)


def latest(home: Path) -> datetime | None:
    """When the last backup of this home was made, as far as the home knows; it does not know of later copies of it."""
    try:
        return datetime.fromisoformat(json.loads((home / LATEST).read_text())["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _empty(folder: Path) -> None:
    for path in folder.glob("*"):
        path.unlink(missing_ok=True)
    folder.rmdir()
