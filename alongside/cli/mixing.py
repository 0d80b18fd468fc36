"""Demo and real data never meet: a home of the one does not work on a database of the other."""

from pathlib import Path

from .screen import stop

MARK = "demo"  # a file in the home: only a home that has it may be emptied


def is_demo_home(home: Path) -> bool:
    """Whether `alongside demo` made this home."""
    return (home / MARK).exists()


def never_mixed(home: Path) -> None:
    """Stop when home, database and this version do not belong together, before anything is changed in them."""
    words = mixed(home)
    if newer := newer_migration():
        words = f"The database is newer than this version ({newer}): a newer Alongside wrote it last. "
        words += "Install that version and run this with it; it makes backups, too. Nothing was changed."
    if words:
        stop(words)


def mixed(home: Path) -> str:
    """What does not fit; "" when all is well, or the database holds no practice yet."""
    demo = practice_is_demo()
    if demo is None or demo == is_demo_home(home):
        return ""
    if demo:
        return (
            f"The database holds the fictional clinic, but {home} is a home for real records. "
            "Check DATABASE_URL and ALONGSIDE_HOME. Nothing was changed."
        )
    return (
        f"The database holds a real practice, but {home} is the demo's home, which is emptied now and then. "
        "Set ALONGSIDE_HOME to the practice's home. Nothing was changed."
    )


def newer_migration() -> str:
    """A step that brought the database up to date and that this version does not know; "" when it knows all.

    A version that does not know what a newer one keeps would write past it.
    """
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.recorder import MigrationRecorder

    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("alongside.")}
    applied = {key for key in MigrationRecorder(connection).applied_migrations() if key[0] in ours}
    return max((name for _app, name in applied - set(MigrationLoader(None).disk_migrations)), default="")


def practice_is_demo() -> bool | None:
    """What the one practice says; None when there is none. Plain SQL: the tables may be older than this version."""
    from django.db import connection

    if "practice_practice" not in connection.introspection.table_names():
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT demo FROM practice_practice")
        row = cursor.fetchone()
    return bool(row[0]) if row else None
