"""Proposals that two records are one person, for those who may decide."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from ...people.roles import May
from ...people.viewer import Viewer
from ...spine.access import Purpose, looked
from ..models import SamePerson


def same_person_proposals(viewer: Viewer, limit: int = 50) -> list[SamePerson]:
    """Open proposals, oldest first. Names and birth dates of both are shown, so each person's log says so."""
    found = list(_open(viewer).order_by("found_at", "id")[:limit])
    _log(viewer, found)
    return found


def count_same_persons(viewer: Viewer) -> int:
    """How many proposals wait for a human."""
    return _open(viewer).count()


def same_person_proposal(viewer: Viewer, key: UUID) -> SamePerson | None:
    """One proposal, answered or not."""
    found = _proposals(viewer).filter(id=key).first()
    if found:
        _log(viewer, [found])
    return found


def _open(viewer: Viewer) -> QuerySet[SamePerson]:
    return _proposals(viewer).filter(state=SamePerson.State.OPEN)


def _proposals(viewer: Viewer) -> QuerySet[SamePerson]:
    if not viewer.may(May.LINK_PERSONS):
        raise PermissionDenied
    return SamePerson.objects.select_related("one", "other", "answered_by", "link")


def _log(viewer: Viewer, found: list[SamePerson]) -> None:
    persons = {p for one in found for p in (one.one_id, one.other_id)}
    if persons:
        looked(viewer=viewer.person_id, about=persons, purpose=Purpose.LIST)
