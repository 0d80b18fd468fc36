"""Computers that several people use: made on purpose, ended by a click, and signed in at fully once a day."""

import secrets
from datetime import timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ...practice.selectors import the_practice
from ...spine.kinds import ComputerShared, ComputerUnshared, EnteredFully
from ...spine.services import record
from ..models import Pin, SharedComputer
from ..roles import May
from ..shared import computer_of, hash_of
from ..viewer import Viewer
from .guard import needs, who


@transaction.atomic
def share_computer(*, by: Viewer, name: str) -> tuple[SharedComputer, str]:
    """Make the computer at which `by` sits a shared one. Returns it and the token for its cookie, which is not kept."""
    needs(by, May.SHARE_COMPUTERS)
    if SharedComputer.objects.filter(name__iexact=name, ended_at=None).exists():
        raise ValidationError({"name": _("A shared computer has this name already. Please choose another.")})
    token, now = secrets.token_urlsafe(32), timezone.now()
    computer = SharedComputer.objects.create(
        name=name, token_hash=hash_of(token), changed_at=now, made_at=now, made_by_id=by.person_id
    )
    record(ComputerShared(computer.id, computer.name), about=None, by=who(by))
    return computer, token


@transaction.atomic
def unshare_computer(*, by: Viewer, computer: UUID) -> None:
    """End it at once, with every PIN there. Sessions that began with one end with their next request."""
    needs(by, May.SHARE_COMPUTERS)
    found, now = SharedComputer.objects.select_for_update().filter(id=computer, ended_at=None).first(), timezone.now()
    if found is None:
        return
    found.ended_at = now
    found.save(update_fields=["ended_at"])
    Pin.objects.filter(computer=found, ended_at=None).update(ended_at=now)
    record(ComputerUnshared(found.id, found.name), about=None, by=who(by))


@transaction.atomic
def enter_fully(*, by: Viewer, token: str) -> str:
    """One of the staff has signed in fully at the shared computer of this token. Returns its next token.

    Their PIN there is good for the hours to come, and wrong ones typed there before are forgotten.
    """
    computer = locked(token)
    if not by.is_staff or by.by_pin:
        raise PermissionDenied
    now = timezone.now()
    mine = Pin.objects.filter(computer=computer, account__person=by.person_id, ended_at=None)
    mine.update(good_until=now + pin_lasts(), wrong=0)
    computer.wrong, computer.wrong_since = 0, None
    record(EnteredFully(computer.id, computer.name), about=None, by=who(by))
    return next_token(computer, token)


def locked(token: str) -> SharedComputer:
    """The shared computer of this token, until the transaction ends. Raises PermissionDenied when there is none."""
    found = computer_of(token)
    computer = found and SharedComputer.objects.select_for_update().filter(id=found.id, ended_at=None).first()
    if computer is None or hash_of(token) not in (computer.token_hash, computer.earlier_hash):
        raise PermissionDenied
    return computer


def next_token(computer: SharedComputer, shown: str) -> str:
    """A new token for its cookie, inside the caller's transaction. The one shown counts a moment longer."""
    token, now = secrets.token_urlsafe(32), timezone.now()
    computer.token_hash, computer.earlier_hash = hash_of(token), hash_of(shown)
    computer.changed_at = computer.last_used_at = now
    computer.save()
    return token


def pin_lasts() -> timedelta:
    """How long a PIN is good after signing in fully, as the practice chose."""
    practice = the_practice()
    return timedelta(hours=practice.pin_hours if practice else 12)
