"""Who is on duty for what, and who is away."""

from django.db import models
from django.db.models import F, Q

from ...spine.ids import uuid7
from ..duties import Duty


class Shift(models.Model):
    """Somebody has a duty: in each week, or on one day, whose shifts take the place of the week's.

    In the practice's own time. What ends at or before the hour at which it begins ends on the next day. A shift of one
    day without a person says that nobody has the duty on that day. `place`: 1 is asked first, then 2.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    duty = models.CharField(max_length=20, choices=Duty.choices)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    weekday = models.PositiveSmallIntegerField(null=True)
    on = models.DateField(null=True)
    begins = models.TimeField()
    ends = models.TimeField()
    place = models.PositiveSmallIntegerField(default=1)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(weekday=None) ^ Q(on=None), name="shift_weekly_or_of_one_day"),
            models.CheckConstraint(condition=Q(weekday=None) | Q(weekday__range=(0, 6)), name="shift_weekday_0_to_6"),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(on__isnull=False), name="shift_of_nobody_is_of_one_day"
            ),
        ]


class Leave(models.Model):
    """Somebody is away between two moments, and who stands in for them, if anybody. Why is nobody's business."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="leaves")
    cover = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="covers")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    told_at = models.DateTimeField()
    told_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(begins_at__lte=F("ends_at")), name="leave_begins_before_it_ends"),
            models.CheckConstraint(condition=Q(cover=None) | ~Q(cover=F("person")), name="leave_covered_by_another"),
        ]
        indexes = [models.Index(fields=["ends_at"], name="leave_until")]
