"""`alongside demo`: the fictional clinic, made anew and served."""

import os
import shutil
import sqlite3
from pathlib import Path
from typing import Annotated

import typer

from .app import app, django_setup
from .mixing import MARK, is_demo_home
from .port import is_free
from .presence import SERVE, is_present
from .screen import out, stop


@app.command()
def demo(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(envvar="PORT", help="Port to listen on.")] = 8000,
    serve: Annotated[bool, typer.Option(help="Serve it once it is made.")] = True,
) -> None:
    """Make the fictional clinic anew and serve it. Everybody in it is invented; real records cannot get in."""
    if os.environ.pop("DATABASE_URL", ""):
        out.print("DATABASE_URL is left alone: the demo keeps a database of its own.")
    os.environ["ALONGSIDE_HOME"] = os.environ.get("ALONGSIDE_HOME") or ".demo-home"
    folder = Path(os.environ["ALONGSIDE_HOME"]).resolve()
    if serve:
        is_free(host, port, "PORT=8001 make demo")
    _empty(folder)
    _make()
    if serve:
        from .serve import run_processes

        run_processes(host, port, workers=2)


def _empty(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()):
        if not is_demo_home(folder) or _holds_a_real_practice(folder / "alongside.sqlite3"):
            stop(f"{folder} is not a demo home, so it is left as it is. Set ALONGSIDE_HOME to another folder.")
        if is_present(folder, SERVE):
            stop(f"The demo in {folder} is being served now. End that first, or set ALONGSIDE_HOME to another folder.")
        shutil.rmtree(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / MARK).write_text("This home holds invented people. `alongside demo` empties and fills it.\n")


def _holds_a_real_practice(database: Path) -> bool:
    """A mark can be copied by mistake; what the database itself says counts more."""
    try:
        with sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True) as asked:
            return asked.execute("SELECT 1 FROM practice_practice WHERE NOT demo").fetchone() is not None
    except sqlite3.DatabaseError:
        return False  # not there, not finished, or damaged


def _make() -> None:
    from alongside.config.home import make_home

    make_home()
    django_setup()
    from django.core.management import call_command
    from django.utils import timezone

    from alongside.demo.clinic import build
    from alongside.demo.write import day_at

    out.print("Making the clinic: database …")
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    build(on=day_at(timezone.now()), say=out.print)
