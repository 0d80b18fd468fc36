"""Reading duties and leaves: who is there now for what."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet

from ..practice.selectors import the_practice
from . import roles
from .duty_hours import Hours, on_shift, stands_in
from .identity import same_person_ids
from .models import Leave, RoleHeld, Shift, TeamMember
from .roles import ON_TEAMS, STAFF, May
from .viewer import Viewer


def on_duty(duty: str, at: datetime) -> list[UUID]:
    """Who has this duty at a moment, the one to ask first before the others; whoever is away gives way to their cover.

    Empty when nobody has. No viewer: clocks ask, not a person.
    """
    practice = the_practice()
    if practice is None:
        return []
    rows = Shift.objects.filter(duty=duty, ended_at=None).order_by("since", "id")
    shifts = [Hours(one.person_id, one.begins, one.ends, one.weekday, one.on, one.place) for one in rows]
    gone = away(at)
    here = [stands_in(person, gone) for person in on_shift(shifts, at, practice.timezone)]
    working = _with_role({person for person in here if person}, STAFF)
    return list(dict.fromkeys(person for person in here if person in working))


def away(at: datetime) -> dict[UUID, UUID | None]:
    """Who is away at a moment, and who stands in for each; a cover who no longer works here does not."""
    rows = list(Leave.objects.filter(begins_at__lte=at, ends_at__gt=at).values_list("person", "cover"))
    working = _with_role({cover for _person, cover in rows if cover}, STAFF)
    return {person: cover if cover in working else None for person, cover in rows}


def who_has_it(person: UUID, at: datetime) -> tuple[UUID | None, str]:
    """(person, "") for who does at a moment what this one owes; (None, role) when all are away and a role has to.

    (person, "") for themselves, too, where they hold no role that anybody else could have.
    """
    gone = away(at)
    if person not in gone:
        return person, ""
    if found := stands_in(person, gone):
        return found, ""
    held = RoleHeld.objects.filter(person=person, ended_at=None, role__in=ON_TEAMS).order_by("since", "id")
    role = held.values_list("role", flat=True).first()
    return (None, role) if role else (person, "")


def managers(at: datetime) -> list[UUID]:
    """Who runs the practice and is here at a moment, else their covers; without a manager, the administrators."""
    gone = away(at)
    for role in (roles.Manager.key, roles.Administrator.key):
        held = RoleHeld.objects.filter(role=role, ended_at=None).order_by("since", "id")
        here = [stands_in(person, gone) for person in held.values_list("person", flat=True)]
        if found := list(dict.fromkeys(person for person in here if person)):
            return found
    return []


def shifts(viewer: Viewer) -> QuerySet[Shift]:
    """All shifts of now, those of single days after the week's. For staff: who is on duty is no secret among them."""
    _staff_only(viewer)
    found = Shift.objects.filter(ended_at=None).select_related("person")
    return found.order_by("duty", "on", "weekday", "begins", "place", "id")


def leaves_to_come(viewer: Viewer, now: datetime) -> QuerySet[Leave]:
    """Leaves that last or are still to come, soonest first, but not those called off before they began. One's own; all
    of them for who plans duties."""
    _staff_only(viewer)
    found = (
        Leave.objects.filter(ends_at__gt=now)
        .filter(ends_at__gt=F("begins_at"))
        .select_related("person", "cover")
        .order_by("begins_at", "id")
    )
    return found if viewer.may(May.PLAN_DUTIES) else found.filter(person=viewer.person_id)


def colleagues(viewer: Viewer) -> QuerySet[RoleHeld]:
    """Everybody who works here, once for each role: whom staff may name as cover or for a duty."""
    _staff_only(viewer)
    found = RoleHeld.objects.filter(ended_at=None, role__in=STAFF).select_related("person")
    return found.order_by("person__given", "person__family", "since", "id")


def takers(patient: UUID) -> list[TeamMember]:
    """Who on a patient's team can take on what was promised to them, the lead first. No viewer: a promise's own is."""
    able = [key for key, role in roles.ALL.items() if May.ANSWER_CORRECTION in role.may]
    found = TeamMember.objects.filter(patient__in=same_person_ids(patient), ended_at=None, role__in=able)
    return list(found.select_related("member").order_by("-lead", "since", "id"))


def _with_role(persons: set[UUID], among: frozenset[str]) -> set[UUID]:
    held = RoleHeld.objects.filter(person__in=persons, ended_at=None, role__in=among)
    return set(held.values_list("person", flat=True)) if persons else set()


def _staff_only(viewer: Viewer) -> None:
    if not viewer.is_staff:
        raise PermissionDenied
