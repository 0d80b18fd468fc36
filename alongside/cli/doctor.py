"""`alongside doctor`: what is wrong, and how to mend it."""

import os
from collections.abc import Iterator
from pathlib import Path

import typer
from rich.markup import escape

from .app import app, django_setup
from .looking.database import contents, fits
from .looking.finding import Finding
from .looking.home import door, home, line_to_postgresql
from .looking.notices import notices
from .looking.work import work
from .screen import out


@app.command()
def doctor() -> None:
    """Look at home, keys, database, clock, backups and jobs. Ends with 1 when something needs a person."""
    from alongside.config.home import home as folder

    wrong = False
    for finding in findings(folder()):
        wrong = wrong or bool(finding.mend)
        mark, style = ("!", "bold red") if finding.mend else ("ok", "green")
        out.print(f"[{style}]{mark:>3}[/{style}]  {escape(finding.what)}")
        if finding.mend:
            out.print(f"     → {escape(finding.mend)}")
    raise typer.Exit(1 if wrong else 0)


def findings(folder: Path) -> Iterator[Finding]:
    """Everything looked at. Sets Django up when the home has keys."""
    yield from home(folder)
    if not (folder / "keys" / "django").exists():
        return
    django_setup()
    from django.conf import settings

    yield from door(settings.ALLOWED_HOSTS, settings.TLS)
    if settings.DATABASE_URL:
        database = settings.DATABASES["default"]
        sslmode = database.get("OPTIONS", {}).get("sslmode") or os.environ.get("PGSSLMODE", "")
        yield from line_to_postgresql(database["HOST"] or "", sslmode)
    usable = [*fits()]
    yield from usable
    if not any(finding.mend for finding in usable):
        yield from contents(folder)
        yield from work(folder)
        yield from notices()
