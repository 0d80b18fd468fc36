"""Delivering reactions from the outbox.

A reaction runs inside the same transaction that marks it done, holding the row's lock. Killed in the middle, the
database rolls both back and it is tried again: at least once, and in effect once. So reactions only write to this
database and are short; whatever talks to the outside keeps an outbox of its own. The try is counted before it begins:
a reaction that ends its worker each time waits longer each time, as one that fails, and is stuck in the end. So is one
that hangs: it is ended after LONGEST.
"""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from .bounded import TookTooLong, bounded
from .kinds import StuckTriedAgain
from .models import Delivery
from .services import reaction_named, record

log = logging.getLogger(__name__)

# Seconds until the next try. After the last one the delivery is stuck, and a person must look (doctor, desk page).
BACKOFF = (5, 30, 120, 600, 3600, 6 * 3600)

# Seconds that a reaction may take, and until the whole worker ends for one that does not even hear that. Together less
# than the 30 for which others wait for SQLite's line of writers (settings.py): a page then is late, and not refused.
LONGEST, GRACE = 15.0, 5.0
KEPT = timedelta(days=30)  # a delivery that is done, to see what went on; then it is taken away
AT_ONCE = 1000  # taken away in one transaction: others write meanwhile
INTERRUPTED = "interrupted"  # what stands as the error of a try until it has ended


def deliver_one() -> bool:
    """Deliver the reaction that has waited longest. False when none is due now."""
    taken = _take()
    if taken is None:
        return False
    try:
        with transaction.atomic():
            _run(taken.id)
    except TookTooLong as error:
        if not connection.in_atomic_block:
            connection.close()  # it may have been cut off in the middle of a word with the database
        _failed(taken, error)
    except Exception as error:  # noqa: BLE001 - whatever a reaction raises must not stop the others
        _failed(taken, error)
    return True


@transaction.atomic
def _take() -> Delivery | None:
    """The one that has waited longest, its try counted."""
    delivery = (
        Delivery.objects.select_for_update(skip_locked=True)
        .filter(state=Delivery.State.WAITING, next_try_at__lte=timezone.now())
        .order_by("next_try_at", "id")
        .first()
    )
    if delivery is None:
        return None
    delivery.attempts += 1
    delivery.last_error = INTERRUPTED
    if delivery.attempts > len(BACKOFF):
        delivery.state = Delivery.State.STUCK
    else:
        delivery.next_try_at = timezone.now() + timedelta(seconds=BACKOFF[delivery.attempts - 1])
    delivery.save(update_fields=["attempts", "last_error", "state", "next_try_at"])
    return delivery


def _run(delivery_id: UUID) -> None:
    delivery = Delivery.objects.select_for_update(of=("self",)).select_related("event").get(id=delivery_id)
    if delivery.state == Delivery.State.DONE:  # another worker thought that we had died
        return
    reaction = reaction_named(delivery.event.kind, delivery.reaction)
    if reaction is None:
        raise LookupError("this reaction is no longer wired")
    with bounded(LONGEST, GRACE):
        reaction(delivery.event)
    delivery.state, delivery.done_at, delivery.last_error = Delivery.State.DONE, timezone.now(), ""
    delivery.save(update_fields=["state", "done_at", "last_error"])


def _failed(delivery: Delivery, error: BaseException) -> None:
    """Only the error's type is kept: its text may hold health data, and our log leaves it out too (config/logs.py)."""
    name = type(error).__name__
    Delivery.objects.filter(id=delivery.id).exclude(state=Delivery.State.DONE).update(last_error=name)
    log.error("reaction %s failed (%s), try %s", delivery.reaction, name, delivery.attempts, exc_info=error)


def prune(now: datetime) -> int:
    """Take away what was done longer than KEPT ago; returns how many. The timeline keeps what happened."""
    gone = 0
    while True:
        old = Delivery.objects.filter(state=Delivery.State.DONE, done_at__lt=now - KEPT).values_list("id", flat=True)
        some, _by_table = Delivery.objects.filter(id__in=list(old[:AT_ONCE])).delete()
        gone += some
        if some < AT_ONCE:
            return gone


def deliver_all(limit: int = 10_000) -> int:
    """Deliver until nothing is due; returns how many were tried."""
    tried = 0
    while tried < limit and deliver_one():
        tried += 1
    return tried


@transaction.atomic
def try_stuck_again(*, by: UUID | None) -> int:
    """Put every stuck reaction back to waiting, its tries counted anew; returns how many. `by` may be None (shell)."""
    stuck = Delivery.objects.filter(state=Delivery.State.STUCK)
    again = stuck.update(state=Delivery.State.WAITING, attempts=0, next_try_at=timezone.now())
    if again:
        record(StuckTriedAgain(reactions=again), about=None, by=by)
    return again
