"""Corrections asked for, and their answers."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from ...people.reach import Reach, Via
from ...people.roles import May
from ...people.viewer import Viewer
from ..models import Correction


def corrections_of(viewer: Viewer, reach: Reach) -> QuerySet[Correction]:
    """Of one person, newest first: for that person, and for those of the team who answer. Never for a helper."""
    if reach.via != Via.SELF and not (reach.sees_codes and viewer.may(May.ANSWER_CORRECTION)):
        raise PermissionDenied
    return _with_all().filter(person__in=reach.persons).order_by("-asked_at", "-id")


def corrections_to_answer(viewer: Viewer) -> QuerySet[Correction]:
    """Still unanswered, oldest first. What they are about is each person's data: callers log whom they show."""
    if not viewer.may(May.ANSWER_CORRECTION):
        raise PermissionDenied
    return _with_all().filter(answer="").order_by("asked_at", "id")


def _with_all() -> QuerySet[Correction]:
    return Correction.objects.select_related("person", "resource__source", "version", "asked_by", "answered_by")


def correction(viewer: Viewer, key: UUID) -> Correction | None:
    """One of them, for those who answer; reach to its person is the caller's to check."""
    if not viewer.may(May.ANSWER_CORRECTION):
        raise PermissionDenied
    return _with_all().filter(id=key).first()
