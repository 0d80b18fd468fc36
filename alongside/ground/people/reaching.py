"""What notices need to know of a person: where they are reached, and whether they still are to be. No viewer: the
worker asks, not a person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from ..practice.selectors import the_practice
from ..spine import selectors as spine
from ..spine.access import Purpose
from .identity import main_person_id, same_person_ids
from .models import Contact, Person, RoleHeld
from .roles import STAFF, Patient


@dataclass(frozen=True)
class Address:
    """One way to reach a person. `current`: it still is theirs. `shared`: somebody else has the same."""

    contact: UUID
    value: str
    normal: str
    current: bool
    shared: bool


@dataclass(frozen=True)
class Standing:
    """Of all records of one person: whether they live, are cared for here or work here; language and zone."""

    persons: tuple[UUID, ...]
    called: str
    language: str
    zone: str
    alive: bool
    is_patient: bool
    is_staff: bool


def address(contact: UUID) -> Address:
    """By the key of the contact."""
    found = Contact.objects.get(id=contact)
    return Address(
        contact=found.id,
        value=found.value,
        normal=found.normal,
        current=found.ended_at is None,
        shared=len(whose(found.kind, found.normal)) > 1,
    )


def current_contact(persons: tuple[UUID, ...], kind: str) -> UUID | None:
    """The key of the e-mail or phone that holds now."""
    return Contact.objects.filter(person__in=persons, kind=kind, ended_at=None).values_list("id", flat=True).first()


def whose(kind: str, normal: str) -> set[UUID]:
    """The persons who have this address now, each by the main record."""
    rows = Contact.objects.filter(kind=kind, normal=normal, ended_at=None).values_list("person", flat=True)
    return {main_person_id(person) for person in rows}


def somebody_has(kind: str, field: str) -> Exists:
    """The same asked by the database, for a query whose rows hold such an address in `field`."""
    return Exists(Contact.objects.filter(kind=kind, normal=OuterRef(field), ended_at=None))


def standing(person: UUID) -> Standing:
    """How it stands with a person now."""
    persons = same_person_ids(person)
    records = {record.id: record for record in Person.objects.filter(id__in=persons)}
    main, practice = records[persons[0]], the_practice()
    held = set(RoleHeld.objects.filter(person__in=persons, ended_at=None).values_list("role", flat=True))
    return Standing(
        persons=persons,
        called=main.short_name,
        language=main.language,
        zone=main.timezone or (practice.timezone if practice else "UTC"),
        alive=not any(record.deceased for record in records.values()),
        is_patient=Patient.key in held,
        is_staff=bool(held & STAFF),
    )


def has_looked_since(persons: tuple[UUID, ...], moment: datetime) -> bool:
    """Whether they opened their own page after a moment. The log knows the first look of each hour: in doubt, no."""
    mine = spine.looks_at(list(persons)).filter(viewer__in=persons, purpose=Purpose.SELF)
    return mine.filter(first_at__gt=moment).exists()


def held_by_somebody(*roles: str) -> str:
    """The first of these roles that somebody holds now; the last one when nobody does."""
    held = set(RoleHeld.objects.filter(role__in=roles, ended_at=None).values_list("role", flat=True))
    return next((role for role in roles if role in held), roles[-1])
