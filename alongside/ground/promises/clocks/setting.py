"""Setting a promise's clock, and moving it when hours change. A time that a patient was told only ever moves later."""

from datetime import datetime, timedelta

from django.db import transaction

from ...practice.calendar.due import read
from ...practice.calendar.value import Calendar, NeverOpen
from ...practice.the_calendar import the_calendar, why_closed
from ...spine.kinds import PromiseMoved
from ...spine.services import record
from ..models import Promise, Step
from .ladders import moments, new_time

A_DAY = timedelta(days=1)


def set_clock(promise: Promise, calendar: Calendar) -> None:
    """Write down its steps. In the transaction of whoever makes it."""
    at = moments(promise.ladder, calendar, promise.clock_from, promise.due_at)
    Step.objects.bulk_create(Step(promise=promise, rung=n, at=one, try_at=one) for n, one in enumerate(at))


def stop_clock(promise: Promise, now: datetime) -> None:
    """It has ended: nothing more is said."""
    Step.objects.filter(promise=promise, done_at=None).update(done_at=now, how=Step.How.MOOT)


def pass_clock(old: Promise, new: Promise) -> None:
    """It was handed on: what has been said stays said, what is to come comes to the new owner at the same time."""
    Step.objects.filter(promise=old, done_at=None).update(promise=new)


def move_clock(promise: Promise, calendar: Calendar, now: datetime) -> None:
    """Count its due time and its steps anew, by the calendar as it is. The caller holds the promise's lock.

    What is past stays past: who closes today does not make yesterday's promise one that was in time.
    """
    due, expected = promise.due_at, promise.expected_at
    if promise.due_rule and due > now:
        promise.due_at = max(due, _due(promise, calendar) or due)
    if expected and expected > now and promise.given_out_at is None:  # on its own day, while that is a working day
        promise.expected_at = max(expected, new_time(calendar, expected - A_DAY) or expected)
    promise.to_be_moved = False
    promise.save(update_fields=["due_at", "expected_at", "to_be_moved"])
    at = moments(promise.ladder, calendar, promise.clock_from, promise.due_at)
    for step in Step.objects.filter(promise=promise, done_at=None):
        if at[step.rung] != step.at:
            step.at = step.try_at = at[step.rung]
            step.save(update_fields=["at", "try_at"])
    _say_moved(promise, due, promise.due_at)
    _say_moved(promise, expected, promise.expected_at)


@transaction.atomic
def move_one(now: datetime) -> bool:
    """Move the clock of one promise since whose making hours have changed. False when there is none."""
    waiting = Promise.objects.select_for_update(skip_locked=True).filter(state=Promise.State.OPEN, to_be_moved=True)
    promise = waiting.order_by("id").first()
    if promise is None:
        return False
    move_clock(promise, the_calendar(), now)
    return True


def _say_moved(promise: Promise, was: datetime | None, now: datetime | None) -> None:
    """On the timeline, where a time that was told is another one now."""
    if was and now and now > was:
        why = why_closed(promise.clock_from, now)
        record(PromiseMoved(promise=promise.id, was=was, due=now, why=why), about=promise.about_id, by=None)


def _due(promise: Promise, calendar: Calendar) -> datetime | None:
    try:
        return read(promise.due_rule).after(calendar, promise.clock_from)
    except NeverOpen:
        return None
