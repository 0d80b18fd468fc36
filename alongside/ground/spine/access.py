"""The access log: whoever reads a person's data leaves one row per viewer, person, purpose and hour."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from .models import Look
from .purposes import Purpose

__all__ = ["Purpose", "looked"]


def looked(*, viewer: UUID, about: Iterable[UUID], purpose: Purpose) -> None:
    """Note that `viewer` read data of each person in `about`. Repeats within the hour cost one ignored insert.

    In one order always: two requests that insert the same rows in two orders would wait for each other forever.
    """
    now = timezone.now()
    hour = now.replace(minute=0, second=0, microsecond=0)
    rows = [
        Look(viewer_id=viewer, about_id=person, purpose=purpose, hour=hour, first_at=now)
        for person in sorted(set(about))
    ]
    Look.objects.bulk_create(rows, ignore_conflicts=True)
