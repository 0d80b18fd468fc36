"""Reading promises. What is owed about a person is that person's data: callers come through people.reach first."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet

from ..people import roles
from ..people.selectors import filled_roles
from ..people.viewer import Viewer
from ..spine.prepared import prepared
from .models import Promise, Step


def open_about(viewer: Viewer, persons: Iterable[UUID]) -> list[Promise]:
    """Open promises about these persons, soonest due first, undated last."""
    return _open_about(tuple(persons))


@prepared
def _open_about(persons: tuple[UUID, ...]) -> QuerySet[Promise]:
    return _ordered(Promise.objects.filter(about__in=persons, state=Promise.State.OPEN))


def owed_by_viewer(viewer: Viewer) -> QuerySet[Promise]:
    """Open promises that stand in the viewer's list."""
    return _ordered(Promise.objects.filter(in_list_of(viewer), state=Promise.State.OPEN, intention=False))


def in_list_of(viewer: Viewer) -> Q:
    """What the viewer owes, or a role for which the viewer answers: their own, and those nobody has."""
    filled = filled_roles()
    answered = [role for role in roles.STAFF if roles.answering_for(role, filled) & viewer.roles]
    return Q(owed_by=viewer.person_id) | Q(owed_by=None, owed_by_role__in=answered)


def in_nobodys_list() -> int:
    """How many open promises nobody finds, for nobody has a role that answers for them. No viewer: for the shell."""
    filled = filled_roles()
    nobodys = [role for role in roles.STAFF if not roles.answering_for(role, filled)]
    owed = Promise.objects.filter(owed_by=None, owed_by_role__in=nobodys, state=Promise.State.OPEN, intention=False)
    return owed.count()


def for_subject(viewer: Viewer, subject: UUID) -> QuerySet[Promise]:
    """Every promise ever made about one row, oldest first."""
    return Promise.objects.filter(subject=subject).order_by("made_at", "id")


def by_key(viewer: Viewer, keys: Iterable[str]) -> dict[str, Promise]:
    """Promises by key, open or ended: what the events that a viewer may read speak of."""
    found = Promise.objects.filter(id__in=set(keys)).select_related("owed_by")
    return {str(promise.id): promise for promise in found}


def new_time_of(promise: UUID) -> datetime | None:
    """The time that was told for a late promise; None when there is none, or when it has ended. No viewer."""
    found = Promise.objects.filter(id=promise, state=Promise.State.OPEN).first()
    return found.expected_at if found else None


def is_open(promise: UUID) -> bool:
    """Whether it is still owed. No viewer: notices ask."""
    return Promise.objects.filter(id=promise, state=Promise.State.OPEN).exists()


def open_among(viewer: Viewer | None, subjects: list[UUID]) -> set[UUID]:
    """Those of these rows about which something is still owed. They say nothing about anybody by themselves."""
    open_ones = Promise.objects.filter(subject__in=subjects, state=Promise.State.OPEN)
    return set(open_ones.values_list("subject", flat=True))


def clocks_behind(now: datetime) -> timedelta:
    """For how long what has come due has not been said."""
    waiting = Step.objects.filter(done_at=None, at__lte=now).order_by("at").values_list("at", flat=True).first()
    return now - waiting if waiting else timedelta()


def _ordered(promises: QuerySet[Promise]) -> QuerySet[Promise]:
    return promises.select_related("about", "owed_by", "owed_to").order_by(F("due_at").asc(nulls_last=True), "id")
