"""Reading notices. First argument: who is looking."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils import timezone

from ..people import reaching
from ..people.identity import same_person_ids
from ..people.reach import Reach, Via
from ..people.roles import May
from ..people.viewer import Viewer
from ..practice.selectors import the_practice
from ..promises.selectors import open_about
from ..spine.access import Purpose, looked
from .endings import CALL
from .kinds import kind_of, known
from .letter import Letter, letter_of
from .models import Message, Notice, Preference, Reply
from .ways import chosen

LINK_LIVES = timedelta(days=30)
SHOWN = timedelta(days=30)
NOT_ARRIVED = ("failed", "bounced", "unsure")


def preference(viewer: Viewer, reach: Reach) -> Preference | None:
    """How this person is told. For the person, and for staff who invite; never for a helper."""
    _own_or_staff(viewer, reach)
    return chosen(reach.persons)


def holds(preference: Preference | None) -> bool:
    """Whether its address is still the person's: consent for one that changed does not count."""
    return bool(preference and (preference.contact_id is None or reaching.address(preference.contact_id).current))


def messages_to(viewer: Viewer, reach: Reach, limit: int = 20) -> list[Message]:
    """What was sent to this person, the last first, and what became of it."""
    _own_or_staff(viewer, reach)
    return list(Message.objects.filter(person__in=reach.persons).order_by("-made_at", "-id")[:limit])


def call_owed(viewer: Viewer, reach: Reach) -> bool:
    """Whether somebody is to call this person, because no message reaches them."""
    _own_or_staff(viewer, reach)
    return any(promise.kind == CALL for promise in open_about(viewer, list(reach.persons)))


def texts_to_read(viewer: Viewer, reach: Reach) -> list[Reply]:
    """Unread text messages from this person's number: for the care team, as they may hold anything."""
    if not reach.sees_codes:
        return []
    numbers = [reaching.address(one).normal for one in [reaching.current_contact(reach.persons, "phone")] if one]
    return list(Reply.objects.filter(normal__in=numbers, read_at=None).order_by("came_at", "id"))


@dataclass(frozen=True)
class NotArrived:
    """A message that did not arrive, or may not have."""

    person: UUID
    name: str
    channel: str
    state: str
    error: str
    at: datetime


def not_arrived(viewer: Viewer) -> list[NotArrived]:
    """Of the last thirty days, the last first. Whose they were is logged."""
    found = list(_not_arrived(viewer).select_related("person").order_by("-ended_at", "-id")[:200])
    looked(viewer=viewer.person_id, about={one.person_id for one in found}, purpose=Purpose.LIST)
    return [
        NotArrived(one.person_id, one.person.name, one.channel, one.state, one.last_error, one.ended_at)
        for one in found
    ]


def not_arrived_count(viewer: Viewer) -> int:
    """How many there are."""
    return _not_arrived(viewer).count()


def _not_arrived(viewer: Viewer) -> QuerySet[Message]:
    if not viewer.may(May.INVITE_PATIENT):
        raise PermissionDenied
    return Message.objects.filter(state__in=NOT_ARRIVED, ended_at__gt=timezone.now() - SHOWN)


def texts_of_nobody(viewer: Viewer) -> list[Reply]:
    """Unread text messages from numbers that no patient has, the oldest first."""
    return list(_texts_of_nobody(viewer).order_by("came_at", "id")[:200])


def texts_of_nobody_count(viewer: Viewer) -> int:
    """How many there are."""
    return _texts_of_nobody(viewer).count()


def _texts_of_nobody(viewer: Viewer) -> QuerySet[Reply]:
    if not viewer.may(May.INVITE_PATIENT):
        raise PermissionDenied
    return Reply.objects.filter(~reaching.somebody_has("phone", "normal"), read_at=None)


def leads_to(viewer: Viewer, token: str) -> tuple[str, list[UUID]] | None:
    """Where the link of a message leads whoever it was for: the name of an address and its arguments.

    None for a link that is too old, unknown, or somebody else's: the viewer is sent to their own start.
    """
    message = Message.objects.filter(token=token, made_at__gt=timezone.now() - LINK_LIVES).first()
    persons = same_person_ids(message.person_id) if message else ()
    if viewer.person_id not in persons:
        return None
    kinds = {notice.kind for notice in message.notices.all() if known(notice.kind)}
    name = kind_of(kinds.pop()).leads_to if len(kinds) == 1 else "portal:page"
    return name, [persons[0]] if name.startswith("portal:") else []


def is_known_link(token: str) -> bool:
    """Whether an e-mail with this link was ever made. No viewer: its button works for whoever has it."""
    return Message.objects.filter(token=token, channel="email").exists()


def shown_in_demo() -> list[tuple[Message, Letter]]:
    """What the demo would have sent, the last first. Everybody in it is invented; a real practice has none."""
    practice = the_practice()
    if not (practice and practice.demo):
        return []
    found = Message.objects.select_related("person").filter(state="sent").order_by("-made_at", "-id")[:50]
    made = []
    for message in found:
        notices = [notice for notice in message.notices.all() if known(notice.kind)]
        if notices:
            made.append((message, letter_of(message, notices)))
    return made


@dataclass(frozen=True)
class Standing:
    """How sending stands, for the doctor."""

    last_sent: datetime | None
    failing: int  # tried, and to be tried again
    error: str  # what the last of these failed with: never an address
    late_minutes: int
    not_arrived: int


def standing(now: datetime) -> Standing:
    """Read by the shell."""
    failing = Message.objects.filter(state="waiting", tries__gt=0).order_by("-next_try_at")
    oldest = Notice.objects.filter(state="waiting", due_at__lte=now).order_by("due_at").first()
    return Standing(
        last_sent=Message.objects.filter(state="sent").order_by("-ended_at").values_list("ended_at", flat=True).first(),
        failing=failing.count(),
        error=failing.values_list("last_error", flat=True).first() or "",
        late_minutes=int((now - oldest.due_at).total_seconds() // 60) if oldest else 0,
        not_arrived=Message.objects.filter(state__in=NOT_ARRIVED, ended_at__gt=now - SHOWN).count(),
    )


def _own_or_staff(viewer: Viewer, reach: Reach) -> None:
    if reach.via == Via.HELPER or (viewer.person_id not in reach.persons and not viewer.may(May.INVITE_PATIENT)):
        raise PermissionDenied
