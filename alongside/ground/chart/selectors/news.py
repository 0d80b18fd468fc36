"""Whether something came in that a patient would call news. No viewer: notices ask, and tell nobody what it is."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from ..models import Entry, Held
from ..taking.holding import NEWS_DAYS, is_result
from .waiting import waiting_among

KINDS = ("measurement", "report", "document")


def has_news(persons: tuple[UUID, ...], run: UUID) -> bool:
    """Whether a run of the importer brought this person a recent result or document that they may read now."""
    since = timezone.now().date() - timedelta(days=NEWS_DAYS)
    came = Entry.objects.filter(
        resource__person__in=persons, resource__current__file__run=run, kind__in=KINDS, when_upper__gte=since
    ).exclude(status="entered-in-error")
    held = Held.objects.filter(talk__in=waiting_among(persons)).values("resource")
    rows = came.exclude(resource__in=held).values_list("kind", "category")
    return any(kind == "document" or is_result(kind, category) for kind, category in rows)
