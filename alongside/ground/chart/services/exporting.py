"""A copy of a whole record leaves Alongside: that is written down."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from ...people.services.guard import who
from ...people.viewer import Viewer
from ...spine.kinds import EmergencyCopied, RecordExported
from ...spine.services import record, record_all


@transaction.atomic
def note_export(*, by: Viewer | None, person: UUID) -> None:
    """Write on the person's timeline that the record was copied, before the first byte goes out."""
    record(RecordExported(), about=person, by=who(by))


@transaction.atomic
def note_emergency_copy(*, by: Viewer | None, persons: Iterable[UUID]) -> None:
    """Write on each one's timeline that they are on the emergency copy, before the paper is made."""
    record_all([(EmergencyCopied(), person) for person in persons], by=who(by))
