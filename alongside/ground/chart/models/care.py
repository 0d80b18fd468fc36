"""What people did about records: one person or two, results that wait for a talk, corrections asked for."""

from django.db import models
from django.db.models import F, Q

from ...spine.ids import uuid7


class SamePerson(models.Model):
    """Two records that look like one person, proposed to a human. Nothing is ever merged by itself."""

    class State(models.TextChoices):
        OPEN = "open"
        SAME = "same"
        DIFFERENT = "different"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    one = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    other = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    because = models.JSONField(default=list)  # reasons, as keys of taking/alike.py
    found_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    reason = models.TextField(blank=True)
    link = models.ForeignKey("people.PersonLink", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="proposed_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="proposed_in_order"),
        ]


class Talk(models.Model):
    """A patient asked for a talk before new results: the talk is owed, and on `until` results show by themselves."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    preference = models.ForeignKey("people.ResultPreference", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(until__gt=F("opened_at")), name="talk_has_an_end")]


class Held(models.Model):
    """A result that waits for a talk. Whether it still does is read from the talk, never stored."""

    talk = models.ForeignKey(Talk, models.PROTECT, related_name="held")
    resource = models.ForeignKey("chart.Resource", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["talk", "resource"], name="held_once")]


class Correction(models.Model):
    """A patient asked to correct the record (45 CFR 164.526). Words of both sides stay, verbatim."""

    class Answer(models.TextChoices):
        AGREED = "agreed"
        PARTLY = "partly"
        DECLINED = "declined"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    resource = models.ForeignKey("chart.Resource", models.PROTECT, null=True, related_name="+")
    version = models.ForeignKey("chart.Version", models.PROTECT, null=True, related_name="+")  # as it was then
    words = models.TextField()
    asked_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answer_words = models.TextField(blank=True)
    answered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="correction_has_words"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | ~Q(answer="") & Q(answered_at__isnull=False),
                name="correction_answered_once",
            ),
        ]
        indexes = [models.Index(fields=["person", "-asked_at"], name="correction_person")]
