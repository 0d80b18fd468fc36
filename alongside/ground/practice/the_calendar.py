"""The practice's calendar as it is written down now: hours, holidays and closures of every place in use."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import F, QuerySet
from django.utils import timezone

from .calendar.value import ORDINARY, Calendar, Opening, Place, Week
from .models import Closure, Holiday, Location
from .selectors import the_practice


def the_calendar() -> Calendar:
    """What the clocks of promises count by. Where no place has hours, ordinary ones are assumed, and it says so."""
    zone = _zone()
    everywhere, shut = _holidays(), _closures()
    places = tuple(
        Place(
            zone=place.timezone,
            week=week,
            holidays=everywhere.get(None, frozenset()) | everywhere.get(place.id, frozenset()),
            closures=(*shut.get(None, ()), *shut.get(place.id, ())),
            closed_on=place.closed_on,
        )
        for place in Location.objects.prefetch_related("hours").order_by("id")
        if (week := _week(place)) != ((),) * 7
    )
    if _in_use(places):
        return Calendar(zone, places)
    ordinary = Place(zone, ORDINARY, everywhere.get(None, frozenset()), tuple(shut.get(None, ())))
    return Calendar(zone, (ordinary,), assumed=True)


def closures_to_come(now: datetime) -> QuerySet[Closure]:
    """Closures that last or are still to come, soonest first; not what was called off before it began."""
    return _closed().filter(ends_at__gt=now).select_related("location", "made_by").order_by("begins_at", "id")


def why_closed(start: datetime, end: datetime) -> str:
    """What was written down last about being closed between two moments, in the words for patients; "" if nothing."""
    closure = _closed().filter(begins_at__lt=end, ends_at__gt=start).order_by("-made_at", "-id").first()
    if closure:
        return closure.why
    days = [moment.astimezone(ZoneInfo(_zone())).date() for moment in (start, end)]
    holiday = Holiday.objects.filter(date__range=days).order_by("-date", "-id").first()
    return holiday.name if holiday else ""


def _zone() -> str:
    practice = the_practice()
    return practice.timezone if practice else "UTC"


def _closed() -> QuerySet[Closure]:
    return Closure.objects.filter(ends_at__gt=F("begins_at"))


def _in_use(places: tuple[Place, ...]) -> bool:
    """Whether one is not closed for good yet. What day it is, its own clock says: nobody's who looks."""
    return any(
        place.closed_on is None or place.closed_on > timezone.localdate(timezone=ZoneInfo(place.zone))
        for place in places
    )


def _week(place: Location) -> Week:
    hours = sorted((one.weekday, one.opens, one.closes) for one in place.hours.all())
    return tuple(tuple((opens, closes) for day, opens, closes in hours if day == weekday) for weekday in range(7))


def _holidays() -> dict:
    found: dict = {}
    for place, on in Holiday.objects.values_list("location", "date"):
        found.setdefault(place, set()).add(on)
    return {place: frozenset(days) for place, days in found.items()}


def _closures() -> dict[object, list[Opening]]:
    found: dict[object, list[Opening]] = {}
    for place, begins, ends in Closure.objects.order_by("begins_at", "id").values_list(
        "location", "begins_at", "ends_at"
    ):
        found.setdefault(place, []).append((begins, ends))
    return found
