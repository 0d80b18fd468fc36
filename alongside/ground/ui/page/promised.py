"""What is promised and by when, on both sides."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.utils.translation import gettext as _

from alongside.ground.people import roles
from alongside.ground.people.contents import Content
from alongside.ground.people.reach import Via
from alongside.ground.people.viewer import Viewer
from alongside.ground.promises.trust import Kept, open_and_kept
from alongside.ground.promises.words import HOUSEKEEPING, told, words_for

from .card import Card
from .sight import Sight

# Which kind of content a promise speaks of: who may not see that content does not see the promise.
SPEAKS_OF = {"talk_about_result": Content.RESULTS}


@dataclass(frozen=True)
class Owed:
    """One open promise: who owes what by when. `late` is never said of a patient's own step.

    Once late: `expected` is the new time, `out` says to call instead of waiting.
    """

    who: str
    what: str
    due: datetime | None
    late: bool
    expected: datetime | None = None
    out: bool = False


@dataclass(frozen=True, kw_only=True)
class PromisesCard(Card):
    """What we promised, and how it went so far. `kept` only where every promise may be seen."""

    template: ClassVar[str] = "page/promises.html"
    on_paper: ClassVar[str] = "print/promises.html"

    owed: tuple[Owed, ...] = ()
    kept: Kept | None = None


def promised(sight: Sight) -> PromisesCard | None:
    """Open promises to this person and the person's own steps; what the team owes itself is the desk's."""
    mine = set(sight.reach.persons)
    found, kept = open_and_kept(sight.viewer, sight.reach.persons, sight.now)
    owed = tuple(
        _owed(sight, p) for p in found if (p.owed_to_id in mine or p.owed_by_id in mine) and _visible(sight, p)
    )
    kept = kept if kept.promised and (sight.is_own or sight.reach.sees_codes) else None
    return PromisesCard("promises", _("What we promised"), owed=owed, kept=kept) if owed or kept else None


def _visible(sight: Sight, promise) -> bool:
    if promise.kind in HOUSEKEEPING:
        return False
    content = SPEAKS_OF.get(promise.kind)
    if content and sight.reach.via == Via.HELPER:  # of a private result they may not even know that it is talked about
        return sight.reach.allows(content) and promise.subject in {talk.id for talk in sight.talks}
    if content:
        return sight.reach.allows(content)
    return sight.is_own or sight.reach.sees_codes  # corrections are between the patient and the team


def _owed(sight: Sight, promise) -> Owed:
    late = bool(promise.due_at and promise.due_at < sight.now and not promise.intention)
    what = who_owes(sight.viewer, promise), str(words_for(promise.kind)), promise.due_at, late
    if not late:
        return Owed(*what)
    expected = promise.expected_at if promise.expected_at and promise.expected_at > sight.now else None
    return Owed(*what, expected=None if promise.given_out_at else expected, out=promise.given_out_at is not None)


def who_owes(viewer: Viewer, promise) -> str:
    """The one who owes it, or the role of the team that does."""
    if promise.owed_by_id == viewer.person_id:
        return _("You")
    if promise.owed_by_id:
        return promise.owed_by.name
    return _("The team (%(role)s)") % {"role": roles.ALL[promise.owed_by_role].name}


def what_was_owed(promise) -> str:
    """What the timeline says of it, which the patient reads."""
    return _("Keep the records in order") if promise.kind in HOUSEKEEPING else told(promise.kind)
