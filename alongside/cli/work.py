"""`alongside work`: the one job worker."""

import logging
import math
import signal
import threading
import time
from pathlib import Path
from typing import Annotated

import typer

from . import heartbeat
from .app import app, django_setup
from .doctor import findings
from .keeping.emergency import write_when_due
from .keys import forget_when_old
from .looking.database import does_not_fit
from .mixing import never_mixed
from .posting import posting
from .presence import WORK, present
from .screen import out, stop

PAUSE = 1.0  # seconds between looks at an empty outbox
IMPORTS_EVERY = 60.0  # seconds between looks for an import that was killed
COPY_EVERY = 60.0  # seconds between looks whether the day's emergency copy is due
COPY_AGAIN = 3600  # seconds after one that failed: each try may speak on the timelines of all who are expected
CLOCKS_EVERY = 5.0  # seconds between looks for what has come due; while much has, jobs and clocks take turns
TIDY_EVERY = 3600.0  # seconds between clearing away what has expired
ENDINGS = (signal.SIGTERM, signal.SIGINT)
log = logging.getLogger(__name__)


@app.command()
def work(once: Annotated[bool, typer.Option("--once", help="Deliver what is due now, then end.")] = False) -> None:
    """Deliver what follows from what happened. `alongside serve` runs this beside the web server."""
    django_setup()
    from django.conf import settings

    _fits(settings.HOME)
    if once:
        _work_once()
        return
    ended = threading.Event()
    with present(settings.HOME, WORK), posting(ended):
        _until_ended(ended)


def _work_once() -> None:
    """What clocks say is delivered too, and what follows from both is sent."""
    from django.utils import timezone

    from alongside.ground.notices.post.run import post_all
    from alongside.ground.promises import clock
    from alongside.ground.spine.outbox import deliver_all

    delivered, turned = deliver_all(), clock.run(timezone.now(), seconds=math.inf)
    delivered += deliver_all()
    posted = post_all()
    out.print(f"{delivered} delivered or tried, {turned} steps of clocks, {posted} steps of messages")


def _fits(home: Path) -> None:
    """Stop on a database of another version. One that is away now may come back: that is no reason to end."""
    from django.db import InterfaceError, OperationalError, connection

    try:
        never_mixed(home)
        wrong, mend = does_not_fit()
        if wrong and connection.introspection.table_names():
            stop(f"{wrong}. {mend}")
    except (OperationalError, InterfaceError) as error:
        log.error("the database did not answer (%s); trying again", type(error).__name__)


def _until_ended(ended: threading.Event) -> None:
    """Jobs first: an import that ends the worker each time it is finished must not keep them waiting for ever."""
    from django.conf import settings

    _listen(ended)
    next_clocks = next_look = next_tidy = next_copy = next_beat = 0.0
    while not ended.is_set():
        if time.monotonic() >= next_clocks:
            next_clocks = time.monotonic() + (0 if _run_clocks() else CLOCKS_EVERY)
        if _deliver_one():
            continue
        if time.monotonic() >= next_look:
            _finish_imports()
            next_look = time.monotonic() + IMPORTS_EVERY
            _listen(ended)
        if time.monotonic() >= next_tidy:
            _forget_sessions()
            forget_when_old(settings.SESSION_COOKIE_AGE)
            _forget_done()
            next_tidy = time.monotonic() + TIDY_EVERY
        if time.monotonic() >= next_copy:
            kept = _keep_emergency_copy()
            next_copy = time.monotonic() + (COPY_EVERY if kept else COPY_AGAIN)
        if time.monotonic() >= next_beat:
            _say_all_is_well()
            next_beat = time.monotonic() + heartbeat.EVERY
        ended.wait(PAUSE)


def _run_clocks() -> bool:
    """Whether something was due. First of all: however many jobs there are, what is urgent is not late for them."""
    from django.db import close_old_connections
    from django.utils import timezone

    from alongside.ground.promises import clock

    close_old_connections()
    try:
        return clock.run(timezone.now()) > 0
    except Exception as error:  # noqa: BLE001 - a clock that cannot be read must not keep all jobs waiting
        log.error("the clocks of promises could not be run (%s); trying again", type(error).__name__)
        return False


def _listen(ended: threading.Event) -> None:
    for number in ENDINGS:
        signal.signal(number, lambda *_: ended.set())


def _finish_imports() -> None:
    """What an import that was killed left staged comes in now, not only with the next import.

    That can take long, and a kill does it no harm: so a signal ends us at once, without waiting for its end.
    """
    from django.db import close_old_connections

    from alongside.ground.chart.services import finish_interrupted

    for number in ENDINGS:
        signal.signal(number, signal.SIG_DFL)
    close_old_connections()
    try:
        if finished := finish_interrupted(by=None):
            out.print(f"{finished} interrupted import(s) finished")
    except Exception as error:  # noqa: BLE001 - one import that cannot be finished must not keep all jobs waiting
        log.error("an interrupted import could not be finished (%s); trying again later", type(error).__name__)


def _forget_sessions() -> None:
    """Sessions that have ended tell who was here, and from where; nobody needs them any more."""
    from allauth.usersessions.models import UserSession
    from django.contrib.sessions.models import Session
    from django.core.management import call_command
    from django.db import DatabaseError, InterfaceError, close_old_connections

    close_old_connections()
    try:
        call_command("clearsessions")
        for one in UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")):
            one.purge()
    except (DatabaseError, InterfaceError) as error:
        log.error("ended sessions could not be cleared away (%s); trying again later", type(error).__name__)


def _forget_done() -> None:
    """Jobs that were done long ago; what happened stays on the timeline."""
    from django.db import InterfaceError, OperationalError, close_old_connections
    from django.utils import timezone

    from alongside.ground.spine.outbox import prune

    close_old_connections()
    try:
        prune(timezone.now())
    except (OperationalError, InterfaceError) as error:
        log.error("jobs done long ago could not be cleared away (%s); trying again later", type(error).__name__)


def _keep_emergency_copy() -> bool:
    """Into the folder that the setting `emergency_folder` names, if any; False when it failed. Whatever hinders it,
    jobs go on."""
    from django.conf import settings
    from django.db import close_old_connections

    if not settings.EMERGENCY_FOLDER:
        return True
    close_old_connections()
    try:
        write_when_due(settings.EMERGENCY_FOLDER, settings.EMERGENCY_HOUR, settings.EMERGENCY_DAYS)
    except Exception as error:  # noqa: BLE001 - the doctor says that it is missing; jobs must not wait for it
        log.error("the emergency copy could not be written (%s); trying again later", type(error).__name__)
        return False
    return True


def _say_all_is_well() -> None:
    """To the address that the setting `heartbeat` names, if any. Whatever hinders it, jobs go on."""
    from django.conf import settings
    from django.db import close_old_connections

    if not settings.HEARTBEAT:
        return
    close_old_connections()
    try:
        heartbeat.beat(settings.HEARTBEAT, findings(settings.HOME))
    except Exception as error:  # noqa: BLE001 - what cannot be looked at is not well, and no reason to end
        log.error("no sign of life was sent: the doctor could not look (%s)", type(error).__name__)


def _deliver_one() -> bool:
    """Whether something was due. A database that is away for a moment must not end the worker."""
    from django.db import InterfaceError, OperationalError, close_old_connections

    from alongside.ground.spine.outbox import deliver_one

    close_old_connections()
    try:
        return deliver_one()
    except (OperationalError, InterfaceError) as error:
        log.error("the database did not answer (%s); trying again", type(error).__name__)
        return False
