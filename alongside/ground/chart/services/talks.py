"""The talk that a patient asked for before new results."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from ...people.contents import Content
from ...people.reach import reach
from ...people.viewer import Viewer
from ...promises.selectors import for_subject
from ...promises.services import keep
from ..models import Talk


@transaction.atomic
def talked(*, by: Viewer, talk: UUID) -> Talk:
    """We talked: the promise is kept, and what waited shows from now on.

    Raises PermissionDenied off the team, and for a role that reads no results.
    """
    found = Talk.objects.select_for_update().get(id=talk)
    seen = reach(by, found.person_id)
    if seen is None or not seen.sees_codes or not seen.allows(Content.RESULTS):
        raise PermissionDenied
    for promise in for_subject(by, found.id):
        if promise.state == promise.State.OPEN:
            keep(by=by.person_id, promise=promise.id)
    return found
