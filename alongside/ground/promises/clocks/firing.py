"""Firing: what has come due is said once, however often the worker died, and however long it was away.

Steps are fired promise by promise, each in one transaction that holds the promise's lock and says on the timeline what
was said. Whatever reacts to that (a notice) comes from the outbox.
"""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from ...people.duties import Duty
from ...people.on_duty import on_duty
from ...practice.calendar.value import Calendar
from ...practice.the_calendar import the_calendar
from ...spine.kinds import AlarmRaised, PromiseEscalated, PromiseGivenOut, PromiseLate, PromiseNudged
from ...spine.services import record
from ..models import Promise, Step
from .ladders import LADDERS, Rung, Says, new_time
from .setting import move_clock, stop_clock
from .told import whom

log = logging.getLogger(__name__)
AGAIN = timedelta(minutes=10)  # after a try that failed


def fire_one(now: datetime) -> bool:
    """Fire what is due of the promise that has waited longest. False when nothing is due."""
    step = Step.objects.filter(done_at=None, try_at__lte=now).order_by("try_at", "id").first()
    if step is None:
        return False
    try:
        fire(step.promise_id, now)
    except Exception as error:  # noqa: BLE001 - one promise that cannot be told must not keep the others waiting
        Step.objects.filter(promise=step.promise_id, done_at=None, try_at__lte=now).update(try_at=now + AGAIN)
        log.error("a step of a clock failed (%s)", type(error).__name__, exc_info=error)
    return True


@transaction.atomic
def fire(promise_id: UUID, now: datetime) -> None:
    """Say what is due of one promise, once. Of several steps the last one speaks; those before it count as missed."""
    promise = Promise.objects.select_for_update().get(id=promise_id)
    if promise.state != Promise.State.OPEN:
        stop_clock(promise, now)
        return
    calendar = the_calendar()
    move_clock(promise, calendar, now)  # closed a moment ago: it is not due after all
    waiting = list(promise.steps.filter(done_at=None).order_by("rung"))
    due = [step for step in waiting if step.at <= now]
    if not due:  # another worker said it, or it was moved
        return
    rung = LADDERS[promise.ladder][due[-1].rung]
    if rung.says == Says.ALARM and not on_duty(Duty.URGENT, now):  # their shift is over: no alarm that nobody hears
        due, rung = waiting, LADDERS[promise.ladder][-1]
    *missed, last = due
    Step.objects.filter(id__in=[step.id for step in missed]).update(done_at=now, how=Step.How.MISSED)
    Step.objects.filter(id=last.id).update(done_at=now, how=Step.How.FIRED)
    _say(promise, rung, calendar, now, missed=len(missed))


def _say(promise: Promise, rung: Rung, calendar: Calendar, now: datetime, missed: int) -> None:
    """On the timeline, in the transaction that marks it as done."""
    words = {"promise": promise.id, "told": whom(promise, rung.to, now), "missed": missed}
    match rung.says:
        case Says.NUDGE:
            kind = PromiseNudged(**words)
        case Says.ALARM:
            kind = AlarmRaised(**words)
        case Says.OUTSIDE:
            promise.given_out_at = now
            kind = PromiseGivenOut(**words)
        case Says.LATE | Says.MANAGER:
            promise.expected_at = new_time(calendar, now)
            late = {Says.LATE: PromiseLate, Says.MANAGER: PromiseEscalated}[rung.says]
            kind = late(**words, expected=promise.expected_at)
    promise.save(update_fields=["expected_at", "given_out_at"])
    record(kind, about=promise.about_id, by=None)
