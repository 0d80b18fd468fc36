"""PINs at shared computers: chosen by who has signed in fully there, used, and gone when tried too often."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ...practice.selectors import the_practice
from ...spine.kinds import EnteredByPin, PinAnswered, PinDenied, PinRemoved, PinSet, PinSpent, PinsRest
from ...spine.services import record
from ..models import Account, Pin, SharedComputer
from ..pins import TRIES, TRIES_OF_ALL, bound_to, checked, fits, kept
from ..shared import REST, computer_of, pin_of, rests
from ..viewer import Viewer
from .guard import who
from .shared import locked, next_token, pin_lasts


@dataclass(frozen=True)
class Entry:
    """What became of a PIN. `pin`: it fits, and `token` is the computer's next one; `missed` were wrong before it.

    Else `left`: so many tries are left; `spent`: the PIN is gone; `rests`: nobody's PIN counts there for now.
    """

    pin: Pin | None = None
    token: str = ""
    missed: int = 0
    left: int = 0
    spent: bool = False
    rests: bool = False


@transaction.atomic
def set_pin(*, by: Viewer, token: str, pin: str, since: datetime) -> Pin:
    """Choose a PIN for the shared computer of this token, at which one has signed in fully at the time `since`.

    It takes the place of an earlier one. Raises ValidationError for a weak one, or when that sign-in is too long ago.
    """
    if by.by_pin or not by.is_staff:
        raise PermissionDenied
    computer, practice, now = locked(token), the_practice(), timezone.now()
    good_until = since + pin_lasts()
    if good_until <= now:
        raise ValidationError(_("You signed in too long ago. Please sign in anew, then choose your PIN."))
    account = Account.objects.select_for_update().prefetch_related("authenticator_set").get(person=by.person_id)
    checked(pin, phone=practice.phone if practice else "")
    Pin.objects.filter(account=account, computer=computer, ended_at=None).update(ended_at=now)
    made = Pin.objects.create(
        account=account, computer=computer, pin_hash=kept(pin, account, computer), bound_to=bound_to(account),
        set_at=now, good_until=good_until,
    )  # fmt: skip
    record(PinSet(computer.id, computer.name), about=by.person_id, by=who(by))
    return made


@transaction.atomic
def remove_pin(*, by: Viewer, computer: UUID) -> None:
    """Take away one's own PIN there."""
    if by.by_pin:
        raise PermissionDenied
    mine = Pin.objects.select_for_update().filter(account__person=by.person_id, computer=computer, ended_at=None)
    for pin in mine.select_related("computer"):
        pin.ended_at = timezone.now()
        pin.save(update_fields=["ended_at"])
        record(PinRemoved(pin.computer_id, pin.computer.name), about=by.person_id, by=who(by))


def enter_by_pin(*, token: str, person: UUID, pin: str) -> Entry:
    """Somebody typed this PIN in the name of `person`. Raises PermissionDenied where no shared computer is.

    It is hashed before anything is locked: writers stand in line, and must not wait for a slow hash. Whoever types many
    at once still has five: each is counted, one after the other, before any of them counts.
    """
    computer = computer_of(token)
    if computer is None:
        raise PermissionDenied
    if rests(computer, timezone.now()):  # no secret, and no work for who goes on trying
        return Entry(rests=True)
    held = pin_of(computer, person)
    right = fits(pin, held)
    with transaction.atomic():
        computer = locked(token)
        held = held and Pin.objects.select_for_update().filter(id=held.id, ended_at=None).first()
        if rests(computer, timezone.now()):
            return Entry(rests=True)
        return _right(computer, held, token) if right and held else _wrong(computer, held)


@transaction.atomic
def answer_pin(*, by: Viewer, pin: UUID, mine: bool) -> Pin:
    """Whether one typed one's own PIN wrong so often. Said in a session that began with a password or a passkey."""
    found = Pin.objects.select_for_update().filter(id=pin, account__person=by.person_id).exclude(spent_at=None).first()
    if found is None or by.by_pin:
        raise PermissionDenied
    if found.answered_at is None:
        found.answered_at, found.mine = timezone.now(), mine
        found.save(update_fields=["answered_at", "mine"])
        kind = PinAnswered if mine else PinDenied
        record(kind(found.computer_id, found.computer.name), about=by.person_id, by=who(by))
    return found


def _right(computer: SharedComputer, held: Pin, token: str) -> Entry:
    missed, held.wrong = held.wrong, 0
    held.save(update_fields=["wrong"])
    person = held.account.person_id
    record(EnteredByPin(computer.id, computer.name), about=None, by=person)
    return Entry(pin=held, token=next_token(computer, token), missed=missed)


def _wrong(computer: SharedComputer, held: Pin | None) -> Entry:
    """One more, of this person and of all. What is told is the same for a name that has no PIN there."""
    now = timezone.now()
    if computer.wrong_since is None or now - computer.wrong_since > REST:
        computer.wrong, computer.wrong_since = 0, now
    computer.wrong += 1
    if computer.wrong == TRIES_OF_ALL:
        computer.wrong_since = now  # the hour of rest begins
        record(PinsRest(computer.id, computer.name), about=None, by=None)
    computer.save(update_fields=["wrong", "wrong_since"])
    if held is None:
        return Entry(spent=True)
    held.wrong += 1
    if held.wrong >= TRIES:
        held.ended_at = held.spent_at = now
        owner = held.account.person
        record(PinSpent(computer.id, computer.name, owner.name), about=owner.id, by=None)
    held.save(update_fields=["wrong", "ended_at", "spent_at"])
    return Entry(left=TRIES - held.wrong, spent=held.ended_at is not None)
