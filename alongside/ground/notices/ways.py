"""By which way somebody is told now: what they chose, and whether it still holds."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.conf import settings

from ..people import reaching
from ..people.reaching import Standing
from ..practice.selectors import the_practice
from .kinds import Calls, NoticeKind
from .models import Channel, Message, Preference
from .schedule import Quiet, next_digest, next_loud


@dataclass(frozen=True)
class Way:
    """How one notice goes. `stop`: why it does not go at all; with `channel` CALL somebody calls instead, and why."""

    standing: Standing
    quiet: Quiet
    at_once: bool
    channel: str = ""
    contact: UUID | None = None
    stop: str = ""

    def digests(self, kind: NoticeKind) -> bool:
        """Whether it comes with the day's message."""
        return kind.waits and not self.at_once

    def when(self, kind: NoticeKind, moment: datetime) -> datetime:
        """The first moment from this one on at which it may go."""
        if self.channel == Channel.CALL or not kind.quiet:
            return moment
        zone = self.standing.zone
        return next_digest(moment, self.quiet, zone) if self.digests(kind) else next_loud(moment, self.quiet, zone)


def chosen(persons: tuple[UUID, ...]) -> Preference | None:
    """What holds now, on whichever of a person's records it stands; the last word counts."""
    return Preference.objects.filter(person__in=persons, ended_at=None).order_by("-chosen_at", "-id").first()


def offered() -> list[str]:
    """The ways that this practice has. Calls and silence it always has; a demo shows all, and sends none."""
    practice = the_practice()
    demo = bool(practice and practice.demo)
    ways = [(Channel.EMAIL, settings.MAIL), (Channel.SMS, settings.SMS)]
    return [*(way for way, there in ways if demo or (there and settings.ADDRESS)), Channel.CALL, Channel.NONE]


def way_of(person: UUID, kind: NoticeKind) -> Way:
    """How this person is told of something of this kind, as it stands now."""
    standing = reaching.standing(person)
    wish = chosen(standing.persons)
    quiet = Quiet(wish.quiet_from, wish.quiet_until) if wish else Quiet(time(21), time(8))
    of = {"standing": standing, "quiet": quiet, "at_once": bool(wish and wish.at_once)}
    if why := _not_at_all(standing, wish):
        return Way(**of, stop=why)
    if wish is None:
        return _by_call(of, kind, Calls.ALWAYS, "nobody has asked how")
    if wish.channel == Channel.CALL:
        return _by_call(of, kind, Calls.ASKED, "asked for calls")
    if why := _does_not_work(wish.contact_id):
        return _by_call(of, kind, Calls.ALWAYS, why)
    return Way(**of, channel=wish.channel, contact=wish.contact_id)


def _not_at_all(standing: Standing, wish: Preference | None) -> str:
    if not standing.alive:
        return "deceased"
    if not (standing.is_patient or standing.is_staff):
        return "no patient here any more"
    return "not wanted" if wish and wish.channel == Channel.NONE else ""


def _does_not_work(contact: UUID) -> str:
    if not reaching.address(contact).current:
        return "the address changed"
    return "the address does not work" if bounced(contact) else ""


def bounced(contact: UUID) -> bool:
    """Whether a message to this address was refused for good. Whoever gives it anew says that it works again."""
    return Message.objects.filter(contact=contact, state=Message.State.BOUNCED).exists()


def _by_call(of: dict, kind: NoticeKind, least: Calls, why: str) -> Way:
    """A call, where the kind is worth one: some are when asked for, some whenever there is no other way."""
    worth = kind.calls == Calls.ALWAYS or (kind.calls == Calls.ASKED and least == Calls.ASKED)
    return Way(**of, channel=Channel.CALL if worth else "", stop="" if worth else why)
