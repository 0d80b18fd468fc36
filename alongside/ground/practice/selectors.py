"""Reading the practice. It holds nobody's health data, so these need no viewer."""

from uuid import UUID

from django.db.models import QuerySet

from .models import Holiday, Location, Practice


def the_practice() -> Practice | None:
    """The practice, or None in a home that is not set up."""
    return Practice.objects.first()


def locations() -> QuerySet[Location]:
    """Open locations with their hours."""
    return Location.objects.filter(closed_on=None).prefetch_related("hours", "holidays").order_by("name", "id")


def location(location_id: UUID) -> Location | None:
    """An open location."""
    return locations().filter(id=location_id).first()


def holidays() -> QuerySet[Holiday]:
    """Days on which a location, or the whole practice, is closed, soonest first."""
    return Holiday.objects.select_related("location").order_by("date", "name")
