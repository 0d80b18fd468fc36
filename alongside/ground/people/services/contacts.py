"""How to reach a person."""

from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import MaxLengthValidator, validate_email
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ...spine.kinds import SettingsChanged
from ...spine.services import record
from ..days import Days
from ..identity import locked_ids, same_person_ids
from ..models import Contact, Grant
from ..reach import in_force, may_be_minor
from ..roles import May
from ..viewer import Viewer
from .guard import who


@transaction.atomic
def set_contact(*, by: Viewer | None, person: UUID, kind: str, value: str) -> Contact:
    """Set the current e-mail, phone or postal address; the earlier one is kept as ended.

    Two people may share one. But what a minor's guardian reads is not private: a minor's e-mail or phone that equals a
    guardian's raises ValidationError.
    """
    _may(by, person)
    value, normal = _normal(kind, value)
    if kind != Contact.Kind.POST and _is_guardians(person, kind, normal):
        raise ValidationError(
            _("A parent or guardian uses this too. Please give one that only you read, or leave it empty.")
        )
    _current(person, kind).update(ended_at=timezone.now())
    contact = Contact.objects.create(person_id=person, kind=kind, value=value, normal=normal, said_at=timezone.now())
    record(SettingsChanged(fields=[kind]), about=person, by=who(by))
    return contact


@transaction.atomic
def end_contact(*, by: Viewer, person: UUID, kind: str) -> None:
    """No longer use this way to reach the person."""
    _may(by, person)
    if _current(person, kind).update(ended_at=timezone.now()):
        record(SettingsChanged(fields=[kind]), about=person, by=who(by))


def _may(by: Viewer | None, person: UUID) -> None:
    """Oneself, or staff who invite patients. Never a helper."""
    if by is not None and by.person_id not in same_person_ids(person) and not by.may(May.INVITE_PATIENT):
        raise PermissionDenied


def _current(person: UUID, kind: str) -> QuerySet[Contact]:
    """What holds now, on whichever of the person's records it stands."""
    return Contact.objects.filter(person__in=locked_ids(person), kind=kind, ended_at=None)


def _normal(kind: str, value: str) -> tuple[str, str]:
    value = " ".join(value.split())
    MaxLengthValidator(254)(value)
    if kind == Contact.Kind.EMAIL:
        validate_email(value)
        return value, value.casefold()
    if kind == Contact.Kind.PHONE:
        digits = "".join(c for c in value if c.isdigit())
        if not 7 <= len(digits) <= 15:
            raise ValidationError(_("Please give a phone number with area code."))
        return value, digits[-10:]
    if kind != Contact.Kind.POST or not value:
        raise ValidationError(_("Please fill this in."))
    return value, value.casefold()


def _is_guardians(person: UUID, kind: str, normal: str) -> bool:
    now = timezone.now()
    grants = (
        Grant.objects.filter(patient__in=same_person_ids(person), revoked_at=None, helper__isnull=False)
        .exclude(basis=Grant.Basis.HELPER)
        .select_related("patient")
    )
    days = Days(now)
    guardians = {
        record
        for grant in in_force(grants, now)
        if grant.basis == Grant.Basis.PARENT or may_be_minor(grant.patient, days.of(grant.patient))
        for record in same_person_ids(grant.helper_id)
    }
    return Contact.objects.filter(person__in=guardians, kind=kind, normal=normal, ended_at=None).exists()
