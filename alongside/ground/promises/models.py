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
    # Its clock. `due_rule` is how `due_at` follows from `clock_from`; without one it is a fixed moment, and stays.
    ladder = models.CharField(max_length=20, blank=True)  # a key of clocks/ladders.py; without one nothing is said
    due_rule = models.CharField(max_length=40, blank=True)
    clock_from = models.DateTimeField(null=True)
    expected_at = models.DateTimeField(null=True)  # once late: the new time that the patient was told
    given_out_at = models.DateTimeField(null=True)  # when the patient was told whom to call instead
    to_be_moved = models.BooleanField(default=False)  # hours have changed since its clock was set

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
            models.CheckConstraint(
                condition=Q(ladder="") | Q(intention=False, due_at__isnull=False, clock_from__isnull=False),
                name="promise_clock_needs_due_and_no_intention",
            ),
        ]
        indexes = [
            models.Index(fields=["about", "state"], name="promise_about"),
            models.Index(fields=["due_at", "id"], name="promise_open_due", condition=Q(state="open")),
            models.Index(fields=["id"], name="promise_to_be_moved", condition=Q(state="open", to_be_moved=True)),
        ]


class Step(models.Model):
    """One step of a promise's clock: at `at` something is said, once. Handed on with the promise."""

    class How(models.TextChoices):
        FIRED = "fired"
        MISSED = "missed"  # a later step was due too when the clock ran again: that one spoke for both
        MOOT = "moot"  # the promise had ended

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="steps")
    rung = models.PositiveSmallIntegerField()  # its place in the ladder
    at = models.DateTimeField()
    try_at = models.DateTimeField()  # `at`, or later after a try that failed
    done_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=10, choices=How.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["promise", "rung"], name="one_step_a_rung"),
            models.CheckConstraint(
                condition=Q(done_at=None, how="") | (Q(done_at__isnull=False) & ~Q(how="")), name="step_done_says_how"
            ),
        ]
        indexes = [models.Index(fields=["try_at", "id"], name="step_waiting", condition=Q(done_at=None))]
