"""Tables of the spine. Timeline and access log are append-only: triggers.py holds the database to it."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from .ids import uuid7
from .purposes import Purpose


class Event(models.Model):
    """One thing that happened, written in the same transaction as the rows it speaks of."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=60)
    about = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    caused_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["about", "-recorded_at", "-id"], name="event_about"),
            models.Index(fields=["kind", "recorded_at"], name="event_kind"),
        ]


class Delivery(models.Model):
    """The outbox: one reaction that an event still owes, or has had. The row itself is the job."""

    class State(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        STUCK = "stuck"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    event = models.ForeignKey(Event, models.PROTECT, related_name="deliveries")
    reaction = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    last_error = models.CharField(max_length=200, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "reaction"], name="one_delivery_per_reaction")]
        indexes = [
            models.Index(fields=["next_try_at"], name="delivery_waiting", condition=models.Q(state="waiting")),
            models.Index(fields=["state"], name="delivery_stuck", condition=models.Q(state="stuck")),
        ]


class Look(models.Model):
    """The access log: this viewer read this person's data, for this purpose, in this hour."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    viewer = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    about = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    hour = models.DateTimeField()
    first_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["about", "viewer", "purpose", "hour"], name="one_look_per_hour"),
        ]
