"""`alongside serve`: the web server and one job worker, started and stopped together."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from .app import app, django_setup
from .looking.database import does_not_fit
from .mixing import never_mixed
from .port import is_free
from .presence import SERVE, present
from .screen import out, stop

RESTART_AFTER = 2.0  # seconds, when the worker died
LOOK_EVERY = 0.2  # seconds
END_WITHIN = 4.0  # seconds, then what is left is killed: the database takes back what was half done
PR_SET_PDEATHSIG = 1  # from <sys/prctl.h>


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(envvar="PORT", help="Port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(help="Web processes.")] = 2,
) -> None:
    """Serve Alongside: web server and job worker. Ends both with Ctrl-C."""
    django_setup()
    up_to_date()
    is_free(host, port, "alongside serve --port 8001")
    run_processes(host, port, workers)


def up_to_date() -> None:
    """Refuse to serve a database that this version does not fit."""
    from django.conf import settings
    from django.db import connection

    from alongside.ground.spine import triggers

    never_mixed(settings.HOME)
    wrong, mend = does_not_fit()
    if wrong:
        stop(f"{wrong}. {mend}")
    if triggers.missing():
        stop("The timeline is not protected: triggers are missing. Run `alongside setup`, then serve again.")
    connection.close()


def run_processes(host: str, port: int, workers: int) -> None:
    """Run both until a signal, or until the web server ends. A worker that dies is started again."""
    from alongside.config.home import home

    stopping: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda n, _: stopping.append(n))
    with present(home(), SERVE):
        web, worker = _start(web_command(host, port, workers)), _start(WORKER)
        out.print(f"Alongside is at http://{host}:{port}  (Ctrl-C ends it)")
        died_at = 0.0
        while not stopping and web.poll() is None:
            if worker.poll() is not None and not died_at:
                out.print("The job worker ended; starting it again.")
                died_at = time.monotonic()
            if died_at and time.monotonic() - died_at >= RESTART_AFTER:
                worker, died_at = _start(WORKER), 0.0
            time.sleep(LOOK_EVERY)
        _end(web, worker)
    if not stopping:
        stop("The web server ended by itself; its last lines above say why.", code=max(web.returncode, 1))


def web_command(host: str, port: int, workers: int) -> list[str]:
    """gunicorn, without an access log: addresses of pages can hold names that were searched for."""
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return [
        sys.executable, "-m", "gunicorn", "alongside.config.wsgi:application", "--bind", bind,
        "--workers", str(workers), "--worker-class", "sync", "--timeout", "60", "--graceful-timeout", "3",
        "--max-requests", "5000", "--max-requests-jitter", "500", "--log-level", "warning",
        "--logger-class", "alongside.config.gunicorn_log.CalmLogger",
        "--worker-tmp-dir", "/dev/shm" if Path("/dev/shm").is_dir() else "/tmp",  # noqa: S108 - gunicorn's heartbeat file
        *_read_anew(),
    ]  # fmt: skip


def _read_anew() -> list[str]:
    """For `make dev`: the web processes start anew when code, a page, the style sheet or a table of words changes."""
    from django.conf import settings

    if not settings.DEVELOPMENT:
        return []
    kinds = (".css", ".html", ".mo", ".svg", ".toml")
    watched = sorted(str(path) for path in settings.BASE_DIR.rglob("*") if path.suffix in kinds)
    return ["--reload", *(word for path in watched for word in ("--reload-extra-file", path))]


WORKER = [sys.executable, "-m", "alongside.cli", "work"]


def _start(command: list[str]) -> subprocess.Popen:
    """In a process group of its own: Ctrl-C reaches us alone, and `_end` reaches its children too."""
    return subprocess.Popen(command, process_group=0, preexec_fn=_end_with(os.getpid()))  # noqa: PLW1509 - no threads


def _end_with(parent: int):
    """What a child does first: ask to be ended when we are killed, so that nothing of us keeps the port."""
    import ctypes

    prctl = ctypes.CDLL(None).prctl

    def ask() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # killed just before we asked
            os._exit(1)

    return ask


def _end(*processes: subprocess.Popen) -> None:
    """All of them, gently first. When this returns they are gone."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    end = time.monotonic() + END_WITHIN
    for process in processes:
        try:
            process.wait(max(0.0, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
        with suppress(ProcessLookupError):  # gunicorn's children outlive it by half a minute when it was killed
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
