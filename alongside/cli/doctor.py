"""`alongside doctor`: what is wrong, and how to mend it."""

import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import typer

from .app import app, django_setup
from .mixing import mixed
from .presence import SERVE, WORK, is_present
from .screen import out
from .trouble import words_for

ENOUGH_DISK = 2 * 1024**3
BACKUP_AGE = timedelta(days=2)
LATE = 10  # minutes that a due job may wait before a person should look


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `mend` is empty when all is well."""

    what: str
    mend: str = ""


@app.command()
def doctor() -> None:
    """Look at home, keys, database and jobs. Ends with 1 when something needs a person."""
    from alongside.config.home import home

    findings = [*_home(home())]
    if (home() / "keys" / "django").exists():
        django_setup()
        findings += [*_database()]
    for finding in findings:
        mark, style = ("!", "bold red") if finding.mend else ("ok", "green")
        out.print(f"[{style}]{mark:>3}[/{style}]  {finding.what}")
        if finding.mend:
            out.print(f"     → {finding.mend}")
    raise typer.Exit(1 if any(f.mend for f in findings) else 0)


def _home(folder: Path) -> Iterator[Finding]:
    if not (folder / "keys" / "django").exists():
        yield Finding(f"No home at {folder}", "Run `alongside setup`, or set ALONGSIDE_HOME to an existing home.")
        return
    yield Finding(f"Home is {folder}")
    loose = [p for p in (folder, *(folder / "keys").iterdir()) if stat.S_IMODE(p.stat().st_mode) & 0o077]
    names = ", ".join(map(str, loose))
    yield (
        Finding("Others can read: " + names, f"chmod go-rwx {names}")
        if loose
        else Finding("Only its owner can read it")
    )
    free = shutil.disk_usage(folder).free
    words = f"{free / 1024**3:.1f} GB free on its disk"
    yield Finding(words, "Make room: Alongside needs at least 2 GB.") if free < ENOUGH_DISK else Finding(words)


def _database() -> Iterator[Finding]:
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        connection.ensure_connection()
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        yield Finding("The database cannot be used", words_for(error) or "Look at what it says in its own log.")
        return
    yield Finding(f"The database answers ({connection.vendor})")
    if plan:
        yield Finding("The database is older than this version", "Run `alongside setup`.")
        return
    yield Finding("Its tables fit this version")
    yield from _contents()


def _contents() -> Iterator[Finding]:
    from django.conf import settings

    from alongside.ground.chart.selectors import unfinished_runs
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
    if words := mixed(settings.HOME):
        yield Finding("Home and database do not belong together", words)
    if practice and not practice.demo:
        yield from _backup(settings.HOME, practice.created_at)
    yield from _jobs(settings.HOME)
    if left := unfinished_runs():
        yield Finding(f"{left} import(s) run now, or were interrupted: the worker finishes those within a minute")


def _backup(folder: Path, since: datetime) -> Iterator[Finding]:
    """How old the last backup is. A practice of yesterday may still be without one."""
    from django.utils import timezone

    from .keeping.holding import latest

    made = latest(folder)
    words = f"Last backup: {made:%B %-d, %Y, %H:%M} UTC" if made else "No backup was made yet"
    late = timezone.now() - (made or since) > BACKUP_AGE
    yield Finding(words, "Run `alongside backup FILE --key-file K` every day: see docs/how-to." if late else "")


def _jobs(folder: Path) -> Iterator[Finding]:
    from alongside.ground.spine import selectors

    served, works = is_present(folder, SERVE), is_present(folder, WORK)
    if served and not works:
        mend = "It is started again by itself within seconds. If this stays, look at what `alongside serve` prints."
        yield Finding("Pages are served, but the job worker does not run", mend)
    else:
        words = {True: "Pages are served, and the job worker runs", False: "The job worker runs"}[served]
        yield Finding(words if works else "Nothing is served from this home now: `alongside serve` starts it")
    state = selectors.outbox_state()
    yield Finding(f"Jobs: {state.get('waiting', 0)} waiting, {state.get('done', 0)} done")
    if state.get("stuck"):
        yield Finding(f"Jobs: {state['stuck']} stuck", "Open /desk/jobs/ to see which, and try them again.")
    late = selectors.oldest_waiting_minutes()
    if late > LATE:
        hung = "Start `alongside serve` anew: the worker runs, but does not move."
        mend = hung if works else "The worker does not run: `alongside serve` starts it."
        yield Finding(f"A job has waited {late} minutes", mend)
