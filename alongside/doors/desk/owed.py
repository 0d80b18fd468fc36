"""A promise as a line of the team's list, leading to where it is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise as LazyText

from alongside.ground.people.viewer import Viewer
from alongside.ground.promises.words import words_for
from alongside.ground.spine.access import Purpose, looked


@dataclass(frozen=True)
class Owed:
    """What is owed about whom by when. `url` is where one does it; `key` is the promise's."""

    what: str | LazyText
    about: str
    due: datetime | None
    late: bool
    mine: bool
    url: str
    key: UUID


def owed_lines(viewer: Viewer, promises: Iterable, now: datetime) -> list[Owed]:
    """Lines in the order given. They name people: each one's log says that the viewer found them in a list."""
    promises = list(promises)
    looked(viewer=viewer.person_id, about={promise.about_id for promise in promises}, purpose=Purpose.LIST)
    return [
        Owed(
            what=words_for(promise.kind),
            about=promise.about.name,
            due=promise.due_at,
            late=bool(promise.due_at and promise.due_at < now),
            mine=promise.owed_by_id == viewer.person_id,
            url=_url(promise),
            key=promise.id,
        )
        for promise in promises
    ]


def _url(promise) -> str:
    """Where a promise of this kind is kept: the patient's page, unless it has a page of its own."""
    places = {"answer_correction": "desk:correction", "look_at_same_person": "desk:same_person"}
    if promise.kind in places and promise.subject:
        return reverse(places[promise.kind], args=[promise.subject])
    if promise.kind in ("call_about_notice", "read_text"):
        return reverse("desk:contact", args=[promise.about_id])
    if promise.kind == "talk_about_result":
        return reverse("desk:talks", args=[promise.about_id])
    return reverse("desk:page", args=[promise.about_id])
