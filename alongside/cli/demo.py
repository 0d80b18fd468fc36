"""`alongside demo`: the fictional clinic, made anew and served."""

import os
import shutil
import socket
from pathlib import Path
from typing import Annotated

import typer

from .main import app, django_setup
from .screen import out, stop

MARK = "demo"  # a file in the home: only a home that has it may be emptied


@app.command()
def demo(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(envvar="PORT", help="Port to listen on.")] = 8000,
    serve: Annotated[bool, typer.Option(help="Serve it once it is made.")] = True,
) -> None:
    """Make the fictional clinic anew and serve it. Everybody in it is invented; real records cannot get in."""
    if os.environ.pop("DATABASE_URL", ""):
        out.print("DATABASE_URL is left alone: the demo keeps a database of its own.")
    os.environ.setdefault("ALONGSIDE_HOME", ".demo-home")
    folder = Path(os.environ["ALONGSIDE_HOME"]).resolve()
    if serve:
        _port_is_free(host, port)
    _empty(folder)
    _make()
    if serve:
        from .serve import run_processes

        run_processes(host, port, workers=2)


def _port_is_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            stop(f"Something else listens on port {port}. Choose another: PORT=8001 make demo")


def _empty(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()):
        if not (folder / MARK).exists():
            stop(f"{folder} is not a demo home, so it is left as it is. Set ALONGSIDE_HOME to another folder.")
        shutil.rmtree(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / MARK).write_text("This home holds invented people. `alongside demo` empties and fills it.\n")


def _make() -> None:
    from alongside.config.home import make_home

    make_home()
    django_setup()
    from django.core.management import call_command
    from django.utils import timezone

    from alongside.demo.clinic import build

    out.print("Making the clinic: database …")
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    build(on=timezone.now().date(), say=out.print)
