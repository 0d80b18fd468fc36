"""What our ground floor itself tells people. Rooms add their own kinds from wiring."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from ..chart.selectors import has_news
from ..people import reaching
from ..people.devices import is_unanswered
from ..promises.selectors import is_open, new_time_of
from .kinds import Calls, NoticeKind

SEEN = "seen already"


def _news_is_moot(person: UUID, run: UUID, made: datetime) -> str:
    """They have looked meanwhile; or what came is not theirs to read now: corrected, or held by their own wish."""
    persons = reaching.standing(person).persons
    if reaching.has_looked_since(persons, made):
        return SEEN
    return "" if has_news(persons, run) else "nothing to read now"


def _seen(person: UUID, subject: UUID, made: datetime) -> str:
    return SEEN if reaching.has_looked_since(reaching.standing(person).persons, made) else ""


def _kept(person: UUID, promise: UUID, made: datetime) -> str:
    return "" if is_open(promise) else "not late any more"


def _answered(person: UUID, device: UUID, made: datetime) -> str:
    return "" if is_unanswered(device) else "answered already"


def _never(person: UUID, subject: UUID | None, made: datetime) -> str:
    return ""


NEWS, ANSWER, LATE, DEVICE, STOPPED = "news", "answer", "late", "device", "stopped"
KINDS = (
    NoticeKind(NEWS, _("There is something new on our page."), _news_is_moot, waits=True, calls=Calls.ASKED),
    NoticeKind(ANSWER, _("An answer for you is on our page."), _seen),
    NoticeKind(LATE, _("We are late with something we promised you. {when}"), _kept, when=new_time_of),
    NoticeKind(
        DEVICE, _("Somebody signed in with your name on a new device. Was it you?"), _answered,
        quiet=False, calls=Calls.NEVER, leads_to="usersessions_list",
    ),
    NoticeKind(
        STOPPED, _("You asked us to stop, so this is the last text."), _never,
        quiet=False, calls=Calls.NEVER, after_stop=True,
    ),
)  # fmt: skip
