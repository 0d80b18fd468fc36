"""What came in, from where, and what could not be taken in."""

from pathlib import PurePosixPath

from django.db import models
from django.db.models import Q

from ...spine.ids import uuid7


class Source(models.Model):
    """A system that records come from. Two sources' `Patient/1` are two records."""

    id = models.SmallAutoField(primary_key=True)
    name = models.CharField(max_length=120, unique=True)
    since = models.DateTimeField()


class ImportRun(models.Model):
    """One call of the importer. Without an end it was interrupted; the next one finishes its files first."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    paths = models.JSONField(default=list)  # the folders, archives and files that were named to it

    class Meta:
        indexes = [models.Index(fields=["-started_at"], name="import_run_newest")]


class ImportFile(models.Model):
    """One file: refused whole, or staged whole and then committed in batches up to `committed_upto`."""

    class State(models.TextChoices):
        STAGED = "staged"
        DONE = "done"
        REFUSED = "refused"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    run = models.ForeignKey(ImportRun, models.PROTECT, related_name="files")
    source = models.ForeignKey(Source, models.PROTECT, related_name="+")
    name = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices)
    refused_because = models.TextField(blank=True)
    received = models.PositiveIntegerField(default=0)
    stored = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    new_versions = models.PositiveIntegerField(default=0)
    kept_aside = models.PositiveIntegerField(default=0)
    committed_upto = models.PositiveBigIntegerField(default=0)  # the byte of the staging file where the rest begins

    @property
    def short_name(self) -> str:
        """For pages: from the folder, archive or file on that was named to the importer; not where that lies."""
        for path in self.run.paths:
            if self.name == path or self.name.startswith(f"{path}/"):
                return self.name[len(path) - len(PurePosixPath(path).name) :]
        return PurePosixPath(self.name).name if self.name.startswith("/") else self.name

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(refused_because=""), name="refusal_has_reason"),
        ]
        indexes = [models.Index(fields=["state"], name="import_file_staged", condition=Q(state="staged"))]


class KeptAside(models.Model):
    """A resource that could not be read: its bytes, where it stood, and why. Nothing received is thrown away."""

    class State(models.TextChoices):
        OPEN = "open"
        CAME_AGAIN = "came_again"  # the same bytes were received again: that row is the open one
        CAME_IN = "came_in"  # tried again, and read
        FOR_GOOD = "for_good"  # a human decided that it stays out

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    file = models.ForeignKey(ImportFile, models.PROTECT, related_name="aside")
    place = models.PositiveIntegerField()
    type = models.CharField(max_length=64, blank=True)
    fhir_id = models.CharField(max_length=255, blank=True)
    full_url = models.TextField(blank=True)
    path = models.TextField(blank=True)
    reason = models.TextField()
    raw = models.BinaryField()
    digest = models.BinaryField(max_length=32)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    tried_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    end_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="for_good") | ~Q(end_reason=""), name="aside_for_good_has_reason"
            ),
        ]
        indexes = [models.Index(fields=["state", "-id"], name="kept_aside_state")]
