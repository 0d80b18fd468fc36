"""Devices in which people have signed in."""

from django.db import models

from ...spine.ids import uuid7


class Device(models.Model):
    """A browser in which an account was signed in, known again by a cookie of which only a hash is kept.

    `known_at`: when it became one that its owner answers for; `denied_at`: when somebody said "that was not me".
    With neither, the owner is still asked.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="devices")
    token_hash = models.CharField(max_length=64)
    user_agent = models.CharField(max_length=200, blank=True)
    ip = models.GenericIPAddressField(null=True)
    first_at = models.DateTimeField()
    known_at = models.DateTimeField(null=True)
    denied_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "token_hash"], name="one_row_a_device")]
        indexes = [
            models.Index(fields=["-denied_at"], name="device_denied", condition=models.Q(denied_at__isnull=False))
        ]
