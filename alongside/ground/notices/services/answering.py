"""Answers to text messages: stop, start, and what a person has to read. Nothing that comes in is dropped."""

import secrets
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from ...people import reaching
from ...people.identity import locked_ids
from ...people.reach import reach
from ...people.roles import May
from ...people.selectors import team_lead
from ...people.viewer import Viewer
from ...promises.selectors import for_subject
from ...promises.services import keep, open_promise
from ...spine.kinds import NoticesResumed, TextCame, TextRead
from ...spine.services import record
from ..consent import replace, stop
from ..models import Channel, Message, Notice, Preference, Reply
from ..replies import meaning, says_more
from ..told import STOPPED
from ..ways import chosen

READ = "read_text"
READ_BY = "within 120"  # minutes of being open
READERS = ("nurse", "assistant", "physician", "front_desk")


@transaction.atomic
def take_reply(*, by: None, key: str, sender: str, text: str) -> Reply:
    """A text message came in. The same `key` again changes nothing: gateways deliver twice.

    Two people may share a number: whoever says stop there says it for both.
    """
    normal = "".join(letter for letter in sender if letter.isdigit())[-10:]
    means, now = meaning(text), timezone.now()
    to_read = means == Reply.Meaning.OTHER or says_more(text)
    reply, made = Reply.objects.get_or_create(
        key=key[:120],
        defaults={"sender": sender[:40], "normal": normal, "text": text, "meaning": means, "came_at": now,
                  "read_at": None if to_read else now},
    )  # fmt: skip
    if not made:
        return reply
    persons = sorted(reaching.whose("phone", normal))
    for person in persons:
        record(TextCame(reply=reply.id), about=person, by=None)
    if reply.meaning == Reply.Meaning.STOP:
        _stop(reply, persons)
    elif reply.meaning == Reply.Meaning.START:
        _start(persons)
    if to_read:
        _let_it_be_read(reply, persons)
    return reply


def _stop(reply: Reply, persons: list[UUID]) -> None:
    """Consent ends at once; one last text says so, once for the number."""
    stopped = []
    for person in persons:
        wish = chosen(records := locked_ids(person))
        if wish and wish.channel == Channel.SMS:
            stop(records, wish, how="by text")
            stopped.append((person, wish))
    for person, wish in stopped[:1]:
        now = timezone.now()
        message = Message.objects.create(
            person_id=person, channel=Channel.SMS, contact_id=wish.contact_id, token=secrets.token_urlsafe(9),
            made_at=now, next_try_at=now,
        )  # fmt: skip
        Notice.objects.create(
            person_id=person, cause=f"stop {reply.id}", kind=STOPPED, made_at=now, not_before=now, due_at=now,
            state=Notice.State.SENDING, message=message,
        )  # fmt: skip


def _start(persons: list[UUID]) -> None:
    """Who had stopped by text gets texts again, as they had them. It gives no consent that was never there."""
    for person in persons:
        wish = chosen(records := locked_ids(person))
        before = _before_stopping(records) if wish and wish.how == "by text" else None
        if before and reaching.address(before.contact_id).current:
            replace(
                records, channel=Channel.SMS, contact_id=before.contact_id, how="by text again",
                at_once=before.at_once, quiet_from=before.quiet_from, quiet_until=before.quiet_until,
                chosen_by_id=person,
            )  # fmt: skip
            record(NoticesResumed(channel=Channel.SMS), about=person, by=person)


def _before_stopping(records: tuple[UUID, ...]) -> Preference | None:
    ended = Preference.objects.filter(person__in=records, ended_at__isnull=False, channel=Channel.SMS)
    return ended.order_by("-ended_at", "-id").first()


def _let_it_be_read(reply: Reply, persons: list[UUID]) -> None:
    """Owed by who leads the team. From a number that nobody has, it stands in the list of messages."""
    for person in persons:
        lead = team_lead(person)
        open_promise(
            by=None, about=person, kind=READ, owed_to=person, owed_by=lead,
            owed_by_role="" if lead else reaching.held_by_somebody(*READERS), due_rule=READ_BY, subject=reply.id,
        )  # fmt: skip


@transaction.atomic
def mark_read(*, by: Viewer, reply: UUID) -> Reply:
    """Somebody read it and does what it asks for. Of the team, or, for an unknown number, whoever invites patients."""
    found = Reply.objects.select_for_update().get(id=reply)
    persons = sorted(reaching.whose("phone", found.normal))
    seen = [reach(by, person) for person in persons]
    if persons and not any(one and one.sees_codes for one in seen):
        raise PermissionDenied
    if not persons and not by.may(May.INVITE_PATIENT):
        raise PermissionDenied
    if found.read_at is None:
        found.read_at, found.read_by_id = timezone.now(), by.person_id
        found.save(update_fields=["read_at", "read_by"])
        for promise in for_subject(by, found.id):
            if promise.state == promise.State.OPEN:
                keep(by=by.person_id, promise=promise.id)
        for person in persons:
            record(TextRead(reply=found.id), about=person, by=by.person_id)
    return found
