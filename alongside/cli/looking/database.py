"""The database: whether it answers, fits this version, and holds what it must."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from ..mixing import mixed, newer_migration
from ..trouble import words_for
from .finding import Finding

FAST = timedelta(minutes=2)  # a clock may lag so far behind what was written


def fits() -> Iterator[Finding]:
    """Whether it can be used at all. When one of these is to be mended, nothing else can be asked."""
    from django.db import DatabaseError, connection

    try:
        connection.ensure_connection()
        words, mend = does_not_fit()
    except DatabaseError as error:
        yield Finding("The database cannot be used", words_for(error) or "Look at what it says in its own log.")
        return
    yield Finding(f"The database answers ({connection.vendor})")
    yield Finding(words or "Its tables fit this version", mend)


def does_not_fit() -> tuple[str, str]:
    """What is wrong between this version and the tables, and how to mend it; two empty texts when all is well."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    if not connection.introspection.table_names():
        mend = (
            "A new home: `alongside setup`. An old one: check DATABASE_URL, or `alongside restore` the latest backup."
        )
        return "The database is empty", mend
    if newer := newer_migration():
        return f"The database is newer than this version ({newer})", "Install the version that was here before."
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return "The database is older than this version", "Run `alongside setup`."
    return "", ""


def contents(folder: Path) -> Iterator[Finding]:
    """What it holds."""
    from alongside.ground.practice.selectors import the_practice
    from alongside.ground.spine import triggers

    gone = triggers.missing()
    yield (
        Finding(f"Not protected: {', '.join(gone)}", "Run `alongside setup`: it creates the triggers again.")
        if gone
        else Finding("Timeline and access log are append-only")
    )
    practice = the_practice()
    yield Finding(f"Practice: {practice.name}") if practice else Finding("No practice yet", "Run `alongside setup`.")
    if practice and not practice.phone:
        yield Finding("The practice has no telephone number", "Set it at /desk/practice/: pages and letters name it.")
    if words := mixed(folder):
        yield Finding("Home and database do not belong together", words)
    yield from _clock()


def _clock() -> Iterator[Finding]:
    """A clock that was ahead leaves jobs that wait for a day to come; one that lags, promises that are never late."""
    from django.utils import timezone

    from alongside.ground.spine.selectors import newest_event_at

    newest, now = newest_event_at(), timezone.now()
    if newest and newest - now > FAST:
        when = f"It is {now:%Y-%m-%d %H:%M} UTC here, but something was written at {newest:%Y-%m-%d %H:%M}"
        yield Finding(when, "Set the clock: promises, sign-ins and jobs go by it.")
