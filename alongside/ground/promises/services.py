"""Making and ending promises. All take part in the caller's transaction, or open one."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..people import roles
from ..spine.kinds import PromiseHandedOn, PromiseKept, PromiseMade, PromiseReleased
from ..spine.services import record
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
    subject: UUID | None = None,
    intention: bool = False,
) -> Promise:
    """Write down that `owed_by` (a person) or `owed_by_role` owes `owed_to` a `kind` by `due_at`.

    Raises ValueError when `due_at` has no time zone: a time that is not the same for both sides is no promise; and
    KeyError for a kind or a role that there is not: nobody would find it.
    """
    words_for(kind)
    _known(owed_by_role)
    if due_at is not None and timezone.is_naive(due_at):
        raise ValueError("a promise is due at a moment with a time zone")
    promise = Promise.objects.create(
        about_id=about, kind=kind, owed_to_id=owed_to, owed_by_id=owed_by, owed_by_role=owed_by_role,
        due_at=due_at, subject=subject, intention=intention, made_at=timezone.now(), made_by_id=by,
    )  # fmt: skip
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
    """Somebody else, or a role, owes it from now on; the due time stands. Returns the new promise."""
    if to is None and not to_role:
        raise ValidationError(_("Please say who takes it on."))
    _known(to_role)
    old = _locked_open(promise)
    _finish(old, by, Promise.State.HANDED_ON, reason)
    new = Promise.objects.create(
        about_id=old.about_id, kind=old.kind, owed_to_id=old.owed_to_id, owed_by_id=to, owed_by_role=to_role,
        due_at=old.due_at, subject=old.subject, intention=old.intention, made_at=timezone.now(), made_by_id=by,
        handed_from=old,
    )  # fmt: skip
    record(PromiseHandedOn(promise=old.id, to=new.id), about=old.about_id, by=by)
    return new


@transaction.atomic
def _end(promise_id: UUID, by: UUID | None, state: str, reason: str, kind) -> Promise:
    promise = _locked_open(promise_id)
    _finish(promise, by, state, reason)
    record(kind, about=promise.about_id, by=by)
    return promise


def _known(role: str) -> None:
    if role:
        roles.ALL[role]


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
