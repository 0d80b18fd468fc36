"""Roles, care teams, and opening a page for a stated reason."""

from datetime import timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ...spine.kinds import GlassBroken, RoleEnded, RoleGiven, TeamJoined, TeamLed, TeamLeft
from ...spine.services import record, record_all
from .. import roles
from ..identity import locked_ids, same_person_ids
from ..models import BreakGlass, Invitation, Person, RoleHeld, TeamMember
from ..roles import May
from ..viewer import Viewer
from .guard import needs, who

GLASS_STAYS_OPEN = timedelta(hours=8)  # one shift


@transaction.atomic
def give_role(*, by: Viewer | None, person: UUID, role: str) -> RoleHeld:
    """Let a person act in a role of the practice. Giving it twice changes nothing."""
    needs(by, May.GIVE_ROLES)
    if role not in roles.ALL:
        raise ValidationError(_("There is no such role."))
    if role in roles.STAFF and not RoleHeld.objects.filter(person=person, ended_at=None, role__in=roles.STAFF).exists():
        _end_patients_invitations(person)
    held, made = RoleHeld.objects.get_or_create(
        person_id=person, role=role, ended_at=None, defaults={"since": timezone.now()}
    )
    if made:
        record(RoleGiven(role=role), about=person, by=who(by))
    return held


def _end_patients_invitations(person: UUID) -> None:
    """A code that the front desk printed for a patient must not open the sign-in of somebody who works here now."""
    waiting = Invitation.objects.filter(person__in=same_person_ids(person), used_at=None, cancelled_at=None)
    waiting.update(cancelled_at=timezone.now())


@transaction.atomic
def end_role(*, by: Viewer, person: UUID, role: str) -> None:
    """End a role at once, and every place on a care team in it: a role that is given anew does not bring them back.

    The last administrator cannot end their own: nobody could give it back.
    """
    needs(by, May.GIVE_ROLES)
    held = RoleHeld.objects.select_for_update().filter(role=role, ended_at=None)
    if role == roles.Administrator.key and not held.exclude(person=person).exists():
        raise ValidationError(_("The practice needs at least one administrator."))
    if held.filter(person=person).update(ended_at=timezone.now()):
        record(RoleEnded(role=role), about=person, by=who(by))
        _leave_teams(by, person, role)


def _leave_teams(by: Viewer, member: UUID, role: str) -> None:
    places = TeamMember.objects.filter(member=member, role=role, ended_at=None)
    left, patients = TeamLeft(member=Person.objects.get(id=member).name), list(places.values_list("patient", flat=True))
    places.update(ended_at=timezone.now(), lead=False)
    record_all([(left, patient) for patient in patients], by=who(by))


@transaction.atomic
def join_team(*, by: Viewer | None, patient: UUID, member: UUID, role: str, lead: bool = False) -> TeamMember:
    """Put a staff member on a patient's care team, in a role they hold and that cares. `lead`: the page says so."""
    needs(by, May.EDIT_CARE_TEAM)
    if role not in roles.ON_TEAMS:
        raise ValidationError(_("Only roles that care for patients can be on a care team."))
    if lead and May.ANSWER_CORRECTION not in roles.ALL[role].may:  # what is promised to a patient is the lead's to keep
        raise ValidationError(_("A physician, a nurse practitioner or a nurse can lead a care team."))
    if not RoleHeld.objects.filter(person=member, role=role, ended_at=None).exists():
        raise ValidationError(_("This person does not hold that role."))
    locked_ids(patient)  # a team has one lead: who names another meanwhile waits
    joined, made = TeamMember.objects.get_or_create(
        patient_id=patient, member_id=member, role=role, ended_at=None, defaults={"since": timezone.now()}
    )
    name = Person.objects.get(id=member).name
    if made:
        record(TeamJoined(member=name, role=role), about=patient, by=who(by))
    if lead and not joined.lead:
        TeamMember.objects.filter(patient=patient, lead=True, ended_at=None).update(lead=False)
        joined.lead = True
        joined.save(update_fields=["lead"])
        record(TeamLed(member=name), about=patient, by=who(by))
    return joined


@transaction.atomic
def leave_team(*, by: Viewer, membership: UUID) -> None:
    """End a place on a care team at once."""
    needs(by, May.EDIT_CARE_TEAM)
    found = TeamMember.objects.select_for_update().select_related("member").get(id=membership)
    if found.ended_at is None:
        found.ended_at = timezone.now()
        found.lead = False
        found.save(update_fields=["ended_at", "lead"])
        record(TeamLeft(member=found.member.name), about=found.patient_id, by=who(by))


@transaction.atomic
def break_glass(*, by: Viewer, patient: UUID, reason: str) -> BreakGlass:
    """Open a page without being on the team. The patient sees who, when and the reason, word for word."""
    needs(by, May.BREAK_GLASS)
    if not by.roles & roles.ON_TEAMS:
        raise PermissionDenied
    if len(reason.strip()) < 10:
        raise ValidationError(_("Please say why in a few words. The patient will read them."))
    now = timezone.now()
    opened = BreakGlass.objects.create(
        viewer_id=by.person_id, patient_id=patient, reason=reason.strip(), opened_at=now, until=now + GLASS_STAYS_OPEN
    )
    record(GlassBroken(reason=opened.reason), about=patient, by=who(by))
    return opened
