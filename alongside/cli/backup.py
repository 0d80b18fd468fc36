"""`alongside backup`: everything into one sealed file, while Alongside serves."""

import fcntl
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from .app import app, django_setup
from .keeping.key import NoKey, make_key, read_key
from .mixing import never_mixed, practice_is_demo
from .screen import out, stop


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The file to write. An older one of that name is replaced at the end.")],
    key_file: Annotated[Path, typer.Option(help="The key that seals it. Made when it is not there.")],
) -> None:
    """Database, keys and files, encrypted, as they stand at one moment. Serving goes on meanwhile."""
    from alongside.config.home import home

    django_setup()
    folder, file = home(), file.absolute()
    if file.resolve().is_relative_to(folder) or key_file.resolve().is_relative_to(folder):
        stop(f"Keep backups and their key outside of {folder}: what befalls the home must not befall them.")
    if not file.parent.is_dir():
        stop(f"There is no folder {file.parent}. Nothing was written.")
    never_mixed(folder)
    if practice_is_demo() is None:
        stop("The database holds no practice. Check ALONGSIDE_HOME and DATABASE_URL. Nothing was written.")
    key = _key(key_file)
    with alone(folder):
        size, rows = _write(folder, file, key)
    out.print(f"Wrote {file}: {rows:,} rows, {size / 1024**2:,.1f} MB, read back and found whole.")
    if key_file.absolute().parent == file.parent:
        out.print("The key lies beside the backup. Keep it elsewhere: whoever has both can read everything.")


def _write(home: Path, file: Path, key) -> tuple[int, int]:
    from django.utils import timezone

    from .keeping import holding
    from .keeping.packing import pack
    from .keeping.postgres import PostgresTools
    from .keeping.sealing import Damaged, seal

    try:
        with holding.working_folder(home) as folder:
            now = timezone.now()
            database, tables = holding.snapshot(home, folder)
            pieces = pack(holding.files_of(home, database), holding.describe(tables, now))
            size = seal(pieces, file, key)
            holding.remember(home, file, size, now)
    except PostgresTools as error:
        stop(f"No backup was made: {error}")
    except (OSError, sqlite3.Error, Damaged) as error:
        stop(f"No backup was made: {error}. An older {file.name} is as it was.")
    return size, sum(rows for rows, _digest in tables.values())


def _key(path: Path):
    from django.utils import timezone

    try:
        if path.exists():
            return read_key(path)
        key = make_key(path, timezone.now())
    except NoKey as error:
        stop(f"{error} Nothing was written.")
    except OSError as error:
        stop(f"The key file {path} cannot be written ({error.strerror}). Nothing was written.")
    out.print(f"Made a new key: {path}. Keep a copy in a safe place. Without it no backup can be opened.")
    return key


@contextmanager
def alone(home: Path):
    """One backup, or one change of keys, at a time; the system lets go of the lock even when we are killed."""
    with open(home / ".backup.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            stop("Another backup of this home is being made, or its keys are renewed. Wait for it, then try again.")
        yield
