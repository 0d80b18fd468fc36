"""How notices end: each in the transaction of whoever ends them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from ..people import reaching
from ..people.viewer import THE_PRACTICE
from ..practice.calendar.value import NeverOpen
from ..promises.selectors import open_about
from ..promises.services import open_promise
from ..spine.kinds import NoticeNotArrived
from ..spine.services import record
from .kinds import Calls, kind_of, known
from .models import Message, Notice

CALL = "call_about_notice"
CALL_BY = "day 1 17:00"  # the end of the next working day
CALLERS = ("front_desk", "assistant", "nurse", "physician")
NOT_ARRIVED = {
    Message.State.FAILED: Notice.State.FAILED,
    Message.State.BOUNCED: Notice.State.BOUNCED,
    Message.State.UNSURE: Notice.State.UNSURE,
}


def end(notices: Iterable[Notice], state: str, now: datetime, reason: str = "") -> None:
    """Mark as ended, and why."""
    Notice.objects.filter(id__in=[notice.id for notice in notices]).update(
        state=state, ended_at=now, end_reason=reason[:40]
    )


def hand_to_a_call(person: UUID, now: datetime) -> None:
    """Somebody of the practice owes a call. One open call to a person is enough: it tells of everything."""
    persons = reaching.standing(person).persons
    if any(promise.kind == CALL for promise in open_about(THE_PRACTICE, list(persons))):
        return
    owed = {"about": person, "kind": CALL, "owed_to": person, "owed_by_role": reaching.held_by_somebody(*CALLERS)}
    try:
        open_promise(by=None, due_rule=CALL_BY, **owed)
    except NeverOpen:  # a calendar without any opening: a day from now is better than nobody
        open_promise(by=None, due_at=now + timedelta(days=1), **owed)


def message_not_arrived(message: Message, state: str, now: datetime, error: str) -> None:
    """Refused for good, given up, or in doubt: the team sees it, and where it is worth a call, somebody calls."""
    message.state, message.ended_at, message.claim, message.last_error = state, now, None, error[:200]
    message.save(update_fields=["state", "ended_at", "claim", "last_error"])
    notices = list(message.notices.filter(state=Notice.State.SENDING))
    end(notices, NOT_ARRIVED[state], now, "see the message")
    record(NoticeNotArrived(message=message.id, channel=message.channel, how=state), about=message.person_id, by=None)
    if any(known(notice.kind) and kind_of(notice.kind).calls != Calls.NEVER for notice in notices):
        hand_to_a_call(message.person_id, now)
