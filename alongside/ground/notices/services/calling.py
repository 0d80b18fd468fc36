"""A call that was owed because no message reaches somebody."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from ...people.reach import reach
from ...people.roles import May
from ...people.viewer import Viewer
from ...promises.selectors import open_about
from ...promises.services import keep
from ..endings import CALL


@transaction.atomic
def call_made(*, by: Viewer, person: UUID) -> int:
    """Somebody called; what was owed is kept. Staff who keep contacts, whose page it is to open."""
    seen = reach(by, person)
    if seen is None or seen.is_patient_side or not by.may(May.INVITE_PATIENT):
        raise PermissionDenied
    owed = [promise.id for promise in open_about(by, list(seen.persons)) if promise.kind == CALL]
    for promise in owed:
        keep(by=by.person_id, promise=promise)
    return len(owed)
