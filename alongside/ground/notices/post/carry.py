"""Carrying one message out: claimed, handed over, recorded. What a kill does in each step stands in ADR 11.

Between `_hand_over` and `_sent` lies the one moment of which nobody knows afterwards whether the message went.
"""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from ...people import reaching
from ...practice.selectors import the_practice
from ...spine.kinds import NoticeSent
from ...spine.services import record
from ..endings import end, message_not_arrived
from ..kinds import kind_of
from ..letter import Letter, letter_of
from ..models import Channel, Message, Notice
from ..ways import way_of
from . import email, sms
from .failures import InDoubt, NotNow, Refused
from .prepare import moot

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=3)  # longer than all waits of one try together; then its worker is taken for dead
# Minutes until the next try: a day and a half in all. Then it is given up, and somebody calls.
BACKOFF = (1, 5, 15, 60, 180, 360, 720, 720)

S = Message.State


@dataclass(frozen=True)
class Carrier:
    """How one channel hands over. `opened` makes ready, up to the last moment at which nothing has gone yet; what it
    gives is called with the letter to let it go. `knows_again`: the other side takes the same one only once."""

    opened: Callable[[Message, str], AbstractContextManager[Callable[[Letter], None]]]
    knows_again: Callable[[], bool]


CARRIERS = {
    Channel.EMAIL: Carrier(email.opened, lambda: False),
    Channel.SMS: Carrier(sms.opened, sms.knows_again),
}


def carry_one() -> bool:
    """Carry the message that has waited longest, or settle one whose worker died. False when none is due."""
    message = _claim()
    if message is None:
        return False
    if message.state != S.SENDING:
        return True
    try:
        _carry(message)
    except Refused as error:
        _failed(message, S.BOUNCED, str(error))
    except InDoubt as error:
        _in_doubt(message, str(error))
    except NotNow as error:
        _again(message, str(error))
    except Exception as error:  # noqa: BLE001 - one message that cannot be made must not keep the others waiting
        log.error("a message could not be sent (%s)", type(error).__name__, exc_info=error)
        _again(message, type(error).__name__, sure=False)
    return True


@transaction.atomic
def _claim() -> Message | None:
    """The next one, its try counted. One that was being handed over when its worker died is settled instead."""
    now = timezone.now()
    message = (
        Message.objects.select_for_update(skip_locked=True)
        .filter(state__in=[S.WAITING, S.SENDING, S.HANDING], next_try_at__lte=now)
        .order_by("next_try_at", "id")
        .first()
    )
    if message is None:
        return None
    if message.state == S.HANDING and not CARRIERS[message.channel].knows_again():
        message_not_arrived(message, S.UNSURE, now, "interrupted")
        return message
    if message.tries >= len(BACKOFF):
        message_not_arrived(message, S.FAILED, now, message.last_error or "interrupted")
        return message
    message.tries += 1
    message.state, message.claim, message.next_try_at = S.SENDING, uuid4(), now + LEASE
    message.save(update_fields=["state", "claim", "tries", "next_try_at"])
    return message


def _carry(message: Message) -> None:
    practice = the_practice()
    if practice and practice.demo:  # what would have gone stands on a page; nothing leaves
        if _hand_over(message):
            _sent(message)
        return
    address = reaching.address(message.contact_id)
    with CARRIERS[message.channel].opened(message, address.value) as let_go:
        letter = _hand_over(message)
        if letter is not None:
            let_go(letter)
            _sent(message)


@transaction.atomic
def _hand_over(message: Message) -> Letter | None:
    """The last look: is it still to be told, and by this way? None when not. From here on a kill leaves a doubt."""
    now, held = timezone.now(), _held(message)
    if held is None:
        return None
    notices = list(held.notices.filter(state=Notice.State.SENDING))
    gone = [(notice, why) for notice in notices if (why := moot(notice))]
    for notice, why in gone:
        end([notice], Notice.State.CANCELLED, now, why)
    still = [notice for notice in notices if notice not in [one for one, _why in gone]]
    if not still or not _by_this_way(held, still):
        # What is still to be told is looked at anew: by another way, by a call, or not at all.
        held.notices.filter(state=Notice.State.SENDING).update(state=Notice.State.WAITING, message=None, due_at=now)
        held.state, held.ended_at, held.claim = S.CANCELLED, now, None
        held.save(update_fields=["state", "ended_at", "claim"])
        return None
    letter = letter_of(held, still)
    held.state = S.HANDING
    held.save(update_fields=["state"])
    return letter


def _by_this_way(message: Message, notices: list[Notice]) -> bool:
    """Not if the person died, took back their consent or changed the address since the message was made."""
    if all(kind_of(notice.kind).after_stop for notice in notices):  # the one answer to STOP
        return True
    way = way_of(message.person_id, kind_of(notices[0].kind))
    return (way.channel, way.contact) == (message.channel, message.contact_id)


def _held(message: Message) -> Message | None:
    """The message, locked, if this worker still has it: one that was away too long has lost it."""
    return (
        Message.objects.select_for_update()
        .filter(id=message.id, claim=message.claim, state__in=[S.SENDING, S.HANDING])
        .first()
    )


@transaction.atomic
def _sent(message: Message) -> None:
    now = timezone.now()
    held = _held(message)
    if held is None:  # taken for dead, and settled: what is known now is better
        held = Message.objects.select_for_update().get(id=message.id)
    held.state, held.ended_at, held.claim, held.last_error = S.SENT, now, None, ""
    held.save(update_fields=["state", "ended_at", "claim", "last_error"])
    end(held.notices.exclude(state=Notice.State.CANCELLED), Notice.State.SENT, now)
    record(NoticeSent(message=held.id, channel=held.channel), about=held.person_id, by=None)


@transaction.atomic
def _failed(message: Message, state: str, error: str) -> None:
    if held := _held(message):
        message_not_arrived(held, state, timezone.now(), error)


@transaction.atomic
def _again(message: Message, error: str, *, sure: bool = True) -> None:
    """It did not go: another try later, or none when all are used up. Not `sure`: only if it was not handed over."""
    held, now = _held(message), timezone.now()
    if held is None or (held.state == S.HANDING and not sure):
        return
    if held.tries >= len(BACKOFF):
        message_not_arrived(held, S.FAILED, now, error)
        return
    held.state, held.claim, held.last_error = S.WAITING, None, error[:200]
    held.next_try_at = now + timedelta(minutes=BACKOFF[held.tries - 1])
    held.save(update_fields=["state", "claim", "last_error", "next_try_at"])


def _in_doubt(message: Message, error: str) -> None:
    """It was handed over, and no answer came. Sent again only where the other side knows it again."""
    if CARRIERS[message.channel].knows_again():
        _again(message, error)
    else:
        _failed(message, S.UNSURE, error)
