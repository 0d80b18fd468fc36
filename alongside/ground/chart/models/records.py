"""The records: every version's very bytes, and an index of what the current ones say.

`Resource` and `Version` are never deleted. `Entry` and `Identifier` are an index: rebuilt whenever the current version
changes, in the same transaction.
"""

from django.db import models
from django.db.models import Q

from ...spine.ids import uuid7


class Resource(models.Model):
    """One record by its identity: source, type, id.

    `subject_key` is whose it says it is (taking/names.py), `subject_base` the server that reference named; `person`
    follows from them once that Patient is known, whichever of the two came first.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    source = models.ForeignKey("chart.Source", models.PROTECT, db_index=False, related_name="+")
    type = models.CharField(max_length=64)
    fhir_id = models.CharField(max_length=255)
    full_url = models.TextField(blank=True)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    subject_key = models.TextField(blank=True)
    subject_base = models.TextField(blank=True)
    # No constraint in the database: record and first version would need each other, and checking that circle costs
    # SQLite a scan of the table for each row. taking/batch.py writes both in one transaction.
    current = models.ForeignKey("chart.Version", models.PROTECT, db_index=False, db_constraint=False, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "fhir_id", "type"], name="resource_identity")]
        indexes = [
            models.Index(fields=["full_url", "source"], name="resource_full_url"),
            models.Index(
                fields=["source", "subject_key"], name="resource_nobodys", condition=Q(person=None) & ~Q(subject_key="")
            ),
        ]


class Version(models.Model):
    """One version: the very bytes received. The same bytes are stored once."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    resource = models.ForeignKey(Resource, models.PROTECT, db_index=False, related_name="versions")
    digest = models.BinaryField(max_length=32)  # SHA-256 of raw
    raw = models.BinaryField()
    last_updated = models.DateTimeField(null=True)  # meta.lastUpdated
    arrived_at = models.DateTimeField()
    file = models.ForeignKey("chart.ImportFile", models.PROTECT, db_index=False, related_name="+")
    place = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["resource", "digest"], name="same_bytes_once")]


class Identifier(models.Model):
    """A business identifier of a record, for conditional references and for finding look-alikes."""

    resource = models.ForeignKey(Resource, models.PROTECT, related_name="identifiers")
    system = models.TextField(blank=True)
    value = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["value", "system"], name="identifier_value")]


class Entry(models.Model):
    """What the current version of a record says: one row a fact. `row` is the whole fact (knowledge.core.rows)."""

    resource = models.ForeignKey(Resource, models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=20)
    system = models.TextField(blank=True)
    code = models.TextField(blank=True)
    label = models.TextField(blank=True)
    status = models.CharField(max_length=40, blank=True)
    category = models.TextField(blank=True)
    when_text = models.CharField(max_length=80, blank=True)
    when_lower = models.DateField(null=True)
    when_upper = models.DateField(null=True)
    when_at = models.DateTimeField(null=True)
    value = models.TextField(blank=True)  # digits as received, or words
    unit = models.TextField(blank=True)
    cents = models.BigIntegerField(null=True)
    sensitivity = models.TextField(blank=True)
    row = models.TextField()
