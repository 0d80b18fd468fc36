"""Who is on duty, and who is away until when."""

from datetime import date, datetime, time
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from ...spine.kinds import DutyChanged, LeaveEnded, LeaveTold
from ...spine.services import record
from ..duties import Duty
from ..models import Leave, Person, RoleHeld, Shift
from ..roles import ON_TEAMS, STAFF, May
from ..viewer import Viewer
from .guard import needs, who


@transaction.atomic
def add_shift(
    *,
    by: Viewer | None,
    duty: str,
    begins: time,
    ends: time,
    person: UUID | None = None,
    weekday: int | None = None,
    on: date | None = None,
    place: int = 1,
) -> Shift:
    """Put somebody on duty each week, or on one day; on one day also nobody. Raises ValidationError on other things."""
    needs(by, May.PLAN_DUTIES)
    if duty not in Duty.values or (weekday is None) == (on is None) or (weekday or 0) not in range(7):
        raise ValidationError(_("Please choose a duty, and a day."))
    if person is None and on is None:
        raise ValidationError(_("Please say who has this duty."))
    if person and not _roles(person) & STAFF:
        raise ValidationError(_("This person does not work here."))
    shift = Shift.objects.create(
        duty=duty, person_id=person, weekday=weekday, on=on, begins=begins, ends=ends, place=place,
        since=timezone.now(),
    )  # fmt: skip
    record(DutyChanged(shift=shift.id), about=None, by=who(by))
    return shift


@transaction.atomic
def end_shift(*, by: Viewer | None, shift: UUID) -> None:
    """Nobody has this shift any more. Ending it twice changes nothing."""
    needs(by, May.PLAN_DUTIES)
    if Shift.objects.filter(id=shift, ended_at=None).update(ended_at=timezone.now()):
        record(DutyChanged(shift=shift), about=None, by=who(by))


@transaction.atomic
def tell_leave(
    *, by: Viewer | None, person: UUID, begins_at: datetime, ends_at: datetime, cover: UUID | None = None
) -> Leave:
    """Somebody is away. What they owe moves to the cover when it begins, with its clock, and stays there.

    Raises ValidationError on times that are none or that touch another leave of theirs, and on a cover who could not
    do it: who cares for patients is covered by somebody who does.
    """
    _own_or_planned(by, person)
    Person.objects.select_for_update().get(id=person)
    if not begins_at < ends_at or ends_at <= timezone.now():
        raise ValidationError(_("It ends after it begins, and later than now."))
    others = Leave.objects.filter(person=person, ends_at__gt=F("begins_at"))  # one that was called off never was
    if others.filter(begins_at__lt=ends_at, ends_at__gt=begins_at).exists():
        raise ValidationError(_("This touches another time away."))
    _must_fit(person, cover)
    leave = Leave.objects.create(
        person_id=person, cover_id=cover, begins_at=begins_at, ends_at=ends_at, told_at=timezone.now(),
        told_by_id=who(by),
    )  # fmt: skip
    record(LeaveTold(leave=leave.id), about=None, by=who(by))
    return leave


@transaction.atomic
def end_leave(*, by: Viewer | None, leave: UUID) -> Leave:
    """Back earlier, or not away after all. What was handed to the cover stays with the cover."""
    found = Leave.objects.select_for_update().get(id=leave)
    _own_or_planned(by, found.person_id)
    now = timezone.now()
    if found.ends_at <= max(now, found.begins_at):
        raise ValidationError(_("This time away is over already."))
    found.ends_at = max(now, found.begins_at)
    found.save(update_fields=["ends_at"])
    record(LeaveEnded(leave=found.id), about=None, by=who(by))
    return found


def _own_or_planned(by: Viewer | None, person: UUID) -> None:
    """One's own time away is one's own to say, by PIN too. Another's is planning duties."""
    if by is None or by.person_id != person or not by.is_staff:
        needs(by, May.PLAN_DUTIES)


def _must_fit(person: UUID, cover: UUID | None) -> None:
    held = _roles(person) & STAFF
    if not held:
        raise ValidationError(_("This person does not work here."))
    if cover is None:
        return
    covers = _roles(cover) & STAFF
    if cover == person or not (covers & held or (covers & ON_TEAMS and held & ON_TEAMS)):
        raise ValidationError(_("Please choose somebody who can do this work."))


def _roles(person: UUID) -> set[str]:
    return set(RoleHeld.objects.filter(person=person, ended_at=None).values_list("role", flat=True))
