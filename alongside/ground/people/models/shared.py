"""Computers that several people of the practice use, and the PINs with which they switch there."""

from django.db import models
from django.db.models import Q

from ...spine.ids import uuid7


class SharedComputer(models.Model):
    """A browser that was made a shared one, known by a cookie of which only a hash is kept.

    The cookie changes with each sign-in there. `earlier_hash` is the one before, good for a moment after `changed_at`:
    an answer may get lost on its way. `wrong` counts PINs that did not fit, of all people together, from `wrong_since`.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=60)
    token_hash = models.CharField(max_length=64, unique=True)
    earlier_hash = models.CharField(max_length=64, blank=True)
    changed_at = models.DateTimeField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    last_used_at = models.DateTimeField(null=True)
    wrong = models.PositiveSmallIntegerField(default=0)
    wrong_since = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name"], condition=Q(ended_at=None), name="one_shared_computer_a_name")
        ]


class Pin(models.Model):
    """A PIN of one person for one shared computer; it opens nothing elsewhere.

    It works until `good_until`: so many hours after its owner last signed in fully there, who wakes it by that.
    `bound_to` is what it was set with (see pins.bound_to): another password or second step ends it. `spent_at`: it was
    typed wrong too often, and is gone; its owner is asked about it until `answered_at`, and says whether it was `mine`.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="pins")
    computer = models.ForeignKey(SharedComputer, models.PROTECT, related_name="pins")
    pin_hash = models.CharField(max_length=200)
    bound_to = models.CharField(max_length=64)
    set_at = models.DateTimeField()
    good_until = models.DateTimeField()
    wrong = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    spent_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    mine = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "computer"], condition=Q(ended_at=None), name="one_pin_a_computer"
            )
        ]
