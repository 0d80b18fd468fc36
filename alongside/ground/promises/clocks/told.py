"""Whom a step of a clock concerns. Nothing waits on a person who is away."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from ...people.duties import Duty
from ...people.on_duty import managers, on_duty, who_has_it
from ...people.selectors import team_lead
from ..models import Promise
from .ladders import To


def whom(promise: Promise, to: Iterable[To], now: datetime) -> list[UUID]:
    """Persons to tell, in order, each once and each here now. Where nobody of them is, the manager."""
    found = [person for one in to for person in _who(promise, one, now)]
    return list(dict.fromkeys(found or managers(now)))


def _who(promise: Promise, to: To, now: datetime) -> list[UUID]:
    match to:
        case To.OWNER:
            return _here(promise.owed_by_id, now) or on_duty(Duty.ANSWERS, now)
        case To.LEAD:
            return _here(team_lead(promise.about_id), now)
        case To.FIRST:
            return on_duty(Duty.URGENT, now)[:1]
        case To.DUTY:
            return on_duty(Duty.URGENT, now)
        case To.MANAGER:
            return managers(now)


def _here(person: UUID | None, now: datetime) -> list[UUID]:
    found = who_has_it(person, now)[0] if person else None
    return [found] if found else []
