"""Devices: seen for the first time, known, or "that was not me"."""

import hashlib
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from ...spine.kinds import DeviceDenied, DeviceKnown, DeviceSeen
from ...spine.services import record
from ..devices import device_of
from ..models import Account, Device, Pin
from ..viewer import Viewer


@transaction.atomic
def meet_device(*, by: Viewer, token: str, user_agent: str = "", ip: str | None = None) -> Device:
    """Somebody has signed in on the device whose cookie says `token`. Writes only when it is new, or was denied.

    The first device of a sign-in is known: there is no earlier one on which its owner could be asked.
    """
    account = Account.objects.select_for_update().get(person=by.person_id)
    mine, now = Device.objects.filter(account=account), timezone.now()
    token_hash = hashlib.sha256(token.encode()).hexdigest()
    device = mine.filter(token_hash=token_hash).first()
    if device and (device.known_at or not device.denied_at):
        return device
    device = device or Device(account=account, token_hash=token_hash)
    device.user_agent, device.ip, device.first_at, device.denied_at = user_agent[:200], ip, now, None
    device.known_at = None if mine.exclude(known_at=None).exists() else now
    device.save()
    record(DeviceSeen(device=device.id), about=by.person_id, by=by.person_id)
    return device


@transaction.atomic
def confirm_device(*, by: Viewer, device: UUID, here: UUID) -> Device:
    """ "That was me." Only a known device (`here`) may say so: whoever came in on a new one must not answer for it."""
    found = _mine(by, device)
    if here == found.id or not _mine(by, here).known_at:
        raise PermissionDenied
    if found.known_at is None:
        found.known_at, found.denied_at = timezone.now(), None
        found.save(update_fields=["known_at", "denied_at"])
        record(DeviceKnown(device=found.id), about=by.person_id, by=by.person_id)
    return found


@transaction.atomic
def deny_device(*, by: Viewer, device: UUID, here: UUID | None, session: str, others_too: bool = False) -> Device:
    """ "That was not me." Ends its sessions at once; with `others_too` all but this one, whose key is `session`.

    And every PIN of theirs: whoever came in may have chosen one.

    Said on a device that is not known itself, it takes nothing from a known one but its sessions: a stranger must not
    be able to put the owner's own device in the wrong for good.
    """
    found = _mine(by, device)
    if here == found.id:
        raise PermissionDenied
    if here and _mine(by, here).known_at:
        found.known_at = None
    found.denied_at = timezone.now()
    found.save(update_fields=["known_at", "denied_at"])
    for one in UserSession.objects.filter(user=found.account).exclude(session_key=session):
        if others_too or device_of(one) == str(found.id):
            one.end()
    Pin.objects.filter(account=found.account, ended_at=None).update(ended_at=found.denied_at)
    record(DeviceDenied(device=found.id), about=by.person_id, by=by.person_id)
    return found


def _mine(by: Viewer, device: UUID) -> Device:
    """The device, when it is one of one's own. Raises PermissionDenied otherwise."""
    found = Device.objects.select_for_update().filter(id=device, account__person=by.person_id).first()
    if found is None:
        raise PermissionDenied
    return found
