"""Proposals that two records are one person, for those who may decide."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from ...people.roles import May
from ...people.viewer import Viewer
from ...spine.access import Purpose, looked
from ..models import SamePerson


def same_person_proposals(viewer: Viewer) -> list[SamePerson]:
    """Open proposals, oldest first. Names and birth dates of both are shown, so each person's log says so."""
    found = list(_proposals(viewer).filter(state=SamePerson.State.OPEN).order_by("found_at", "id"))
    _log(viewer, found)
    return found


def same_person_proposal(viewer: Viewer, key: UUID) -> SamePerson | None:
    """One proposal, answered or not."""
    found = _proposals(viewer).filter(id=key).first()
    if found:
        _log(viewer, [found])
    return found


def _proposals(viewer: Viewer) -> QuerySet[SamePerson]:
    if not viewer.may(May.LINK_PERSONS):
        raise PermissionDenied
    return SamePerson.objects.select_related("one", "other", "answered_by", "link")


def _log(viewer: Viewer, found: list[SamePerson]) -> None:
    persons = {p for one in found for p in (one.one_id, one.other_id)}
    if persons:
        looked(viewer=viewer.person_id, about=persons, purpose=Purpose.LIST)
