"""Reading shared computers and the PINs there. First argument: who is looking."""

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from ..spine import kinds
from ..spine import selectors as spine
from .models import Pin, RoleHeld, SharedComputer
from .pins import TRIES_OF_ALL, bound_to
from .roles import STAFF, May
from .viewer import Viewer

GRACE = timedelta(minutes=2)  # an earlier token still counts: the answer with the new one may have been lost
REST = timedelta(hours=1)
HISTORY = 100  # events on a computer's page
HAPPENS = [
    kind.name
    for kind in (
        kinds.ComputerShared, kinds.EnteredFully, kinds.EnteredByPin, kinds.PinSet, kinds.PinRemoved, kinds.PinSpent,
        kinds.PinsRest, kinds.PinAnswered, kinds.PinDenied,
    )
]  # fmt: skip


def hash_of(token: str) -> str:
    """What is kept of a computer's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def computer_of(token: str) -> SharedComputer | None:
    """The shared computer whose cookie says this. No viewer: it stands there before anybody has signed in."""
    if not token:
        return None
    known, now = hash_of(token), timezone.now()
    lately = Q(earlier_hash=known, changed_at__gt=now - GRACE)
    return SharedComputer.objects.filter(Q(token_hash=known) | lately, ended_at=None).first()


def rests(computer: SharedComputer, now: datetime) -> bool:
    """Whether too many PINs were wrong there within the hour."""
    return bool(computer.wrong >= TRIES_OF_ALL and computer.wrong_since and now < computer.wrong_since + REST)


def pins_at(computer: SharedComputer) -> list[Pin]:
    """The PINs that work there now, by their owners' names. No viewer: as `computer_of`."""
    return [pin for pin in _pins().filter(computer=computer) if _counts(pin)]


def pin_of(computer: SharedComputer, person: UUID) -> Pin | None:
    """One person's PIN there, while it works. No viewer: as `computer_of`."""
    return next((pin for pin in _pins().filter(computer=computer, account__person=person) if _counts(pin)), None)


def pin_of_session(pin: object, computer: SharedComputer | None) -> Pin | None:
    """The PIN that a session began with, while it works and the session is still where it was typed."""
    if computer is None:
        return None
    return next((one for one in _pins().filter(id=pin, computer=computer) if _counts(one)), None)


def my_pin(viewer: Viewer, computer: SharedComputer) -> Pin | None:
    """One's own PIN there, also one that sleeps until one signs in fully."""
    return Pin.objects.filter(account__person=viewer.person_id, computer=computer, ended_at=None).first()


def spent_pins(viewer: Viewer) -> list[Pin]:
    """PINs of one's own that were typed wrong too often, and for which one has not answered yet."""
    if viewer.by_pin or not viewer.is_staff:
        return []
    return list(_spent(viewer).filter(answered_at=None).order_by("spent_at"))


def spent_pin(viewer: Viewer, pin: UUID) -> Pin | None:
    """One of them, also when answered."""
    return _spent(viewer).filter(id=pin).first()


def shared_computers(viewer: Viewer) -> list[SharedComputer]:
    """Those that are shared now, by name, each with `owners`: whose PIN works there."""
    _needs(viewer)
    found = list(SharedComputer.objects.filter(ended_at=None).select_related("made_by").order_by("name"))
    for computer in found:
        computer.owners = [pin.account.person for pin in pins_at(computer)]
    return found


def shared_computer(viewer: Viewer, computer: UUID) -> SharedComputer | None:
    """One of them."""
    return next((one for one in shared_computers(viewer) if one.id == computer), None)


def happened_at(viewer: Viewer, computer: UUID) -> list:
    """Timeline events there, newest first: who came in how, and whose PIN was typed wrong."""
    _needs(viewer)
    return list(spine.events_of_kinds(HAPPENS).filter(data__computer=str(computer))[:HISTORY])


def _pins() -> QuerySet[Pin]:
    """Not ended; with what says whether they count. A closed sign-in has none, nor has who works here no more."""
    works_here = RoleHeld.objects.filter(ended_at=None, role__in=STAFF).values("person")
    found = Pin.objects.filter(ended_at=None, account__is_active=True, account__person__in=works_here)
    return (
        found.select_related("account__person", "computer")
        .prefetch_related("account__authenticator_set")
        .order_by("account__person__family", "account__person__given", "id")
    )


def _counts(pin: Pin) -> bool:
    return pin.good_until > timezone.now() and pin.bound_to == bound_to(pin.account)


def _spent(viewer: Viewer) -> QuerySet[Pin]:
    mine = Pin.objects.filter(account__person=viewer.person_id).exclude(spent_at=None)
    return mine.select_related("computer")


def _needs(viewer: Viewer) -> None:
    viewer.must(May.SHARE_COMPUTERS)
