"""`alongside serve`: the web server and one job worker, started and stopped together."""

import os
import signal
import subprocess
import sys
import time
from typing import Annotated

import typer

from .main import app, django_setup
from .screen import out, stop

RESTART_AFTER = 2.0  # seconds, when the worker died


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(envvar="PORT", help="Port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(help="Web processes.")] = 2,
) -> None:
    """Serve Alongside: web server and job worker. Ends both with Ctrl-C."""
    django_setup()
    up_to_date()
    run_processes(host, port, workers)


def up_to_date() -> None:
    """Refuse to serve a database that this version does not fit."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from alongside.ground.spine import triggers

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        stop("The database is not ready for this version. Run `alongside setup`, then serve again.")
    if triggers.missing():
        stop("The timeline is not protected: triggers are missing. Run `alongside setup`, then serve again.")
    connection.close()


def run_processes(host: str, port: int, workers: int) -> None:
    """Run both until a signal, or until the web server ends. A worker that dies is started again."""
    web = subprocess.Popen(web_command(host, port, workers))
    worker = _start_worker()
    stopping: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda n, _: stopping.append(n))
    out.print(f"Alongside is at http://{host}:{port}  (Ctrl-C ends it)")
    while not stopping and web.poll() is None:
        if worker.poll() is not None:
            out.print("The job worker ended; starting it again.")
            time.sleep(RESTART_AFTER)
            worker = _start_worker()
        time.sleep(0.3)
    for process in (web, worker):
        if process.poll() is None:
            process.terminate()
    for process in (web, worker):
        process.wait()
    raise typer.Exit(0 if stopping else web.returncode)


def web_command(host: str, port: int, workers: int) -> list[str]:
    """gunicorn, without an access log: addresses of pages can hold names that were searched for."""
    return [
        sys.executable, "-m", "gunicorn", "alongside.config.wsgi:application", "--bind", f"{host}:{port}",
        "--workers", str(workers), "--worker-class", "sync", "--timeout", "60", "--graceful-timeout", "20",
        "--max-requests", "5000", "--max-requests-jitter", "500", "--log-level", "warning",
        "--worker-tmp-dir", "/dev/shm" if os.path.isdir("/dev/shm") else "/tmp",  # noqa: S108 - gunicorn's heartbeat file
    ]  # fmt: skip


def _start_worker() -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-m", "alongside.cli", "work"])
