"""Persons: patients, helpers and staff alike."""

from django.db import models
from django.db.models import F, Q

from alongside.knowledge.core.dates import PartialDate

from ...spine.ids import uuid7


class Person(models.Model):
    """Somebody the practice knows. Never deleted. A birth date may be partial: its text, and the days it may mean."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    given = models.CharField(max_length=120, blank=True)
    family = models.CharField(max_length=120, blank=True)
    called = models.CharField(max_length=120, blank=True)
    findable = models.TextField(blank=True)  # all names, folded: what a search looks in (people.finding)
    birth_text = models.CharField(max_length=10, blank=True)
    birth_lower = models.DateField(null=True)
    birth_upper = models.DateField(null=True)
    sex = models.CharField(max_length=10, blank=True)  # as the record says: female, male, other, unknown
    deceased = models.BooleanField(default=False)
    deceased_text = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=10, blank=True)
    timezone = models.CharField(max_length=60, blank=True)
    registered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(birth_lower=None, birth_upper=None) | Q(birth_lower__lte=F("birth_upper")),
                name="birth_bounds_ordered",
            )
        ]
        indexes = [
            models.Index(fields=["family", "given"], name="person_name"),
            models.Index(fields=["birth_lower"], name="person_birth"),
        ]

    @property
    def name(self) -> str:
        """Given and family name, or whatever of them is known."""
        return f"{self.given} {self.family}".strip()

    @property
    def birth(self) -> PartialDate | None:
        """The birth date as exactly as it is known; None when it is not."""
        if self.birth_lower is None or self.birth_upper is None:
            return None
        return PartialDate(self.birth_text, self.birth_lower, self.birth_upper)

    @property
    def short_name(self) -> str:
        """What to call them."""
        return self.called or self.given or self.name


class PersonLink(models.Model):
    """Two records that are one person, as a human decided. Reversible: `undone_at` ends it, nothing is moved."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    other = models.ForeignKey(Person, models.PROTECT, related_name="links_away")
    main = models.ForeignKey(Person, models.PROTECT, related_name="links_here")
    linked_at = models.DateTimeField()
    linked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reason = models.TextField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["other"], condition=Q(undone_at=None), name="linked_to_one_person"),
            models.CheckConstraint(condition=~Q(other=F("main")), name="not_linked_to_self"),
        ]


class Contact(models.Model):
    """A way to reach a person. Two people may share one; a minor's must not be a guardian's (services.contacts)."""

    class Kind(models.TextChoices):
        EMAIL = "email"
        PHONE = "phone"
        POST = "post"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="contacts")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    value = models.CharField(max_length=254)
    normal = models.CharField(max_length=254)  # the value as compared: case and punctuation folded
    said_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(ended_at=None), name="one_current_contact_a_kind"
            )
        ]
        indexes = [models.Index(fields=["kind", "normal"], name="contact_normal")]
