"""Keeping consent: the new word in place of the one before, in the caller's transaction."""

from uuid import UUID

from django.utils import timezone

from ..spine.kinds import NoticesStopped
from ..spine.services import record
from .kinds import kind_of, known
from .models import Channel, Notice, Preference
from .ways import way_of


def stop(persons: tuple[UUID, ...], wish: Preference, how: str) -> None:
    """Withdraw consent, in the caller's transaction."""
    replace(
        persons, channel=Channel.NONE, contact_id=None, how=how, at_once=wish.at_once, quiet_from=wish.quiet_from,
        quiet_until=wish.quiet_until, chosen_by_id=None,
    )  # fmt: skip
    record(NoticesStopped(channel=wish.channel), about=wish.person_id, by=None)


def replace(persons: tuple[UUID, ...], **wish) -> Preference:
    """The new wish in place of the one before, on whichever record it stood; what waits is timed anew."""
    now = timezone.now()
    Preference.objects.filter(person__in=persons, ended_at=None).update(ended_at=now)
    made = Preference.objects.create(person_id=persons[0], chosen_at=now, **wish)
    for notice in Notice.objects.filter(person__in=persons, state=Notice.State.WAITING):
        if known(notice.kind):
            kind = kind_of(notice.kind)
            notice.due_at = way_of(notice.person_id, kind).when(kind, max(now, notice.not_before))
            notice.save(update_fields=["due_at"])
    return made
