"""What every page asks about people, prepared. Nobody is checked here: callers are the selectors."""

from uuid import UUID

from django.db.models import QuerySet

from ..spine.prepared import prepared
from .models import Person, RoleHeld, TeamMember


def person(key: UUID) -> Person:
    """A person by key. Raises Person.DoesNotExist."""
    found = _person(key)
    if not found:
        raise Person.DoesNotExist
    return found[0]


@prepared
def _person(key: UUID) -> QuerySet[Person]:
    return Person.objects.filter(id=key)


@prepared
def roles(person: UUID) -> QuerySet[RoleHeld]:
    """The roles that somebody holds now."""
    return RoleHeld.objects.filter(person=person, ended_at=None).values_list("role", flat=True)


@prepared
def roles_of(persons: set[UUID]) -> QuerySet[RoleHeld]:
    """(person, role) for each role that one of them holds now, the first given first."""
    held = RoleHeld.objects.filter(person__in=persons, ended_at=None).order_by("since", "id")
    return held.values_list("person", "role")


@prepared
def team_of(patient: tuple[UUID, ...]) -> QuerySet[TeamMember]:
    """Who is on a patient's team now, the lead first."""
    members = TeamMember.objects.filter(patient__in=patient, ended_at=None).select_related("member")
    return members.order_by("-lead", "since", "id")
