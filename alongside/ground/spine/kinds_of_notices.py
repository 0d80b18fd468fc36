"""What happens to notices. Part of the catalogue of kinds.py, which is where others find them."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from .kind import Kind


@dataclass(frozen=True)
class NoticeChosen(Kind, name="notices.chosen", says=_("{by} chose how we tell you that something is here.")):
    """Consent to a way of being told was given, changed or withdrawn on a page."""

    preference: UUID
    channel: str


@dataclass(frozen=True)
class NoticesStopped(Kind, name="notices.stopped", says=_("You asked us to stop sending messages, and we stopped.")):
    """By an answer to a text message, or by the button of a mail program."""

    channel: str


@dataclass(frozen=True)
class NoticesResumed(Kind, name="notices.resumed", says=_("You asked us to send text messages again.")):
    """By an answer to a text message."""

    channel: str


@dataclass(frozen=True)
class NoticeSent(Kind, name="notices.sent", says=_("We sent you a message: there is something here for you.")):
    """An e-mail or a text message went out; it held no health data."""

    message: UUID
    channel: str


@dataclass(frozen=True)
class NoticeNotArrived(
    Kind, name="notices.not_arrived", says=_("We sent you a message, and it may not have reached you.")
):
    """Refused, given up, or nobody knows: somebody of the practice calls."""

    message: UUID
    channel: str
    how: str


@dataclass(frozen=True)
class TextCame(Kind, name="notices.text_came", says=_("A text message came in from your phone number.")):
    """What it says is kept as it came; somebody is to read it."""

    reply: UUID


@dataclass(frozen=True)
class TextRead(Kind, name="notices.text_read", says=_("{by} read a text message from your phone number.")):
    """Somebody of the team read it."""

    reply: UUID
