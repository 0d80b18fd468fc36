"""Who may reach whose page, and how much of it. The one place that decides.

Reach is by relationship, in this order: oneself; the care team; a helper's active grant; a page opened for a stated
reason; a role that serves everyone (within its contents). Nothing else reaches anybody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils import timezone

from alongside.knowledge.core.dates import years_between

from ..spine.access import Purpose, looked
from ..spine.prepared import prepared
from . import roles
from .contents import ALL_CONTENT, ALL_SENSITIVE, Sensitive
from .days import Days
from .identity import linked_by, same_person_ids
from .models import BreakGlass, Grant, Person, TeamMember
from .viewer import THE_PRACTICE, Viewer

# Below this age a parent sees what a minor could not yet consent to alone; from it on only what is named.
# A conservative reading across states; a dated table by state and service replaces it when practices ask for it.
MINOR_CONSENT_AGE = 12
ADULT_AGE = 18


class Via(StrEnum):
    """By which relationship the page is reached."""

    SELF = "self"
    HELPER = "helper"
    TEAM = "team"
    SERVICE = "service"
    BREAK_GLASS = "break_glass"


@dataclass(frozen=True)
class Reach:
    """What one viewer may see of one person."""

    via: Via
    viewer: UUID
    person: UUID
    persons: tuple[UUID, ...]  # the person's linked records, `person` first
    contents: frozenset[str]
    sensitive: frozenset[str]
    purpose: Purpose
    grant: UUID | None = None
    basis: str = ""

    @property
    def sees_codes(self) -> bool:
        """The team's view adds sources and codes."""
        return self.via in (Via.TEAM, Via.BREAK_GLASS)

    @property
    def is_patient_side(self) -> bool:
        """Patient or helper: held results stay held."""
        return self.via in (Via.SELF, Via.HELPER)

    def allows(self, content: str, sensitivity: frozenset[str] = frozenset()) -> bool:
        """Whether a thing of this kind of content, with these sensitive categories, may be seen."""
        return content in self.contents and sensitivity <= self.sensitive


def reach(viewer: Viewer, person_id: UUID) -> Reach | None:
    """How `viewer` reaches `person_id` now, or None. Does not write the access log: see `must_reach`."""
    persons = same_person_ids(person_id)
    if not persons:
        return None
    now = timezone.now()
    if viewer.person_id in persons:
        return _reach(Via.SELF, viewer, persons, ALL_CONTENT, ALL_SENSITIVE, Purpose.SELF)
    return (
        _as_team(viewer, persons)
        or _as_helper(viewer, persons, now)
        or _for_a_reason(viewer, persons, now)
        or _as_service(viewer, persons)
    )


def must_reach(viewer: Viewer, person_id: UUID) -> Reach:
    """`reach`, written into the access log of each record that the page shows. Raises PermissionDenied without one.

    Of each: should two of them turn out to be two people, either can read who saw theirs.
    """
    found = reach(viewer, person_id)
    if found is None:
        raise PermissionDenied
    note_look(viewer, found)
    return found


def note_look(viewer: Viewer, found: Reach) -> None:
    """Write into the access log of each record that the viewer looks, for whoever needs to ask more before a page."""
    looked(viewer=viewer.person_id, about=found.persons, purpose=found.purpose)


def for_emergency_copy(person_id: UUID) -> Reach | None:
    """What the practice's emergency copy may hold of somebody: what a team sees, and nothing private.

    Nobody looks: the worker or the shell makes the copy, and writes that on the timeline of each.
    """
    persons = same_person_ids(person_id)
    return _reach(Via.TEAM, THE_PRACTICE, persons, ALL_CONTENT, (), Purpose.OPERATIONS) if persons else None


def _reach(via, viewer, persons, contents, sensitive, purpose, **more) -> Reach:
    return Reach(via, viewer.person_id, persons[0], persons, frozenset(contents), frozenset(sensitive), purpose, **more)


def _as_team(viewer: Viewer, persons: tuple[UUID, ...]) -> Reach | None:
    if not viewer.is_staff:  # a team is staff: for a helper there is nothing to ask
        return None
    held = set(_places(persons, viewer.person_id)) & viewer.roles & roles.ON_TEAMS
    contents = frozenset().union(*(roles.ALL[role].contents for role in held)) if held else frozenset()
    return _reach(Via.TEAM, viewer, persons, contents, ALL_SENSITIVE, Purpose.CARE) if held else None


@prepared
def _places(patient: tuple[UUID, ...], member: UUID) -> QuerySet[TeamMember]:
    found = TeamMember.objects.filter(patient__in=patient, member=member, ended_at=None)
    return found.values_list("role", flat=True)


def _as_helper(viewer: Viewer, persons: tuple[UUID, ...], now: datetime) -> Reach | None:
    given = _given(viewer.person_id, persons)
    if any(grant.paused_at for grant in given):  # a pause is of the helper, whatever else they were given
        return None
    grants = _counting(given, now)
    if not grants:
        return None
    strongest = max(grants, key=lambda g: (g.basis == Grant.Basis.LEGAL, g.basis == Grant.Basis.PARENT, g.confirmed_at))
    return _reach(
        Via.HELPER, viewer, covered(strongest, persons), strongest.contents, _sensitive_in(strongest, persons, now),
        Purpose.HELPING, grant=strongest.id, basis=strongest.basis,
    )  # fmt: skip


