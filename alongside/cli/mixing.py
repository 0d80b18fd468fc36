"""Demo and real data never meet: a home of the one does not work on a database of the other."""

from pathlib import Path

from .screen import stop

MARK = "demo"  # a file in the home: only a home that has it may be emptied


def is_demo_home(home: Path) -> bool:
    """Whether `alongside demo` made this home."""
    return (home / MARK).exists()


def never_mixed(home: Path) -> None:
    """Stop when home and database do not belong together. Asks the database before anything is changed in it."""
    words = mixed(home)
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


def practice_is_demo() -> bool | None:
    """What the one practice says; None when there is none. Plain SQL: the tables may be older than this version."""
    from django.db import connection

    if "practice_practice" not in connection.introspection.table_names():
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT demo FROM practice_practice")
        row = cursor.fetchone()
    return bool(row[0]) if row else None
