"""Something urgent: who is on duty is called on at once. Where nobody is, no alarm: the patient is told what to do."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from ..people import roles
from ..people.duties import Duty
from ..people.on_duty import on_duty
from ..practice.calendar.due import Within
from ..practice.calendar.value import NeverOpen
from ..practice.selectors import the_practice
from ..spine.kinds import NobodyOnDuty
from ..spine.services import record
from .clocks.firing import fire
from .clocks.ladders import URGENT_WITHIN
from .models import Promise
from .services import open_promise

AFTER_OPENING = Within(60)  # minutes: by when it is read that nobody could read
A_DAY = timedelta(days=1)  # where nothing ever opens


@dataclass(frozen=True)
class Urgent:
    """What the patient must be told. `on_duty` are asked in this order; when there are none, nobody has read it yet.

    `outside` is a telephone that somebody answers, by the practice's own word; empty when none is written down.
    """

    promise: Promise
    on_duty: tuple[UUID, ...]
    outside: str


@transaction.atomic
def ask_urgently(
    *, by: UUID | None, about: UUID, kind: str, subject: UUID | None = None, role: str = roles.Nurse.key
) -> Urgent:
    """Open a promise that somebody looks now. `role` owes it from the next opening on where nobody is on duty."""
    now = timezone.now()
    called = on_duty(Duty.URGENT, now)
    owed = {"by": by, "about": about, "owed_to": about, "kind": kind, "subject": subject}
    if called:
        promise = open_promise(**owed, owed_by=called[0], due_at=now + URGENT_WITHIN, ladder="urgent")
        fire(promise.id, now)
    else:
        promise = _when_open(**owed, owed_by_role=role)
        record(NobodyOnDuty(promise=promise.id), about=about, by=None)
    practice = the_practice()
    outside = (practice.after_hours_phone or practice.phone) if practice else ""
    return Urgent(promise, tuple(called), outside)


def _when_open(**owed) -> Promise:
    try:
        return open_promise(**owed, due_rule=str(AFTER_OPENING), ladder="answer")
    except NeverOpen:
        return open_promise(**owed, due_at=timezone.now() + A_DAY, ladder="answer")
