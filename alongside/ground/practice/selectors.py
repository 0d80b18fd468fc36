"""Reading the practice. It holds nobody's health data, so these need no viewer."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet, Subquery

from ..spine.prepared import prepared
from .models import Acceptance, Holiday, Location, Practice

GLOSSARY = "glossary"  # as the register calls it


def the_practice() -> Practice | None:
    """The practice, or None in a home that is not set up."""
    return next(iter(_practices()), None)


@prepared
def _practices() -> QuerySet[Practice]:
    return Practice.objects.order_by("pk")[:1]


def practice_of_a_page() -> Practice | None:
    """The practice with its `glossary_edition`: the one accepted for patients, which each of their pages asks for."""
    return next(iter(_practices_with_edition()), None)


@prepared
def _practices_with_edition() -> QuerySet[Practice]:
    held = Acceptance.objects.filter(function=GLOSSARY, ended_at=None).values("edition")
    return Practice.objects.annotate(glossary_edition=Subquery(held)).order_by("pk")[:1]


def locations(on: date) -> QuerySet[Location]:
    """Locations in use on that day, with their hours. One that is to close is in use until the day it closes."""
    used = Location.objects.filter(Q(closed_on=None) | Q(closed_on__gt=on))
    return used.prefetch_related("hours", "holidays").order_by("name", "id")


def location(location_id: UUID, on: date) -> Location | None:
    """A location in use on that day."""
    return locations(on).filter(id=location_id).first()


def holidays() -> QuerySet[Holiday]:
    """Days on which a location, or the whole practice, is closed, soonest first."""
    return Holiday.objects.select_related("location").order_by("date", "name")


def holding() -> dict[str, Acceptance]:
    """What clinicians accepted and nobody ended, by function. Whether the edition is still the same: register.py."""
    return {one.function: one for one in Acceptance.objects.filter(ended_at=None)}
