"""Append-only by the database itself: updates, deletes and truncation of timeline and access log are refused.

Created again after every migrate (see apps.py), because SQLite rebuilds a table, and drops its triggers, to alter it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections

TABLES = ("spine_event", "spine_look")


def create(using: str = "default") -> None:
    """Create the triggers where they are missing. Safe to call again and again."""
    connection = connections[using]
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in TABLES:
            if table in present:
                for statement in _create_statements(connection.vendor, table):
                    cursor.execute(statement)


def drop(using: str = "default") -> None:
    """Drop them. Only for test flushes: nothing in the product calls it."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for table in TABLES:
            for event in _events(connection.vendor):
                suffix = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{event}{suffix}")


def missing(using: str = "default") -> list[str]:
    """Names of triggers that should be there and are not, or that somebody disabled."""
    connection = connections[using]
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        found = {row[0] for row in cursor.fetchall()}
    wanted = [f"{table}_no_{event}" for table in TABLES for event in _events(connection.vendor)]
    return [name for name in wanted if name not in found]


@contextmanager
def lifted(using: str = "default") -> Iterator[None]:
    """Triggers away for the time of a test flush."""
    drop(using)
    try:
        yield
    finally:
        create(using)


def _events(vendor: str) -> tuple[str, ...]:
    return ("update", "delete", "truncate") if vendor == "postgresql" else ("update", "delete")


def _create_statements(vendor: str, table: str) -> Iterator[str]:
    if vendor == "sqlite":
        for event in _events(vendor):
            yield (
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_{event} BEFORE {event.upper()} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    yield (
        "CREATE OR REPLACE FUNCTION spine_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    for event in _events(vendor):
        each = "STATEMENT" if event == "truncate" else "ROW"
        yield (
            f"CREATE OR REPLACE TRIGGER {table}_no_{event} BEFORE {event.upper()} ON {table} "
            f"FOR EACH {each} EXECUTE FUNCTION spine_append_only()"
        )
