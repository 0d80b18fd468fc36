"""The access log: whoever reads a person's data leaves one row per viewer, person, purpose and hour."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from .models import Look
from .prepared import prepared
from .purposes import Purpose

__all__ = ["Purpose", "looked"]


def looked(*, viewer: UUID, about: Iterable[UUID], purpose: Purpose) -> None:
    """Note that `viewer` read data of each person in `about`. Repeats within the hour only read: who turns from page to
    page must not wait for those who write.

    In one order always: two requests that insert the same rows in two orders would wait for each other forever.
    """
    now = timezone.now()
    hour, persons = now.replace(minute=0, second=0, microsecond=0), set(about)
    fresh = sorted(persons.difference(_noted(viewer, persons, purpose, hour)))
    if not fresh:
        return
    rows = [Look(viewer_id=viewer, about_id=person, purpose=purpose, hour=hour, first_at=now) for person in fresh]
    Look.objects.bulk_create(rows, ignore_conflicts=True)


@prepared
def _noted(viewer: UUID, about: set[UUID], purpose: Purpose, hour: datetime) -> QuerySet[Look]:
    noted = Look.objects.filter(viewer=viewer, about__in=about, purpose=purpose, hour=hour)
    return noted.values_list("about", flat=True)
