"""The one practice of this installation."""

from django.db import models
from django.db.models import F, Q

from ..spine.ids import uuid7

IDLE = (2, 30)  # minutes without anything happening until one is signed out: from, to


class Practice(models.Model):
    """Exactly one row. `demo` is set when the home is made and never changes: demo and real data must not meet."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=40, blank=True)
    after_hours_phone = models.CharField(max_length=40, blank=True)
    timezone = models.CharField(max_length=60, default="America/New_York")
    language = models.CharField(max_length=10, default="en")
    state = models.CharField(max_length=2, blank=True)
    demo = models.BooleanField(default=False)
    rooms_on = models.JSONField(default=list)
    staff_idle_minutes = models.PositiveSmallIntegerField(default=15)
    patient_idle_minutes = models.PositiveSmallIntegerField(default=30)
    pin_idle_minutes = models.PositiveSmallIntegerField(default=5)
    pin_hours = models.PositiveSmallIntegerField(default=12)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="one_practice"),
            models.CheckConstraint(condition=Q(staff_idle_minutes__range=IDLE), name="staff_idle_sane"),
            models.CheckConstraint(condition=Q(patient_idle_minutes__range=IDLE), name="patient_idle_sane"),
            models.CheckConstraint(condition=Q(pin_idle_minutes__range=IDLE), name="pin_idle_sane"),
            models.CheckConstraint(condition=Q(pin_hours__range=(1, 16)), name="pin_hours_sane"),
        ]


class Location(models.Model):
    """A place where the practice sees people."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=240, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    timezone = models.CharField(max_length=60)
    closed_on = models.DateField(null=True)


class OpeningHours(models.Model):
    """One stretch of opening on one weekday (0 is Monday), in the location's own time."""

    location = models.ForeignKey(Location, models.PROTECT, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(weekday__range=(0, 6)), name="weekday_0_to_6"),
            models.CheckConstraint(condition=Q(opens__lt=F("closes")), name="opens_before_closing"),
        ]


class Holiday(models.Model):
    """A day on which a location, or without one the whole practice, is closed."""

    date = models.DateField()
    name = models.CharField(max_length=80)
    location = models.ForeignKey(Location, models.PROTECT, null=True, related_name="holidays")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["date", "location"], name="one_holiday_a_day"),
            models.UniqueConstraint(fields=["date"], name="one_holiday_for_all", condition=Q(location=None)),
        ]


class Closure(models.Model):
    """The practice, or one place, is closed from one moment until another all the same: a storm, a move.

    `why` is read by patients. Who opens again earlier moves the end to that moment.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    location = models.ForeignKey(Location, models.PROTECT, null=True, related_name="closures")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    why = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    opened_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(begins_at__lte=F("ends_at")), name="closure_begins_before_it_ends"),
            models.CheckConstraint(condition=~Q(why=""), name="closure_says_why"),
        ]


class Acceptance(models.Model):
    """A clinician of the practice read one function that speaks to patients, and lets it, until somebody ends it.

    `function` is a key of register.py; `edition` is what they read: another one has to be accepted anew. `by_name` is
    kept as it was then. At most one holds for a function.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    function = models.CharField(max_length=80)
    edition = models.CharField(max_length=60)
    by = models.UUIDField()
    by_name = models.CharField(max_length=160)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["function"], condition=Q(ended_at=None), name="one_acceptance"),
            models.CheckConstraint(condition=~Q(by_name=""), name="acceptance_has_a_name"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="acceptance_ended_by_somebody",
            ),
        ]
