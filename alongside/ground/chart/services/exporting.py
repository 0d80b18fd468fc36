"""A copy of a whole record leaves Alongside: that is written down."""

from uuid import UUID

from django.db import transaction

from ...people.services.guard import who
from ...people.viewer import Viewer
from ...spine.kinds import RecordExported
from ...spine.services import record


@transaction.atomic
def note_export(*, by: Viewer | None, person: UUID) -> None:
    """Write on the person's timeline that the record was copied, before the first byte goes out."""
    record(RecordExported(), about=person, by=who(by))
