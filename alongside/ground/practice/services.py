"""Changing the practice. Who may is checked by the caller's role (people.roles); the timeline keeps who did."""

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ..spine.kinds import (
    FunctionAccepted,
    FunctionWithdrawn,
    HoursChanged,
    PracticeChanged,
    PracticeClosed,
    PracticeOpenedAgain,
)
from ..spine.services import record
from .models import IDLE, Acceptance, Closure, Holiday, Location, OpeningHours, Practice

CHANGEABLE = {
    "name", "phone", "after_hours_phone", "timezone", "language", "state",
    "rooms_on", "staff_idle_minutes", "patient_idle_minutes", "pin_idle_minutes", "pin_hours",
}  # fmt: skip
Hours = dict[int, tuple[time, time]]  # weekday (0 is Monday) → (opens, closes) in the location's own time
PIN_HOURS = range(1, 17)  # as the database holds it
LONGEST_CLOSURE = timedelta(days=92)  # what is closed for longer has no hours


@transaction.atomic
def set_up(*, name: str, by: UUID | None, demo: bool = False, **settings) -> Practice:
    """Make the practice of an empty home. Raises ValidationError when there is one already."""
    if Practice.objects.exists():
        raise ValidationError(_("This home already has a practice."))
    practice = Practice(name=name, demo=demo, created_at=timezone.now(), **_checked(settings))
    practice.clean_fields(exclude=["rooms_on"])
    practice.save(force_insert=True)
    record(PracticeChanged(fields=["name", *sorted(settings)]), about=None, by=by)
    return practice


@transaction.atomic
def change(*, by: UUID, **settings) -> Practice:
    """Change settings named in CHANGEABLE. Raises ValidationError on an unknown one or one that does not fit."""
    practice = Practice.objects.select_for_update().get()
    for field, value in _checked(settings).items():
        setattr(practice, field, value)
    practice.clean_fields(exclude=["rooms_on"])
    practice.save(update_fields=list(settings))
    record(PracticeChanged(fields=sorted(settings)), about=None, by=by)
    return practice


@transaction.atomic
def add_location(*, by: UUID | None, hours: Hours, **particulars) -> Location:
    """Add a place. `particulars`: name, timezone, and if known address and phone.

    Raises ValidationError on a zone that does not exist, and on hours that no day has.
    """
    return _keep_location(Location(), by, hours, particulars)


@transaction.atomic
def change_location(*, by: UUID, location: UUID, hours: Hours, **particulars) -> Location:
    """Give a place other particulars and hours, checked as in `add_location`; these hours take the place of all."""
    return _keep_location(Location.objects.select_for_update().get(id=location), by, hours, particulars)


@transaction.atomic
def close_location(*, by: UUID, location: UUID, on: date) -> None:
    """From that day on the practice sees nobody there. One that was to close later can close earlier, or later still;
    what is closed for good by then stays as it is."""
    used = Q(closed_on=None) | Q(closed_on__gt=timezone.localdate())
    if Location.objects.filter(used, id=location).exclude(closed_on=on).update(closed_on=on):
        record(HoursChanged(fields=["locations"]), about=None, by=by)


@transaction.atomic
def add_holiday(*, by: UUID | None, on: date, name: str, location: UUID | None = None) -> Holiday:
    """Close a location, or the whole practice, on one day."""
    holiday, _created = Holiday.objects.update_or_create(date=on, location_id=location, defaults={"name": name})
    record(HoursChanged(fields=["holidays"]), about=None, by=by)
    return holiday


