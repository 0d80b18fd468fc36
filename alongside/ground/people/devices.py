"""Reading devices. First argument: who is looking."""

import hashlib
from datetime import timedelta
from importlib import import_module
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils import timezone

from ..spine.access import Purpose, looked
from ..spine.prepared import prepared
from .models import Account, Device
from .roles import May
from .viewer import Viewer

IN_SESSION = "device"  # where a session says which device it is on
BY_PIN = "by_pin"  # where it says with which PIN it began
DENIED_SHOWN = timedelta(days=30)
TOLD_ELSEWHERE = timedelta(days=7)


def new_devices(viewer: Viewer, here: str) -> list[Device]:
    """New devices of one's own for which nobody has answered yet: what one is asked about on the device `here`.

    On a known one until one answers. On another, where one can only say no, for a week: whoever lost their only known
    device still hears of a stranger, and is not asked for ever about what they cannot answer.
    """
    if not here:
        return []
    found = _unanswered(viewer.person_id, UUID(here))
    mine = next((one for one in found if str(one.id) == here), None)
    if mine is None:
        return []
    others = [one for one in found if one != mine and not one.known_at and not one.denied_at]
    return others if mine.known_at else [one for one in others if one.first_at > timezone.now() - TOLD_ELSEWHERE]


@prepared
def _unanswered(person: UUID, here: UUID) -> QuerySet[Device]:
    """The new devices, and the one that asks."""
    found = Device.objects.filter(Q(known_at=None, denied_at=None) | Q(id=here), account__person=person)
    return found.order_by("first_at")


def is_known(viewer: Viewer, device: UUID | str) -> bool:
    """Whether this device of one's own may answer for another."""
    return _of(viewer).filter(id=device).exclude(known_at=None).exists()


def my_device(viewer: Viewer, device: UUID) -> Device | None:
    """A device of one's own."""
    return _of(viewer).filter(id=device).first()


def is_unanswered(device: UUID) -> bool:
    """Whether its owner is still to say if it was them. No viewer: notices ask."""
    return Device.objects.filter(id=device, known_at=None, denied_at=None).exists()


def device_of(session: UserSession) -> str:
    """The device a session is on; "" for one that began without."""
    return _store(session).get(IN_SESSION, "")


def began_by_pin(session: UserSession) -> bool:
    """Whether it began with a PIN at a shared computer."""
    return BY_PIN in _store(session)


def _store(session: UserSession):
    return import_module(settings.SESSION_ENGINE).SessionStore(session.session_key)


def device_here(account: Account, token: str) -> str:
    """The device whose cookie says `token`, if this account was signed in on it; else "". No viewer: at signing in."""
    known = hashlib.sha256(token.encode()).hexdigest()
    found = Device.objects.filter(account=account, token_hash=known).values_list("id", flat=True).first()
    return str(found) if found else ""


def denied_devices(viewer: Viewer) -> list[Device]:
    """Sign-ins of which somebody lately said "that was not me", the last first. Whose they were is logged."""
    found = list(_denied(viewer).select_related("account__person").order_by("-denied_at"))
    looked(viewer=viewer.person_id, about={d.account.person_id for d in found}, purpose=Purpose.OPERATIONS)
    return found


def denied_count(viewer: Viewer) -> int:
    """How many there are."""
    return _denied(viewer).count()


def _of(viewer: Viewer) -> QuerySet[Device]:
    return Device.objects.filter(account__person=viewer.person_id)


def _denied(viewer: Viewer) -> QuerySet[Device]:
    if not viewer.may(May.GIVE_ROLES):
        raise PermissionDenied
    return Device.objects.filter(denied_at__gt=timezone.now() - DENIED_SHOWN)
