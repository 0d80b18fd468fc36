"""Deciding that two records are one person, and undoing it. Nothing is moved: a link is all there is."""

from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ...spine.kinds import PersonsLinked, PersonsUnlinked
from ...spine.services import record_all
from ..identity import same_person_ids
from ..models import Person, PersonLink
from ..roles import May
from ..viewer import Viewer
from .guard import needs, who


@transaction.atomic
def link_persons(*, by: Viewer, main: UUID, other: UUID, reason: str) -> PersonLink:
    """`other` is the same person as `main`. Raises ValidationError when linked already, or without a reason."""
    needs(by, May.LINK_PERSONS)
    if not reason.strip():
        raise ValidationError(_("Please say why these are one person."))
    group, others = _locked(main, other)
    if by.person_id in (*group, *others):  # it would open the other page to them as their own
        raise PermissionDenied
    if other in group:
        raise ValidationError(_("These records are linked already."))
    link = PersonLink.objects.create(
        main_id=group[0], other_id=others[0], linked_at=timezone.now(), linked_by_id=by.person_id, reason=reason.strip()
    )
    happened = PersonsLinked(link=link.id)
    record_all([(happened, link.main_id), (happened, link.other_id)], by=who(by))
    return link


def _locked(main: UUID, other: UUID) -> tuple[tuple[UUID, ...], tuple[UUID, ...]]:
    """All records of both, locked: whoever links one of them meanwhile waits, so that links never form a ring."""
    while True:
        found = same_person_ids(main), same_person_ids(other)
        list(Person.objects.select_for_update().filter(id__in=[*found[0], *found[1]]).order_by("id"))
        if found == (same_person_ids(main), same_person_ids(other)):
            return found


@transaction.atomic
def undo_link(*, by: Viewer, link: UUID) -> PersonLink:
    """They are two people after all. Who saw what meanwhile: people.linked.seen_while_linked."""
    needs(by, May.LINK_PERSONS)
    found = PersonLink.objects.select_for_update().get(id=link)
    if found.undone_at is None:
        found.undone_at, found.undone_by_id = timezone.now(), by.person_id
        found.save(update_fields=["undone_at", "undone_by"])
        happened = PersonsUnlinked(link=found.id)
        record_all([(happened, found.main_id), (happened, found.other_id)], by=who(by))
    return found
