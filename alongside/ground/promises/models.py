"""Each open duty of either side is one row, whatever made it."""

from django.db import models
from django.db.models import Q

from ..spine.ids import uuid7


class Promise(models.Model):
    """Somebody owes somebody something by a time. A patient's own step is an intention and is never late.

    Owed by a person, or by a role of the practice until somebody takes it.
    """

    class State(models.TextChoices):
        OPEN = "open"
        KEPT = "kept"
        RELEASED = "released"
        HANDED_ON = "handed_on"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    about = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    owed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    owed_by_role = models.CharField(max_length=30, blank=True)
    owed_to = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)  # what is owed: a key that words.py says in each language
    subject = models.UUIDField(null=True)  # the row this is about, in the app that made the promise
    due_at = models.DateTimeField(null=True)
    intention = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    end_reason = models.TextField(blank=True)
    handed_from = models.OneToOneField("self", models.PROTECT, null=True, related_name="handed_to")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(owed_by__isnull=False) | ~Q(owed_by_role=""), name="promise_owed_by_somebody"
            ),
            models.CheckConstraint(
                condition=Q(state="open", ended_at=None) | (~Q(state="open") & Q(ended_at__isnull=False)),
                name="promise_ends_once",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["released", "handed_on"]) | ~Q(end_reason=""), name="promise_end_has_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["about", "state"], name="promise_about"),
            models.Index(fields=["due_at", "id"], name="promise_open_due", condition=Q(state="open")),
        ]
