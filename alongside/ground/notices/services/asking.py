"""Asking for a notice, and taking it back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from ..endings import end
from ..kinds import kind_of
from ..models import Notice
from ..ways import way_of


@transaction.atomic
def notify(
    *,
    by: UUID | None,
    cause: str,
    person: UUID,
    kind: str,
    subject: UUID | None = None,
    not_before: datetime | None = None,
) -> Notice | None:
    """Tell `person` once of something, in the caller's transaction. `cause` names what it is for: asked again for the
    same one, nothing happens, whatever became of it. Returns the notice, or None when there is nobody to tell.

    Raises KeyError for a kind that there is not.
    """
    what, now = kind_of(kind), timezone.now()
    if found := Notice.objects.filter(cause=cause).first():
        return found
    way = way_of(person, what)
    if way.stop:
        return None
    not_before = max(now, not_before or now)
    notice, _made = Notice.objects.get_or_create(
        cause=cause,
        defaults={
            "person_id": way.standing.persons[0], "kind": kind, "subject": subject, "made_at": now,
            "not_before": not_before, "due_at": way.when(what, not_before),
        },
    )  # fmt: skip
    return notice


@transaction.atomic
def cancel(*, by: UUID | None, cause: str, reason: str = "moot") -> bool:
    """It need not be told any more. False when it was told already, is being told just now, or was never asked for."""
    waiting = (Notice.State.WAITING, Notice.State.SENDING)
    notice = Notice.objects.select_for_update().filter(cause=cause, state__in=waiting).first()
    if notice is None or (notice.message and notice.message.state == notice.message.State.HANDING):
        return False
    end([notice], Notice.State.CANCELLED, timezone.now(), reason)
    return True
