"""PostgreSQL: its own pg_dump and pg_restore, and a checksum of every table taken in the very same snapshot."""

import os
import subprocess
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from django.db import connection, transaction

from .manifest import Manifest, Tables

NAME = "alongside.pgdump"


class PostgresTools(Exception):
    """Raised when pg_dump or pg_restore is missing or fails; the text is theirs."""


def snapshot(folder: Path) -> tuple[Path, Tables]:
    """Dump the database as it stands at one moment, with rows and checksum of each table at that moment."""
    dump = folder / NAME
    with _one_moment() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")
        (moment,) = cursor.fetchone()
        _run(
            "pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--snapshot={moment}", f"--file={dump}", *_where()
        )
        return dump, checksums(cursor)


def restore(dump: Path) -> None:
    """Fill an empty database from a dump; all or nothing."""
    _run("pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", "--no-acl", *_where(), str(dump))


@contextmanager
def all_or_nothing():
    """An empty database, as empty as before when anything goes wrong inside; its own settings and rights stay."""
    functions = _functions()
    try:
        yield
    except BaseException:
        with transaction.atomic(), connection.cursor() as cursor:
            for name in connection.introspection.table_names(cursor):
                cursor.execute(f"DROP TABLE {connection.ops.quote_name(name)} CASCADE")
            for name in _functions() - functions:
                cursor.execute(f"DROP FUNCTION {name} CASCADE")
        raise


def _functions() -> set[str]:
    """What the triggers call, as PostgreSQL itself would write it; not what an extension brought."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = current_schema()::regnamespace "
            "AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')"
        )
        return {name for (name,) in cursor.fetchall()}


def is_empty() -> bool:
    """Whether the database has no table yet."""
    return not connection.introspection.table_names()


def prove(manifest: Manifest) -> list[str]:
    """What is wrong with a restored database; empty when every table has the rows and content it had."""
    with _one_moment() as cursor:
        found = checksums(cursor)
    return [f"{name}: not what it was" for name, known in manifest.tables.items() if found.get(name) != known]


def checksums(cursor) -> Tables:
    """Rows and SHA-256 of each table's content, by primary key, in a form that no setting of the server changes."""
    for setting in ("timezone = 'UTC'", "datestyle = 'ISO, YMD'", "bytea_output = 'hex'", "extra_float_digits = 1"):
        cursor.execute(f"SET LOCAL {setting}")
    return {name: _checksum(cursor, name) for name in sorted(connection.introspection.table_names(cursor))}


def _checksum(cursor, table: str) -> tuple[int, str]:
    quoted = connection.ops.quote_name(table)
    key = connection.introspection.get_primary_key_columns(cursor, table) or ["ctid"]
    order = ", ".join(f'{connection.ops.quote_name(column)}::text COLLATE "C"' for column in key)
    cursor.execute(f"SELECT count(*) FROM {quoted}")  # noqa: S608 - names are from the catalogue
    (rows,) = cursor.fetchone()
    digest = sha256()
    with cursor.copy(f"COPY (SELECT * FROM {quoted} ORDER BY {order}) TO STDOUT") as copy:  # noqa: S608
        for piece in copy:
            digest.update(piece)
    return rows, digest.hexdigest()


@contextmanager
def _one_moment():
    """A cursor in a transaction that sees one moment only."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield cursor


def _where() -> list[str]:
    """Where the database is, without the password: that goes by the environment."""
    known = connection.settings_dict
    options = {"host": known["HOST"], "port": known["PORT"], "username": known["USER"], "dbname": known["NAME"]}
    return [f"--{name}={value}" for name, value in options.items() if value]


def _run(*words: str) -> None:
    password = connection.settings_dict["PASSWORD"]
    environment = {**os.environ, **({"PGPASSWORD": password} if password else {})}
    try:
        done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise PostgresTools(f"{words[0]} is not installed. On Debian: apt install postgresql-client") from None
    if done.returncode:
        raise PostgresTools(done.stderr.strip() or f"{words[0]} failed")
