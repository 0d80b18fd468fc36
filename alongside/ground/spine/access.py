"""The access log: whoever reads a person's data leaves one row per viewer, person, purpose and hour."""

from collections.abc import Iterable
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .models import Look


class Purpose(models.TextChoices):
    """Why somebody read a person's data, in words for the patient."""

    SELF = "self", _("their own page")
    HELPING = "helping", _("helping you")
    CARE = "care", _("your care")
    EMERGENCY = "emergency", _("an emergency or other stated reason")
    VISITS = "visits", _("preparing visits")
    BILLING = "billing", _("your bills")
    LIST = "list", _("finding you in a list")
    OPERATIONS = "operations", _("running the practice")


def looked(*, viewer: UUID, about: Iterable[UUID], purpose: Purpose) -> None:
    """Note that `viewer` read data of each person in `about`. Repeats within the hour cost one ignored insert."""
    now = timezone.now()
    hour = now.replace(minute=0, second=0, microsecond=0)
    Look.objects.bulk_create(
        [Look(viewer_id=viewer, about_id=person, purpose=purpose, hour=hour, first_at=now) for person in set(about)],
        ignore_conflicts=True,
    )
