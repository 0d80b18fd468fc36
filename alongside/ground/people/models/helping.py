"""What a patient lets others see, and how they want news."""

from django.db import models
from django.db.models import Q

from ...spine.ids import uuid7


class Grant(models.Model):
    """A patient lets somebody help. Invited → accepted by the helper → confirmed once identity was checked.

    `basis` tells a helper (may see) from a parent or guardian (the law says what) and a legal decision-maker (decides).
    """

    class Basis(models.TextChoices):
        HELPER = "helper"
        PARENT = "parent"
        LEGAL = "legal"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    patient = models.ForeignKey("people.Person", models.PROTECT, related_name="grants")
    helper = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="helps")
    helper_name = models.CharField(max_length=120)  # as the patient wrote it
    relation = models.CharField(max_length=60, blank=True)  # daughter, neighbor: the patient's word
    basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.HELPER)
    basis_note = models.TextField(blank=True)  # for parent and legal: the paper that was seen
    contents = models.JSONField(default=list)  # Content values
    sensitive = models.JSONField(default=list)  # Sensitive values named by the patient
    code_hash = models.CharField(max_length=64, blank=True)
    code_expires_at = models.DateTimeField(null=True)
    invited_at = models.DateTimeField()
    invited_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    identity_check = models.CharField(max_length=120, blank=True)
    decided_at = models.DateTimeField()  # when its scope was last chosen: see reach.covered
    expires_on = models.DateField(null=True)  # last day, in the patient's zone
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    paused_at = models.DateTimeField(null=True)
    pause_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None)
                | Q(helper__isnull=False, accepted_at__isnull=False) & ~Q(identity_check=""),
                name="grant_confirmed_after_check",
            ),
            models.CheckConstraint(
                condition=Q(basis="helper") | Q(confirmed_at=None) | ~Q(basis_note=""), name="grant_law_has_paper"
            ),
        ]
        indexes = [models.Index(fields=["helper", "patient"], name="grant_helper")]


class ResultPreference(models.Model):
    """How a person wants new results. No row means at once, which is also the law's default."""

    class Choice(models.TextChoices):
        AT_ONCE = "at_once"
        AFTER_TALK = "after_talk"
        WITH_SOMEONE = "with_someone"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="result_preferences")
    choice = models.CharField(max_length=20, choices=Choice.choices)
    wait_days = models.PositiveSmallIntegerField(
        default=7
    )  # the agreed end: shown after this many days, talk or no talk
    words = models.TextField(blank=True)  # the patient's own words, verbatim
    chosen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(ended_at=None), name="one_result_preference"),
            models.CheckConstraint(condition=Q(wait_days__range=(1, 30)), name="result_wait_bounded"),
        ]
