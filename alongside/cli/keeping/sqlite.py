"""SQLite: one consistent copy while others write, and the proof that a restored one is it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from .manifest import Manifest, Tables
from .sealing import Damaged

NAME = "alongside.sqlite3"


def snapshot(database: Path, folder: Path) -> tuple[Path, Tables]:
    """Copy the database into `folder` as it stands at one moment. Writers do not wait for it, nor it for them.

    Raises Damaged when the copy would be refused by a restore: an older backup is worth more than that.
    """
    copy = folder / NAME
    address = f"{database.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as source, closing(sqlite3.connect(copy)) as to:
        source.backup(to)  # in one step: in WAL mode that is one read transaction
        to.execute("PRAGMA journal_mode = DELETE")  # so that the copy is one file
        if wrong := _broken(to):
            raise Damaged("the database is damaged: " + "; ".join(wrong[:3]))
        return copy, count(to)


def count(database: sqlite3.Connection) -> Tables:
    """Rows of every table."""
    names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    tables = sorted(name for (name,) in names)
    return {t: (database.execute(f'SELECT count(*) FROM "{t}"').fetchone()[0], "") for t in tables}  # noqa: S608


def prove(database: Path, manifest: Manifest) -> list[str]:
    """What is wrong with a restored database; empty when it is whole and has every row."""
    with closing(sqlite3.connect(database)) as opened:
        if wrong := _broken(opened):  # what is broken cannot be counted
            return wrong
        found = count(opened)
    return [f"{name}: {found.get(name, (0,))[0]} rows, not {rows}" for name, (rows, _) in manifest.tables.items()
            if found.get(name, (-1,))[0] != rows]  # fmt: skip


def _broken(opened: sqlite3.Connection) -> list[str]:
    """What is wrong with the file itself, and rows that refer to nothing."""
    try:
        wrong = [row[0] for row in opened.execute("PRAGMA integrity_check") if row[0] != "ok"]
        lost = {row[0] for row in opened.execute("PRAGMA foreign_key_check")}
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return wrong + [f"{table}: a row refers to one that is not there" for table in sorted(lost)]
