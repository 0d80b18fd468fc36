"""`alongside work`: the one job worker."""

import signal
import threading
from typing import Annotated

import typer

from .main import app, django_setup
from .screen import out

PAUSE = 1.0  # seconds between looks at an empty outbox


@app.command()
def work(once: Annotated[bool, typer.Option("--once", help="Deliver what is due now, then end.")] = False) -> None:
    """Deliver what follows from what happened. `alongside serve` runs this beside the web server."""
    django_setup()
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    if once:
        out.print(f"{_round()} delivered or tried")
        return
    _finish_imports()
    while not ended.is_set():
        if not _round():
            ended.wait(PAUSE)


def _finish_imports() -> None:
    """What an import that was killed left staged comes in now, not only with the next import."""
    from alongside.ground.chart.services import finish_interrupted

    if finished := finish_interrupted(by=None):
        out.print(f"{finished} interrupted import(s) finished")


def _round() -> int:
    """Everything that is due now; returns how much there was. A database away for a moment must not end the worker."""
    import logging

    from django.db import OperationalError, close_old_connections

    from alongside.ground.spine.outbox import deliver_all

    close_old_connections()
    try:
        return deliver_all(limit=500)
    except OperationalError as error:
        logging.getLogger(__name__).error("the database did not answer (%s); trying again", type(error).__name__)
        return 0
