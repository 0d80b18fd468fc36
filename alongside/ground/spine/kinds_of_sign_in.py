"""What can happen to a sign-in. Part of the catalogue of kinds.py, which is where others find them."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from .kind import Kind


@dataclass(frozen=True)
class AccountInvited(Kind, name="people.account_invited", says=_("{by} printed an invitation to sign in.")):
    """A printed invitation with a one-time code was made."""

    invitation: UUID


@dataclass(frozen=True)
class AccountOpened(Kind, name="people.account_opened", says=_("The invitation was used. A sign-in was made.")):
    """A person made a sign-in of their own."""

    invitation: UUID


@dataclass(frozen=True)
class DeviceSeen(Kind, name="people.device_seen", says=_("{by} signed in on a new device.")):
    """A sign-in on a device on which this person had not signed in before; unless it is their first, they are asked."""

    device: UUID


@dataclass(frozen=True)
class DeviceKnown(Kind, name="people.device_known", says=_("{by} said that a new device is theirs.")):
    """Answered on a device that was known before."""

    device: UUID


@dataclass(frozen=True)
class DeviceDenied(Kind, name="people.device_denied", says=_("{by} said: “That was not me.” A device was signed out.")):
    """Its sessions ended at once; administrators see it."""

    device: UUID


@dataclass(frozen=True)
class KeysRenewed(Kind, name="people.keys_renewed", says=_("The practice renewed the keys of its computer.")):
    """Secrets of second factors were sealed with a new key."""

    secrets: int
