"""Who is what to whom: roles, care teams, and pages opened for a stated reason."""

from django.db import models
from django.db.models import Q

from ...spine.ids import uuid7
from .. import roles

ROLE_CHOICES = [(key, role.name) for key, role in roles.ALL.items()]


class RoleHeld(models.Model):
    """A person holds a role of the practice from a day on, until it ends."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="roles")
    role = models.CharField(max_length=30, choices=ROLE_CHOICES)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "role"], condition=Q(ended_at=None), name="role_held_once")
        ]


class TeamMember(models.Model):
    """A staff member is on a patient's care team, in a role. This is the relationship that opens the page."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    patient = models.ForeignKey("people.Person", models.PROTECT, related_name="team")
    member = models.ForeignKey("people.Person", models.PROTECT, related_name="patients")
    role = models.CharField(max_length=30, choices=ROLE_CHOICES)
    lead = models.BooleanField(default=False)  # the page says "leads the team"
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "member", "role"], condition=Q(ended_at=None), name="on_team_once"
            ),
            models.UniqueConstraint(fields=["patient"], condition=Q(lead=True, ended_at=None), name="one_team_lead"),
        ]


class BreakGlass(models.Model):
    """A staff member not on the team opened a page for a reason that the patient sees. It ends by itself."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    viewer = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    patient = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    reason = models.TextField()
    opened_at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["patient", "viewer", "until"], name="break_glass_open")]
