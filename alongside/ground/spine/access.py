"""The access log: whoever reads a person's data leaves one row per viewer, person, purpose and hour."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from .models import Look
from .purposes import Purpose

__all__ = ["Purpose", "looked"]


def looked(*, viewer: UUID, about: Iterable[UUID], purpose: Purpose) -> None:
    """Note that `viewer` read data of each person in `about`. Repeats within the hour cost one ignored insert."""
    now = timezone.now()
    hour = now.replace(minute=0, second=0, microsecond=0)
    Look.objects.bulk_create(
        [Look(viewer_id=viewer, about_id=person, purpose=purpose, hour=hour, first_at=now) for person in set(about)],
        ignore_conflicts=True,
    )
