"""Tables of people."""

from .account import Account, Invitation
from .device import Device
from .helping import Grant, ResultPreference
from .person import Contact, Person, PersonLink
from .relations import BreakGlass, RoleHeld, TeamMember

__all__ = [
    "Account", "BreakGlass", "Contact", "Device", "Grant", "Invitation", "Person", "PersonLink", "ResultPreference",
    "RoleHeld", "TeamMember",
]  # fmt: skip
