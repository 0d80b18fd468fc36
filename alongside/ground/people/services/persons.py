"""Persons become known, and their particulars follow the record."""

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ...spine.kinds import PersonRegistered, PersonUpdated
from ...spine.services import record
from ..finding import findable
from ..models import Person, RoleHeld
from ..roles import STAFF, May, Patient
from ..viewer import Viewer
from .guard import needs, who

PARTICULARS = {
    "given", "family", "called", "birth_text", "birth_lower", "birth_upper", "sex", "deceased", "deceased_text",
    "language", "timezone",
}  # fmt: skip


@transaction.atomic
def register_person(
    *,
    by: Viewer | None,
    origin: str,
    given: str = "",
    family: str = "",
    birth: tuple[str, date, date] | None = None,
    patient: bool = False,
    **particulars,
) -> Person:
    """Make a person known. `birth` is (text as received, earliest day, latest day); `origin` says where from.

    `patient` says that the practice cares for them; staff and helpers who are no patients are persons too.
    """
    text, lower, upper = birth or ("", None, None)
    _only_known(particulars)
    person = Person.objects.create(
        given=given, family=family, birth_text=text, birth_lower=lower, birth_upper=upper,
        findable=findable(given, family, particulars.get("called", "")), registered_at=timezone.now(), **particulars,
    )  # fmt: skip
    if patient:
        RoleHeld.objects.create(person=person, role=Patient.key, since=person.registered_at)
    record(PersonRegistered(origin=origin), about=person.id, by=who(by))
    return person


@transaction.atomic
def update_person(*, by: Viewer | None, person: UUID, **particulars) -> Person:
    """Bring particulars up to date; says on the timeline which ones changed, and nothing when none did."""
    _only_known(particulars)
    found = Person.objects.select_for_update().get(id=person)
    changed = sorted(name for name, value in particulars.items() if getattr(found, name) != value)
    if changed:
        for name in changed:
            setattr(found, name, particulars[name])
        found.findable = findable(found.given, found.family, found.called)
        found.save(update_fields=[*changed, "findable"])
        record(PersonUpdated(fields=changed), about=found.id, by=who(by))
    return found


@transaction.atomic
def rename_staff(*, by: Viewer, person: UUID, given: str, family: str) -> Person:
    """Mend the name of somebody who works here. That of a patient comes from the record, which would bring it back."""
    needs(by, May.GIVE_ROLES)
    held = set(RoleHeld.objects.filter(person=person, ended_at=None).values_list("role", flat=True))
    if not held & STAFF:
        raise PermissionDenied
    if Patient.key in held:
        raise ValidationError(_("They are a patient here too: the name comes from their record."))
    return update_person(by=by, person=person, given=given, family=family)


def _only_known(particulars: dict) -> None:
    unknown = set(particulars) - PARTICULARS
    if unknown:
        raise TypeError(f"not a person's particulars: {sorted(unknown)}")
