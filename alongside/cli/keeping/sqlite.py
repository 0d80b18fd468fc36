"""SQLite: one consistent copy while others write, and the proof that a restored one is it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from .manifest import Manifest, Tables

NAME = "alongside.sqlite3"


def snapshot(database: Path, folder: Path) -> tuple[Path, Tables]:
    """Copy the database into `folder` as it stands at one moment. Writers do not wait for it, nor it for them."""
    copy = folder / NAME
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as source, closing(sqlite3.connect(copy)) as to:
        source.backup(to)  # in one step: in WAL mode that is one read transaction
        to.execute("PRAGMA journal_mode = DELETE")  # so that the copy is one file
        return copy, count(to)


def count(database: sqlite3.Connection) -> Tables:
    """Rows of every table."""
    names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    tables = sorted(name for (name,) in names)
    return {t: (database.execute(f'SELECT count(*) FROM "{t}"').fetchone()[0], "") for t in tables}  # noqa: S608


def prove(database: Path, manifest: Manifest) -> list[str]:
    """What is wrong with a restored database; empty when it is whole and has every row."""
    with closing(sqlite3.connect(database)) as opened:
        wrong = [row[0] for row in opened.execute("PRAGMA integrity_check") if row[0] != "ok"]
        wrong += [
            f"{row[0]}: a row refers to one that is not there" for row in opened.execute("PRAGMA foreign_key_check")
        ]
        found = count(opened)
    wrong += [f"{name}: {found.get(name, (0,))[0]} rows, not {rows}" for name, (rows, _) in manifest.tables.items()
              if found.get(name, (-1,))[0] != rows]  # fmt: skip
    return wrong
