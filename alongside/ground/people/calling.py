"""Whom to call about a patient, for the team: the patient, and the helpers whom the patient let in."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from .models import Contact, Grant
from .reach import Reach, in_force
from .viewer import Viewer


@dataclass(frozen=True)
class Helper:
    """A confirmed helper. `contents`: of what they may hear, as granted; `relation` is the patient's word."""

    name: str
    relation: str
    basis: str
    contents: frozenset[str]
    phone: str


@dataclass(frozen=True)
class Calling:
    """`phone` is the one the patient gave us, "" without one."""

    phone: str
    helpers: tuple[Helper, ...]


def calling(viewer: Viewer, reach: Reach) -> Calling:
    """For the team alone. A helper who was paused, or whose grant ended, is not called."""
    if not reach.sees_codes:
        raise PermissionDenied
    given = Grant.objects.filter(patient__in=reach.persons).select_related("helper", "patient").order_by("confirmed_at")
    paused = {grant.helper_id for grant in given if grant.paused_at}
    counting = [g for g in given if g.confirmed_at and not g.revoked_at and g.helper_id not in paused]
    helpers = in_force(counting, timezone.now())
    phones = _phones({*reach.persons, *(grant.helper_id for grant in helpers)})
    return Calling(
        phone=next((phones[person] for person in reach.persons if person in phones), ""),
        helpers=tuple(
            Helper(g.helper.name, g.relation, g.basis, frozenset(g.contents), phones.get(g.helper_id, ""))
            for g in helpers
        ),
    )


def _phones(persons: set[UUID]) -> dict[UUID, str]:
    rows = Contact.objects.filter(person__in=persons, kind=Contact.Kind.PHONE, ended_at=None)
    return dict(rows.values_list("person", "value"))