@prepared
def _given(helper: UUID, patient: tuple[UUID, ...]) -> QuerySet[Grant]:
    return Grant.objects.filter(helper=helper, patient__in=patient).select_related("patient")


@prepared
def _all_given(helper: UUID) -> QuerySet[Grant]:
    return Grant.objects.filter(helper=helper).select_related("patient")


def covered(grant: Grant, persons: tuple[UUID, ...]) -> tuple[UUID, ...]:
    """Of these records of one person, those that a grant speaks of.

    What somebody chose to share was what they knew of then: a record that staff join to theirs later is not shared
    until they decide anew. What the law gives, it gives of the whole person.
    """
    if grant.basis != Grant.Basis.HELPER or len(persons) == 1:
        return persons
    known = linked_by(grant.patient_id, grant.decided_at)
    return tuple(person for person in persons if person in known)


def _for_a_reason(viewer: Viewer, persons: tuple[UUID, ...], now: datetime) -> Reach | None:
    care = [roles.ALL[r] for r in viewer.roles & roles.ON_TEAMS]
    if not care or not _opened(persons, viewer.person_id, now):
        return None
    contents = frozenset().union(*(role.contents for role in care))
    return _reach(Via.BREAK_GLASS, viewer, persons, contents, ALL_SENSITIVE, Purpose.EMERGENCY)


@prepared
def _opened(patient: tuple[UUID, ...], viewer: UUID, now: datetime) -> QuerySet[BreakGlass]:
    found = BreakGlass.objects.filter(patient__in=patient, viewer=viewer, opened_at__lte=now, until__gt=now)
    return found.values_list("id", flat=True)


def _as_service(viewer: Viewer, persons: tuple[UUID, ...]) -> Reach | None:
    serving = [roles.ALL[r] for r in viewer.roles if roles.ALL[r].opens == "everyone"]
    if not serving or any(grant.paused_at for grant in _given(viewer.person_id, persons)):
        return None  # whom staff paused as a helper does not come in by their job
    contents = frozenset().union(*(role.contents for role in serving))
    purpose = Purpose.VISITS if any(role is roles.FrontDesk for role in serving) else Purpose.BILLING
    return _reach(Via.SERVICE, viewer, persons, contents, frozenset(), purpose)


def helped_patients(helper: UUID, now: datetime) -> frozenset[UUID]:
    """The patients whom somebody helps now, by the record that each grant is about. A pause counts for all records."""
    given = _all_given(helper)
    paused = {record for grant in given if grant.paused_at for record in same_person_ids(grant.patient_id)}
    return frozenset(grant.patient_id for grant in _counting(given, now)) - paused


def _counting(given: Iterable[Grant], now: datetime) -> list[Grant]:
    return [grant for grant in in_force(given, now) if grant.confirmed_at and not grant.revoked_at]


def in_force(grants: Iterable[Grant], now: datetime) -> list[Grant]:
    """Those not past their last day where the patient lives, and a parent's only while the child is a minor."""
    days = Days(now)
    return [grant for grant in grants if _in_force(grant, days)]


def _in_force(grant: Grant, days: Days) -> bool:
    if grant.expires_on and days.of(grant.patient) > grant.expires_on:
        return False
    return grant.basis != Grant.Basis.PARENT or _surely_younger(grant.patient, ADULT_AGE, days.of(grant.patient))


def _sensitive_in(grant: Grant, persons: tuple[UUID, ...], now: datetime) -> frozenset[str]:
    """What the law gives stops where a minor may consent alone, and at what the sender marked as confidential.

    Of several records one alone may have the birth date: whichever makes the person a minor counts.
    """
    named, today = frozenset(grant.sensitive), Days(now).of(grant.patient)
    if grant.basis == Grant.Basis.HELPER:
        return named
    records = [grant.patient] if len(persons) == 1 else Person.objects.filter(id__in=persons)
    dated = [person for person in records if person.birth_lower]
    if dated and all(_surely_younger(person, MINOR_CONSENT_AGE, today) for person in dated):
        return ALL_SENSITIVE - {Sensitive.VIOLENCE, Sensitive.ADOLESCENT_CONFIDENTIAL} | named
    if grant.basis == Grant.Basis.LEGAL and not any(may_be_minor(person, today) for person in dated):
        return ALL_SENSITIVE - {Sensitive.VIOLENCE} | named
    return named


def may_be_minor(person: Person, on: date) -> bool:
    """Younger than 18 if born on the last day that a partial birth date allows. Who has none is taken to be of age."""
    return person.birth_upper is not None and years_between(person.birth_upper, on) < ADULT_AGE


def _surely_younger(person: Person, years: int, on: date) -> bool:
    """Younger than `years` even if born on the first day that a partial birth date allows; unknown is not younger."""
    return person.birth_lower is not None and years_between(person.birth_lower, on) < years
