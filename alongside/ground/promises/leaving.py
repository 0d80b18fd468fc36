"""Somebody is away: what they owe to others moves to whoever stands in, one promise at a time, with its clock.

Nothing is written down about how far this has come: what is still owed by somebody who is away is what is left to do.
Who comes back does not get back what was handed on; it stays with who has it, unless they hand it on again.
"""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from ..people.on_duty import away, who_has_it
from .models import Promise
from .services import hand_on


def hand_over_one(now: datetime) -> bool:
    """Hand on one promise of somebody who is away. False when there is none."""
    for person in away(now):
        stands_in, role = who_has_it(person, now)
        promise = _owed(person) if stands_in != person else None
        if promise:
            _hand_over(promise, stands_in, role)
            return True
    return False


def _owed(person: UUID) -> UUID | None:
    owed = Promise.objects.filter(owed_by=person, state=Promise.State.OPEN, intention=False)
    return owed.exclude(about=F("owed_by")).order_by("id").values_list("id", flat=True).first()


def _hand_over(promise: UUID, to: UUID | None, role: str) -> None:
    try:
        hand_on(by=None, promise=promise, to=to, to_role=role, reason=_("Who promised it is away."))
    except ValidationError:  # it ended a moment ago
        return
