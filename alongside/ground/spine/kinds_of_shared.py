"""What can happen at a computer that several people use. Part of the catalogue of kinds.py.

`named`: what the computer was called then.
"""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from .kind import Kind


@dataclass(frozen=True)
class ComputerShared(Kind, name="people.computer_shared", says=_("{by} made a computer a shared one: {named}.")):
    """Staff may set a PIN there from now on."""

    computer: UUID
    named: str


@dataclass(frozen=True)
class ComputerUnshared(Kind, name="people.computer_unshared", says=_("{by} ended sharing a computer: {named}.")):
    """Every PIN for it ended, and every session that began with one."""

    computer: UUID
    named: str


@dataclass(frozen=True)
class EnteredFully(Kind, name="people.entered_fully", says=_("{by} signed in at {named}.")):
    """Password and second step, or passkey, at a shared computer. It wakes the PIN that its owner has there."""

    computer: UUID
    named: str


@dataclass(frozen=True)
class EnteredByPin(Kind, name="people.entered_by_pin", says=_("{by} signed in by PIN at {named}.")):
    """What follows until somebody else comes there was done in a session that began with a PIN."""

    computer: UUID
    named: str


@dataclass(frozen=True)
class PinSet(Kind, name="people.pin_set", says=_("{by} chose a PIN at {named}.")):
    """It takes the place of an earlier one there."""

    computer: UUID
    named: str


@dataclass(frozen=True)
class PinRemoved(Kind, name="people.pin_removed", says=_("{by} removed a PIN at {named}.")):
    """By its owner."""

    computer: UUID
    named: str


@dataclass(frozen=True)
class PinSpent(
    Kind, name="people.pin_spent", says=_("The PIN of {whose} was typed wrong too often at {named}. It is gone.")
):
    """Its owner is asked whether it was they."""

    computer: UUID
    named: str
    whose: str


@dataclass(frozen=True)
class PinsRest(Kind, name="people.pins_rest", says=_("Too many wrong PINs at {named}. PINs rest there for an hour.")):
    """Of all people together. Who signs in fully there ends it."""

    computer: UUID
    named: str


@dataclass(frozen=True)
class PinAnswered(
    Kind, name="people.pin_answered", says=_("{by} said: “That was me.” A PIN was typed wrong at {named}.")
):
    """Answer to `PinSpent`."""

    computer: UUID
    named: str


@dataclass(frozen=True)
class PinDenied(
    Kind, name="people.pin_denied", says=_("{by} said: “That was not me.” Somebody tried PINs at {named}.")
):
    """Answer to `PinSpent`; administrators see it."""

    computer: UUID
    named: str
