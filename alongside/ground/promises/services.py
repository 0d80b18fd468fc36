"""Making and ending promises. All take part in the caller's transaction, or open one."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..people import roles
from ..people.on_duty import who_has_it
from ..practice.calendar.due import read
from ..practice.the_calendar import the_calendar
from ..spine.kinds import PromiseHandedOn, PromiseKept, PromiseMade, PromiseReleased
from ..spine.services import record
from .clocks.setting import pass_clock, set_clock, stop_clock
from .models import Promise
from .words import words_for


@transaction.atomic
def open_promise(
    *,
    by: UUID | None,
    about: UUID,
    kind: str,
    owed_to: UUID,
    owed_by: UUID | None = None,
    owed_by_role: str = "",
    due_at: datetime | None = None,
    due_rule: str = "",
    ladder: str = "",
    subject: UUID | None = None,
    intention: bool = False,
) -> Promise:
    """Write down that `owed_by` (a person) or `owed_by_role` owes `owed_to` a `kind` by `due_at`.

    Instead of `due_at`, `due_rule` says by when in working time (practice.calendar.due); only such a time moves when
    the practice closes. `ladder` (clocks.ladders) says what happens when it is not kept. Who is away does not owe it:
    who stands in does.

    Raises ValueError when `due_at` has no time zone: a time that is not the same for both sides is no promise; and for
    the clock of an intention, or of what is never due. KeyError for a kind, a role or a ladder that there is not:
    nobody would find it. NeverOpen where `due_rule` finds no opening.
    """
    words_for(kind)
    _known(owed_by_role)
    if due_at is not None and timezone.is_naive(due_at):
        raise ValueError("a promise is due at a moment with a time zone")
    now = timezone.now()
    calendar = the_calendar() if due_rule or ladder else None
    if due_rule:
        due_at = read(due_rule).after(calendar, now)
    if ladder and (intention or due_at is None):
        raise ValueError("a clock is for what somebody else waits for, by a time")
    if owed_by and owed_by != about and not intention:
        owed_by, stands_in = who_has_it(owed_by, now)
        owed_by_role = owed_by_role or stands_in
    promise = Promise.objects.create(
        about_id=about, kind=kind, owed_to_id=owed_to, owed_by_id=owed_by, owed_by_role=owed_by_role, due_at=due_at,
        subject=subject, intention=intention, made_at=now, made_by_id=by, ladder=ladder, due_rule=due_rule,
        clock_from=now if ladder else None,
    )  # fmt: skip
    if ladder:
        set_clock(promise, calendar)
    record(PromiseMade(promise=promise.id), about=about, by=by)
    return promise


def keep(*, by: UUID | None, promise: UUID) -> Promise:
    """It was done. Whether in time is read from `ended_at` and `due_at`."""
    return _end(promise, by, Promise.State.KEPT, "", PromiseKept(promise=promise))


def release(*, by: UUID | None, promise: UUID, reason: str) -> Promise:
    """It is owed no longer, and why."""
    return _end(promise, by, Promise.State.RELEASED, reason, PromiseReleased(promise=promise))


@transaction.atomic
def hand_on(*, by: UUID | None, promise: UUID, reason: str, to: UUID | None = None, to_role: str = "") -> Promise:
    """Somebody else, or a role, owes it from now on; the due time stands, and its clock runs on. Returns the new one.

    Who is away does not take it on: who stands in for them does.
    """
    if to is None and not to_role:
        raise ValidationError(_("Please say who takes it on."))
    _known(to_role)
    old = _locked_open(promise)
    _finish(old, by, Promise.State.HANDED_ON, reason)
    if to and to != old.about_id:
        to, stands_in = who_has_it(to, timezone.now())
        to_role = to_role or stands_in
    new = Promise.objects.create(
        about_id=old.about_id, kind=old.kind, owed_to_id=old.owed_to_id, owed_by_id=to, owed_by_role=to_role,
        due_at=old.due_at, subject=old.subject, intention=old.intention, made_at=timezone.now(), made_by_id=by,
        handed_from=old, ladder=old.ladder, due_rule=old.due_rule, clock_from=old.clock_from,
        expected_at=old.expected_at, given_out_at=old.given_out_at, to_be_moved=old.to_be_moved,
    )  # fmt: skip
    pass_clock(old, new)
    record(PromiseHandedOn(promise=old.id, to=new.id), about=old.about_id, by=by)
    return new


@transaction.atomic
def _end(promise_id: UUID, by: UUID | None, state: str, reason: str, kind) -> Promise:
    promise = _locked_open(promise_id)
    _finish(promise, by, state, reason)
    stop_clock(promise, promise.ended_at)
    record(kind, about=promise.about_id, by=by)
    return promise


def _known(role: str) -> None:
    if role and role not in roles.STAFF:
        raise KeyError(role)


def _locked_open(promise_id: UUID) -> Promise:
    promise = Promise.objects.select_for_update().get(id=promise_id)
    if promise.state != Promise.State.OPEN:
        raise ValidationError(_("This promise has already ended."))
    return promise


def _finish(promise: Promise, by: UUID | None, state: str, reason: str) -> None:
    if state in (Promise.State.RELEASED, Promise.State.HANDED_ON) and not reason.strip():
        raise ValidationError(_("Please say why."))
    promise.state, promise.ended_by_id, promise.end_reason, promise.ended_at = state, by, reason, timezone.now()
    promise.save(update_fields=["state", "ended_by", "end_reason", "ended_at"])