@transaction.atomic
def close_for_a_time(
    *, by: UUID | None, begins_at: datetime, ends_at: datetime, why: str, location: UUID | None = None
) -> Closure:
    """“We are closed”: the whole practice, or one place, between two moments. Clocks of promises move with it.

    Raises ValidationError when it is over already, is too long, ends before it begins, or says no reason.
    """
    now = timezone.now()
    if not begins_at < ends_at or ends_at <= now or ends_at - begins_at > LONGEST_CLOSURE:
        raise ValidationError(_("It ends after it begins, later than now, and within three months."))
    if not 0 < len(why.strip()) <= 200:
        raise ValidationError(_("Please say why in a few words. Patients will read them."))
    closure = Closure.objects.create(
        begins_at=begins_at, ends_at=ends_at, why=why.strip(), location_id=location, made_at=now, made_by_id=by
    )
    record(PracticeClosed(closure=closure.id), about=None, by=by)
    return closure


@transaction.atomic
def open_again(*, by: UUID | None, closure: UUID) -> Closure:
    """It opens earlier than it said, or does not close after all. Times that patients were told stay as they are."""
    found = Closure.objects.select_for_update().get(id=closure)
    now = timezone.now()
    if found.ends_at <= max(now, found.begins_at):
        raise ValidationError(_("It is open again already."))
    found.ends_at, found.opened_by_id = max(now, found.begins_at), by
    found.save(update_fields=["ends_at", "opened_by"])
    record(PracticeOpenedAgain(closure=found.id), about=None, by=by)
    return found


@transaction.atomic
def accept(*, by: UUID, by_name: str, function: str, edition: str) -> Acceptance:
    """Let a function of the register reach patients, as a clinician read it. An earlier edition's acceptance ends.

    Accepting what is accepted already changes nothing.
    """
    held = Acceptance.objects.select_for_update().filter(function=function, ended_at=None).first()
    if held is not None and held.edition == edition:
        return held
    now = timezone.now()
    if held is not None:
        held.ended_at, held.ended_by = now, by
        held.save(update_fields=["ended_at", "ended_by"])
    made = Acceptance.objects.create(function=function, edition=edition, by=by, by_name=by_name, at=now)
    record(FunctionAccepted(function=function, edition=edition), about=None, by=by)
    return made


@transaction.atomic
def withdraw(*, by: UUID, function: str) -> None:
    """No longer let a function reach patients. Nothing happens where it does not."""
    held = Acceptance.objects.select_for_update().filter(function=function, ended_at=None).first()
    if held is not None:
        held.ended_at, held.ended_by = timezone.now(), by
        held.save(update_fields=["ended_at", "ended_by"])
        record(FunctionWithdrawn(function=function), about=None, by=by)


def _keep_location(location: Location, by: UUID | None, hours: Hours, particulars: dict) -> Location:
    _zone(particulars["timezone"])
    for day, (opens, closes) in hours.items():
        if day not in range(7) or opens >= closes:
            raise ValidationError(_("A place opens before it closes, on a day of the week."))
    for name, value in particulars.items():
        setattr(location, name, value)
    location.save()
    location.hours.all().delete()
    OpeningHours.objects.bulk_create(
        OpeningHours(location=location, weekday=day, opens=opens, closes=closes)
        for day, (opens, closes) in hours.items()
    )
    record(HoursChanged(fields=["locations"]), about=None, by=by)
    return location


def _checked(settings: dict) -> dict:
    unknown = set(settings) - CHANGEABLE
    if unknown:
        raise ValidationError(_("Unknown setting: %(names)s") % {"names": ", ".join(sorted(unknown))})
    if "timezone" in settings:
        _zone(settings["timezone"])
    for field in {"staff_idle_minutes", "patient_idle_minutes", "pin_idle_minutes"} & set(settings):
        if settings[field] not in range(IDLE[0], IDLE[1] + 1):
            raise ValidationError(_("Choose between 2 and 30 minutes."))
    if settings.get("pin_hours", 1) not in PIN_HOURS:
        raise ValidationError(_("Choose between 1 and 16 hours."))
    return settings


def _zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:  # OSError: "America" is a folder of zones
        raise ValidationError(_("This time zone does not exist: %(zone)s") % {"zone": name}) from error
