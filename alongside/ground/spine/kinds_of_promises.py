"""What happens to promises and their clocks. Part of the catalogue of kinds.py, which is where others find them.

`told` are the persons of the practice whom it concerns: their notices come from it. `missed` counts the steps of the
clock that came due while no clock ran: their effect is in this one.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from .kind import Kind


@dataclass(frozen=True)
class PromiseMade(Kind, name="promises.made", says=_("New promise. {promise}.")):
    """Somebody owes somebody something."""

    promise: UUID


@dataclass(frozen=True)
class PromiseKept(Kind, name="promises.kept", says=_("{by} kept a promise: {promise}.")):
    """What was owed was done."""

    promise: UUID


@dataclass(frozen=True)
class PromiseReleased(Kind, name="promises.released", says=_("{by} closed a promise no longer needed: {promise}.")):
    """It is owed no longer; the reason is kept with the promise."""

    promise: UUID


@dataclass(frozen=True)
class PromiseHandedOn(Kind, name="promises.handed_on", says=_("{by} handed a promise on. {to}: {promise}.")):
    """Somebody else owes it now; the due time stands."""

    promise: UUID
    to: UUID


@dataclass(frozen=True)
class PromiseMoved(Kind, name="promises.moved", says=_("A promise has a later time: {promise}. Why: {why}")):
    """Hours, a holiday or a closure moved the time that was told; never to an earlier one. `why` as somebody wrote it
    down for patients; "" where only hours changed."""

    promise: UUID
    was: datetime
    due: datetime
    why: str


@dataclass(frozen=True)
class PromiseNudged(Kind, name="promises.nudged", says=_("We were reminded of a promise: {promise}.")):
    """Most of its time is over: who owes it is reminded."""

    promise: UUID
    told: list[UUID]
    missed: int


@dataclass(frozen=True)
class PromiseLate(Kind, name="promises.late", says=_("A promise is late, and we are sorry: {promise}.")):
    """Its time is over. Owner and lead are told, and the patient: `expected` is the new time, where there is one."""

    promise: UUID
    told: list[UUID]
    missed: int
    expected: datetime | None


@dataclass(frozen=True)
class PromiseEscalated(
    Kind, name="promises.escalated", says=_("A promise is late, and our manager was told: {promise}.")
):
    """Still not kept: the manager is told too, and the patient of another time."""

    promise: UUID
    told: list[UUID]
    missed: int
    expected: datetime | None


@dataclass(frozen=True)
class PromiseGivenOut(
    Kind, name="promises.given_out", says=_("A promise is still not kept, and you were told whom to call: {promise}.")
):
    """The end of the ladder: an outside line, a telephone that somebody answers."""

    promise: UUID
    told: list[UUID]
    missed: int


@dataclass(frozen=True)
class AlarmRaised(Kind, name="promises.alarm", says=_("We called on those on duty: {promise}.")):
    """Something urgent: who is on duty is told at once, then who is next."""

    promise: UUID
    told: list[UUID]
    missed: int


@dataclass(frozen=True)
class NobodyOnDuty(
    Kind, name="promises.nobody_on_duty", says=_("Nobody was on duty, and you were told what to do: {promise}.")
):
    """Something urgent came while nobody had the duty: no alarm, nobody has read it, and the patient knows."""

    promise: UUID
