"""Two records that look like one person: a human says whether they are."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ...people.roles import May
from ...people.services import link_persons
from ...people.services.guard import needs
from ...people.viewer import Viewer
from ...promises.selectors import for_subject
from ...promises.services import keep
from ...spine.kinds import SamePersonDenied
from ...spine.services import record_all
from ..models import SamePerson


@transaction.atomic
def are_same(*, by: Viewer, proposal: UUID, main: UUID, reason: str) -> SamePerson:
    """They are one person; `main` is the record whose page stays. Undone by people.services.undo_link."""
    found = _open(by, proposal)
    if main not in (found.one_id, found.other_id):
        raise ValidationError(_("Please choose one of the two."))
    other = found.other_id if main == found.one_id else found.one_id
    found.link = link_persons(by=by, main=main, other=other, reason=reason)
    return _answered(found, by, SamePerson.State.SAME, reason)


@transaction.atomic
def are_different(*, by: Viewer, proposal: UUID, reason: str) -> SamePerson:
    """They are two people. The same two are not proposed again."""
    found = _open(by, proposal)
    if not reason.strip():
        raise ValidationError(_("Please say why."))
    happened = SamePersonDenied(proposal=found.id)
    record_all([(happened, found.one_id), (happened, found.other_id)], by=by.person_id)
    return _answered(found, by, SamePerson.State.DIFFERENT, reason)


def _open(by: Viewer, proposal: UUID) -> SamePerson:
    needs(by, May.LINK_PERSONS)
    found = SamePerson.objects.select_for_update().get(id=proposal)
    if found.state != SamePerson.State.OPEN:
        raise ValidationError(_("Somebody has seen to this already."))
    return found


def _answered(found: SamePerson, by: Viewer, state: str, reason: str) -> SamePerson:
    found.state, found.reason = state, reason.strip()
    found.answered_at, found.answered_by_id = timezone.now(), by.person_id
    found.save(update_fields=["state", "reason", "answered_at", "answered_by", "link"])
    for promise in for_subject(by, found.id):
        if promise.state == promise.State.OPEN:
            keep(by=by.person_id, promise=promise.id)
    return found
