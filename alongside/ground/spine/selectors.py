"""Reading the spine. Who may read it is decided by the callers in people: the spine knows no roles."""

from uuid import UUID

from django.db.models import Count, QuerySet

from .models import Delivery, Event, Look


def events_about(persons: list[UUID], *, exclude: list[str] = ()) -> QuerySet[Event]:
    """Events about these persons, newest first."""
    events = Event.objects.filter(about__in=persons).select_related("by")
    return events.exclude(kind__in=exclude).order_by("-recorded_at", "-id")


def looks_at(persons: list[UUID]) -> QuerySet[Look]:
    """Access-log rows about these persons, newest first."""
    return Look.objects.filter(about__in=persons).select_related("viewer").order_by("-hour", "-first_at", "-id")


def outbox_state() -> dict[str, int]:
    """How many reactions wait, are done, are stuck."""
    return dict(Delivery.objects.values_list("state").annotate(n=Count("id")))


def stuck() -> QuerySet[Delivery]:
    """Reactions that failed every try, oldest first."""
    return Delivery.objects.filter(state=Delivery.State.STUCK).select_related("event").order_by("next_try_at", "id")
