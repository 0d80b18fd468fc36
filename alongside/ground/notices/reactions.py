"""What somebody is told when something happens elsewhere. Idempotent: each notice has the cause that made it."""

from uuid import UUID

from ..chart.selectors import has_news
from ..people import reaching
from ..people.devices import is_unanswered
from ..spine.models import Event
from .services import notify
from .told import ANSWER, DEVICE, LATE, NEWS


def tell_of_news(arrived: Event) -> None:
    """Records came in (RecordsArrived). One notice for all files of one run; history, and what is held, is no news."""
    run, persons = UUID(arrived.data["run"]), reaching.standing(arrived.about_id).persons
    if has_news(persons, run):
        notify(by=None, cause=f"news {persons[0]} {run}", person=persons[0], kind=NEWS, subject=run)


def tell_of_answer(answered: Event) -> None:
    """A correction was answered (CorrectionAnswered)."""
    asked = UUID(answered.data["correction"])
    notify(by=None, cause=f"correction {asked}", person=answered.about_id, kind=ANSWER, subject=asked)


def tell_of_lateness(late: Event) -> None:
    """A promise is late (PromiseLate), or later still (PromiseEscalated): told honestly, with a new time."""
    promise = UUID(late.data["promise"])
    notify(by=None, cause=f"{late.kind} {promise}", person=late.about_id, kind=LATE, subject=promise)


def tell_of_device(seen: Event) -> None:
    """A sign-in on a new device (DeviceSeen). The first one of a sign-in is nobody else's. Signed in there once more
    after it was denied, they are asked once more."""
    device = UUID(seen.data["device"])
    if is_unanswered(device):
        notify(by=None, cause=f"device {seen.id}", person=seen.about_id, kind=DEVICE, subject=device)
