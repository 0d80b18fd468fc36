"""The worker's second hand: sends messages, in a thread of its own. A mail server may be slow; clocks and jobs must not
wait for it."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

PAUSE = 2.0  # seconds between looks when nothing is due
PATIENCE = 30.0  # seconds that a message on its way has when the worker ends
log = logging.getLogger(__name__)


@contextmanager
def posting(ended: threading.Event) -> Iterator[None]:
    """Send until `ended` is set, or the block is left: then the message that is on its way is finished first."""
    hand = threading.Thread(target=_until, args=(ended,), name="posting", daemon=True)
    hand.start()
    try:
        yield
    finally:
        ended.set()
        hand.join(PATIENCE)


def _until(ended: threading.Event) -> None:
    from django.db import close_old_connections, connection

    while not ended.is_set():
        close_old_connections()
        if not _post_one():
            ended.wait(PAUSE)
    connection.close()


def _post_one() -> bool:
    """Whether something was done. Whatever goes wrong, the next look comes."""
    from alongside.ground.notices.post.run import post_one

    try:
        return post_one()
    except Exception as error:  # noqa: BLE001 - a database that is away for a moment must not end the thread
        log.error("messages could not be sent (%s); trying again", type(error).__name__)
        return False
