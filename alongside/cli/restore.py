"""`alongside restore`: a sealed backup into a fresh home, with the proof that all of it came back."""

import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from .app import app, django_setup
from .keeping.key import NoKey, read_key
from .keeping.manifest import NAME, Manifest, NotOurs, from_json
from .keeping.packing import unpack
from .keeping.sealing import Damaged, unseal
from .screen import out, stop


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="The backup.")],
    key_file: Annotated[Path, typer.Option(help="The key it was sealed with.")],
) -> None:
    """Bring a backup back into a home that does not exist yet, and compare every row count and checksum."""
    from alongside.config.home import home

    folder = home()
    if folder.exists() and any(folder.iterdir()):
        stop(f"{folder} is not empty. Set ALONGSIDE_HOME to a folder that does not exist yet: nothing is overwritten.")
    if not file.is_file():
        stop(f"There is no file {file}. Nothing was restored.")
    try:
        key = read_key(key_file)
        with _all_or_nothing(folder):
            manifest = _restore(file, key, folder)
    except (NoKey, NotOurs) as error:
        stop(f"{error} Nothing was restored.")
    except Damaged as error:
        stop(f"{file} cannot be restored. {error}")
    out.print(
        f"Restored the backup of {manifest.made_at[:16].replace('T', ' ')} UTC into {folder}: {manifest.rows:,} rows "
        f"in {len(manifest.tables)} tables and {len(manifest.files)} files. Every count and checksum is as it was."
    )
    out.print("Everybody has to sign in again. Next: `alongside setup`, then `alongside serve`.")


def _restore(file: Path, key, home: Path) -> Manifest:
    """Unseal and check everything before anything is put in its place."""
    with tempfile.TemporaryDirectory(dir=home, prefix=".restore-") as work:
        archive, content = Path(work, "archive"), Path(work, "content")
        unseal(file, archive, key)
        try:
            found = unpack(archive, content)
            manifest = from_json((content / NAME).read_bytes())
        except (tarfile.TarError, FileNotFoundError) as error:
            raise NotOurs("This is no backup of Alongside.") from error
        del found[NAME]
        if found != manifest.files:
            raise Damaged("Its files are not those that it should hold.")
        _fits(manifest)
        _place(content / "home", home)
        _database(next((content / "database").iterdir()), home, manifest)
    return manifest


def _fits(manifest: Manifest) -> None:
    """Stop before anything is placed when this installation cannot hold the backup."""
    url = os.environ.get("DATABASE_URL", "")
    if manifest.vendor == "sqlite" and url:
        raise NotOurs("This backup brings its database into the home. Unset DATABASE_URL.")
    if manifest.vendor == "postgresql" and not url.startswith(("postgres", "pgsql")):
        raise NotOurs("This is a backup of a PostgreSQL database. Set DATABASE_URL to an empty one.")


def _place(content: Path, home: Path) -> None:
    for path in sorted(content.iterdir()):
        path.rename(home / path.name)
    for path in (home, *home.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)


def _database(copy: Path, home: Path, manifest: Manifest) -> None:
    """The database in its place, proved, with the triggers there, and every session ended."""
    from .keeping import postgres, sqlite

    django_setup()
    _not_newer(manifest)
    if manifest.vendor == "sqlite":
        copy.rename(home / sqlite.NAME)
        (home / sqlite.NAME).chmod(0o600)
        _proved(sqlite.prove(home / sqlite.NAME, manifest))
        return
    if not postgres.is_empty():
        raise NotOurs("The database that DATABASE_URL names is not empty.")
    with postgres.all_or_nothing():
        try:
            postgres.restore(copy)
        except postgres.PostgresTools as error:
            raise NotOurs(f"{error}.") from error
        _proved(postgres.prove(manifest))


def _proved(wrong: list[str]) -> None:
    if wrong:
        raise Damaged("Not all came back: " + "; ".join(wrong[:10]) + ". Nothing was restored.")
    _guard()


def _not_newer(manifest: Manifest) -> None:
    from django.db.migrations.loader import MigrationLoader

    ours = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if unknown := sorted(set(manifest.migrations) - ours):
        raise NotOurs(f"A newer Alongside made this backup ({unknown[0]}). Install that version, then restore.")


def _guard() -> None:
    from importlib import import_module

    from django.conf import settings
    from django.db import connection, transaction

    from alongside.ground.spine import triggers

    with transaction.atomic():
        if triggers.missing():
            triggers.create()
        import_module(settings.SESSION_ENGINE).SessionStore.get_model_class().objects.all().delete()
    connection.close()


@contextmanager
def _all_or_nothing(home: Path) -> Iterator[None]:
    """The home is as empty as before when anything goes wrong."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    home.chmod(0o700)
    try:
        yield
    except BaseException:
        for path in home.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise
