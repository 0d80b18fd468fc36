"""Delivering reactions from the outbox.

A reaction runs inside the same transaction that marks it done, holding the row's lock. Killed in the middle, the
database rolls both back and another worker takes it: at least once, and in effect once. So reactions only write to
this database and are short; whatever talks to the outside keeps an outbox of its own.
"""

import logging
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from .kinds import StuckTriedAgain
from .models import Delivery
from .services import reaction_named, record

log = logging.getLogger(__name__)

# Seconds until the next try. After the last one the delivery is stuck, and a person must look (doctor, desk page).
BACKOFF = (5, 30, 120, 600, 3600, 6 * 3600)


def deliver_one() -> bool:
    """Deliver the reaction that has waited longest. False when none is due now."""
    delivery_id = None
    try:
        with transaction.atomic():
            delivery = (
                Delivery.objects.select_for_update(skip_locked=True, of=("self",))
                .select_related("event")
                .filter(state=Delivery.State.WAITING, next_try_at__lte=timezone.now())
                .order_by("next_try_at", "id")
                .first()
            )
            if delivery is None:
                return False
            delivery_id = delivery.id
            _run(delivery)
    except Exception as error:  # noqa: BLE001 - whatever a reaction raises must not stop the others
        if delivery_id is None:
            raise
        _failed(delivery_id, error)
    return True


def _run(delivery: Delivery) -> None:
    reaction = reaction_named(delivery.event.kind, delivery.reaction)
    if reaction is None:
        raise LookupError("this reaction is no longer wired")
    reaction(delivery.event)
    delivery.state = Delivery.State.DONE
    delivery.done_at = timezone.now()
    delivery.attempts += 1
    delivery.last_error = ""
    delivery.save()


def _failed(delivery_id: UUID, error: Exception) -> None:
    """Count the try. Only the error's type is kept: its text may hold health data."""
    with transaction.atomic():
        delivery = Delivery.objects.select_for_update().get(id=delivery_id)
        if delivery.state == Delivery.State.DONE:
            return
        delivery.attempts += 1
        delivery.last_error = type(error).__name__
        if delivery.attempts > len(BACKOFF):
            delivery.state = Delivery.State.STUCK
        else:
            delivery.next_try_at = timezone.now() + timedelta(seconds=BACKOFF[delivery.attempts - 1])
        delivery.save()
    log.error("reaction %s failed (%s), try %s", delivery.reaction, delivery.last_error, delivery.attempts)


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
