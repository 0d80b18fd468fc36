"""Tables of people."""

from .account import Account, Invitation
from .device import Device
from .duty import Leave, Shift
from .helping import Grant, ResultPreference
from .person import Contact, Person, PersonLink
from .relations import BreakGlass, RoleHeld, TeamMember
from .shared import Pin, SharedComputer

__all__ = [
    "Account", "BreakGlass", "Contact", "Device", "Grant", "Invitation", "Leave", "Person", "PersonLink", "Pin",
    "ResultPreference", "RoleHeld", "SharedComputer", "Shift", "TeamMember",
]  # fmt: skip
