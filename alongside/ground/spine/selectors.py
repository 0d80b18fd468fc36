"""Reading the spine. Who may read it is decided by the callers in people: the spine knows no roles."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils import timezone

from .models import Delivery, Event, Look
from .prepared import prepared

LATELY = 40  # rows of the access log: enough for the few people that a card names


def events_about(persons: list[UUID], *, exclude: list[str] = ()) -> QuerySet[Event]:
    """Events about these persons, newest first."""
    events = Event.objects.filter(about__in=persons).select_related("by")
    return events.exclude(kind__in=exclude).order_by("-recorded_at", "-id")


def events_of_kinds(names: list[str]) -> QuerySet[Event]:
    """Events of these kinds, newest first."""
    return Event.objects.filter(kind__in=names).select_related("by", "about").order_by("-recorded_at", "-id")


def looks_at(persons: Collection[UUID]) -> QuerySet[Look]:
    """Access-log rows about these persons, newest first."""
    return Look.objects.filter(about__in=persons).select_related("viewer").order_by("-hour", "-first_at", "-id")


@prepared
def last_looks(persons: tuple[UUID, ...]) -> QuerySet[Look]:
    """The newest rows of the access log about these records of one person, by anybody else."""
    return looks_at(persons).exclude(viewer__in=persons)[:LATELY]


def newest_event_at() -> datetime | None:
    """When the last event was written, by the clock as it stood then. Keys grow with time, so this asks for one row."""
    return Event.objects.order_by("-id").values_list("recorded_at", flat=True).first()


def outbox_state() -> dict[str, int]:
    """How many reactions wait, are done, are stuck."""
    return dict(Delivery.objects.values_list("state").annotate(n=Count("id")))


def failing() -> dict[str, int]:
    """Reactions that failed and will be tried again by themselves: the error's type, and how many."""
    tried = Delivery.objects.filter(state=Delivery.State.WAITING, attempts__gt=0)
    return dict(tried.order_by("last_error").values_list("last_error").annotate(n=Count("id")))


def stuck() -> QuerySet[Delivery]:
    """Reactions that failed every try, oldest first."""
    return Delivery.objects.filter(state=Delivery.State.STUCK).select_related("event").order_by("next_try_at", "id")


def oldest_waiting_minutes() -> int:
    """For how many minutes the oldest due reaction has waited; 0 when none is due."""
    now = timezone.now()
    oldest = Delivery.objects.filter(state=Delivery.State.WAITING, next_try_at__lte=now).order_by("next_try_at").first()
    return int((now - oldest.next_try_at).total_seconds() // 60) if oldest else 0
