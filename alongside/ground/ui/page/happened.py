"""Who looked, and who did something: access log and timeline in words that a patient reads. Both doors print these."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.ground.people import roles
from alongside.ground.people.services import GLASS_STAYS_OPEN
from alongside.ground.people.viewer import Viewer
from alongside.ground.promises import selectors as promises
from alongside.ground.promises.words import HOURS_CHANGED
from alongside.ground.spine import kinds
from alongside.ground.spine.access import Purpose
from alongside.ground.spine.kinds import GlassBroken, PromiseMade

from .promised import what_was_owed, who_owes

HOUR = timedelta(hours=1)  # a look is written down once an hour, at its first moment


@dataclass(frozen=True)
class Looked:
    """Somebody looked on one day for one purpose, at these hours. `reasons` are the words of who broke the glass.

    `opened_own`: the viewer opened their own page; what a nurse who is a patient here does as a nurse is told as such.
    """

    name: str
    role: str
    purpose: str
    opened_own: bool
    hours: tuple[datetime, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Acted:
    """Somebody did something."""

    sentence: str
    at: datetime


@dataclass(frozen=True)
class Day:
    """A day in the reader's zone, with what happened on it, newest first."""

    date: date
    items: tuple


def looks_by_day(
    viewer: Viewer, looks: Iterable, roles_held: dict[UUID, list[str]], acts: Iterable = ()
) -> tuple[Day, ...]:
    """Access-log rows, newest first, one line for each person, purpose and day.

    `acts` are timeline events: from them comes the reason that somebody gave who was not on the team.
    """
    given = [(event.by_id, event.recorded_at, event.data["reason"]) for event in acts if event.kind == GlassBroken.name]
    return tuple(Day(day, _looked(viewer, list(rows), roles_held, given)) for day, rows in _by_day(looks, "first_at"))


def acts_by_day(viewer: Viewer, events: Iterable) -> tuple[Day, ...]:
    """Timeline events, newest first, as sentences."""
    events = list(events)
    found = promises.by_key(viewer, [e.data[name] for e in events for name in ("promise", "to") if name in e.data])
    return tuple(
        Day(day, tuple(Acted(sentence(viewer, e, found), e.recorded_at) for e in rows))
        for day, rows in _by_day(events, "recorded_at")
    )


def sentence(viewer: Viewer, event, found: Mapping) -> str:
    """What an event says; `found` are the promises it speaks of. A kind that we no longer know is named, not hidden."""
    kind = kinds.BY_NAME.get(event.kind)
    by = _actor(viewer, event)
    if kind is None:
        return f"{by}: {event.kind}"
    data = event.data | _promised(viewer, event, found)
    if data.get("role") in roles.ALL:
        data["role"] = roles.ALL[data["role"]].name
    if data.get("why") == "":
        data["why"] = HOURS_CHANGED  # in the reader's language, and not in the worker's
    return str(kind.says).format(by=by, **data)


def _promised(viewer: Viewer, event, found: Mapping) -> dict[str, str]:
    """What is said in place of the promises' keys: what it was, and who owes it, when that is news."""
    if event.data.get("promise") not in found:
        return {}
    promise = found[event.data["promise"]]
    what = what_was_owed(promise)
    if event.kind == PromiseMade.name:
        return {"promise": f"{who_owes(viewer, promise)}: {what}"}
    return {"promise": what} | ({"to": who_owes(viewer, found[event.data["to"]])} if "to" in event.data else {})


def _actor(viewer: Viewer, event) -> str:
    if event.by_id is None:
        return _("The system")
    return _("You") if event.by_id == viewer.person_id else event.by.name


def _by_day(rows: Iterable, field: str):
    return groupby(rows, key=lambda row: timezone.localdate(getattr(row, field)))


def _looked(viewer: Viewer, rows: list, roles_held: dict[UUID, list[str]], given: list) -> tuple[Looked, ...]:
    found: dict[tuple[UUID, str], list] = {}
    for row in rows:
        found.setdefault((row.viewer_id, row.purpose), []).append(row)
    return tuple(
        Looked(
            name=_("You") if who == viewer.person_id else same[0].viewer.name,
            role=", ".join(str(roles.ALL[r].name) for r in roles_held.get(who, ()) if r in roles.STAFF),
            purpose=str(Purpose(purpose).label) if purpose in Purpose else purpose,
            opened_own=who == viewer.person_id and purpose == Purpose.SELF,
            hours=tuple(dict.fromkeys(row.first_at for row in same)),  # one look at two records is one look
            reasons=_reasons(given, who, same) if purpose == Purpose.EMERGENCY else (),
        )
        for (who, purpose), same in found.items()
    )


def _reasons(given: list, who: UUID, looks: list) -> tuple[str, ...]:
    """What this one said on opening the page, in the shift before any of these looks; each once, in order."""
    said = [
        (at, reason) for by, at, reason in given
        if by == who and any(row.first_at - GLASS_STAYS_OPEN <= at <= row.first_at + HOUR for row in looks)
    ]  # fmt: skip
    return tuple(dict.fromkeys(reason for _at, reason in sorted(said)))
