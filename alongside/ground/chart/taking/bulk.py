"""Writing many rows at once. Django's own bulk_create builds an object a row, which costs more than all else here.

Values are given as the database takes them: keys as hex text, moments as naive UTC text, never booleans.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import uuid6
from django.db import connection, models


def new_id() -> str:
    """A new UUIDv7 as the database takes it."""
    return uuid6.uuid7().hex


def moment(when: datetime | None) -> str | None:
    """A moment as both databases take it (PostgreSQL's session is in UTC)."""
    return str(when.astimezone(UTC).replace(tzinfo=None)) if when else None


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows; `columns` are field names."""
    names = ", ".join(_column(model, name) for name in columns)
    marks = ", ".join(["%s"] * len(columns))
    _many(f"INSERT INTO {_table(model)} ({names}) VALUES ({marks})", rows)  # noqa: S608 - names are our models’ own


def update(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Update rows; the last value of each is its key, the others belong to `columns`."""
    sets = ", ".join(f"{_column(model, name)} = %s" for name in columns)
    _many(f"UPDATE {_table(model)} SET {sets} WHERE {_column(model, 'id')} = %s", rows)  # noqa: S608 - names are our models’ own


def _many(sql: str, rows: Iterable[Sequence[Any]]) -> None:
    rows = list(rows)
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(sql, rows)


def _table(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _column(model: type[models.Model], name: str) -> str:
    return connection.ops.quote_name(model._meta.get_field(name).column)
