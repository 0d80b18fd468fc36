"""From notices that are due to a message, a call, or nothing. Only this database: nothing is sent here."""

import logging
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from ...people.identity import locked_ids
from ..endings import end, hand_to_a_call
from ..kinds import NoticeKind, kind_of, known
from ..models import Channel, Message, Notice
from ..schedule import local, next_digest
from ..ways import Way, way_of

WAITING = Notice.State.WAITING
AGAIN = timedelta(minutes=10)  # after a try that failed
log = logging.getLogger(__name__)


@transaction.atomic
def prepare_one(now: datetime) -> bool:
    """Do what is due with the notice that has waited longest, and with those that go with it. False without one."""
    due = Notice.objects.filter(state=WAITING, due_at__lte=now).order_by("due_at", "id")
    first = due.values_list("id", "person_id").first()
    if first is None:
        return False
    locked_ids(first[1])  # of one person's notices one worker makes messages
    notice = due.select_for_update(of=("self",)).filter(id=first[0]).first()
    if notice is not None:
        _prepare_or_wait(notice, now)
    return True


def _prepare_or_wait(notice: Notice, now: datetime) -> None:
    """One notice that cannot be made ready must not keep all others waiting."""
    try:
        with transaction.atomic():
            _prepare(notice, now)
    except Exception as error:  # noqa: BLE001
        log.error("a notice could not be made ready (%s)", type(error).__name__, exc_info=error)
        _later(notice, now + AGAIN)


def moot(notice: Notice) -> str:
    """Why it is not to be told any more, as things stand now; "" while it is."""
    if not known(notice.kind):
        return "no such kind any more"
    return kind_of(notice.kind).moot(notice.person_id, notice.subject, notice.made_at)


def _prepare(notice: Notice, now: datetime) -> None:
    if why := moot(notice):
        end([notice], Notice.State.CANCELLED, now, why)
        return
    kind = kind_of(notice.kind)
    way = way_of(notice.person_id, kind)
    if way.stop:
        end([notice], Notice.State.CANCELLED, now, way.stop)
    elif way.channel == Channel.CALL:
        hand_to_a_call(notice.person_id, now)
        end([notice], Notice.State.CALL, now)
    elif way.digests(kind):
        _into_the_days_message(notice, way, now)
    elif (loud := way.when(kind, now)) > now:
        _later(notice, loud)
    else:
        _make(notice, way, None, now, _beside(notice, way, now))


def _into_the_days_message(notice: Notice, way: Way, now: datetime) -> None:
    """Once a day: a worker that comes late sends it later that day, and never two."""
    kind, today = kind_of(notice.kind), local(now, way.standing.zone).date()
    last = _last_digest(way)
    if last is not None and last >= today:
        _later(notice, next_digest(now, way.quiet, way.standing.zone, sent_on=last))
    elif way.quiet.holds(local(now, way.standing.zone).time()):
        _later(notice, way.when(kind, now))
    else:
        _make(notice, way, today, now, _beside(notice, way, now))


def _last_digest(way: Way):
    sent = Message.objects.filter(person__in=way.standing.persons, digest_day__isnull=False)
    return sent.order_by("-digest_day").values_list("digest_day", flat=True).first()


def _later(notice: Notice, when: datetime) -> None:
    notice.due_at = when
    notice.save(update_fields=["due_at"])


def _beside(notice: Notice, way: Way, now: datetime) -> list[Notice]:
    """What else this person is to be told and may be told now, by the same way: one message for all of it."""
    others = Notice.objects.filter(person__in=way.standing.persons, state=WAITING, due_at__lte=now)
    same = _alike(kind_of(notice.kind), way)
    found = []
    for other in others.exclude(id=notice.id).select_for_update(of=("self",)).order_by("id"):
        if known(other.kind) and _alike(kind_of(other.kind), way) == same and not moot(other):
            found.append(other)
    return found


def _alike(kind: NoticeKind, way: Way) -> tuple:
    return way.digests(kind), kind.quiet


def _make(notice: Notice, way: Way, day, now: datetime, beside: list[Notice]) -> None:
    message = Message.objects.create(
        person_id=way.standing.persons[0], channel=way.channel, contact_id=way.contact, digest_day=day, made_at=now,
        next_try_at=now, token=secrets.token_urlsafe(9),
    )  # fmt: skip
    keys: list[UUID] = [one.id for one in (notice, *beside)]
    Notice.objects.filter(id__in=keys).update(state=Notice.State.SENDING, message=message)
