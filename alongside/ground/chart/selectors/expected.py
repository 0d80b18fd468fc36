"""Who is expected at the practice on some days: whoever has a visit then, whatever it is for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import orjson
from django.utils import timezone

from alongside.knowledge.core.dates import PartialDate
from alongside.knowledge.core.facts import Origin, Visit
from alongside.knowledge.core.rows import from_row

from ...people.selectors import linked_ids
from ..models import Entry

NOT_EXPECTED = ("cancelled", "noshow", "entered-in-error", "proposed", "waitlist")
NEIGHBOUR = timedelta(days=1)  # a day in the text of a visit may be another day in the practice's zone


@dataclass(frozen=True)
class Expected:
    """Somebody with a visit, soonest first. Only when: what a visit is for may be private."""

    person: UUID
    visits: tuple[PartialDate, ...]


def expected_on(days: Collection[date]) -> tuple[Expected, ...]:
    """Who has a visit on one of these days, in the order of their hours. Says nothing of them but that.

    No viewer: callers come through people.reach for each of them, or write on each one's timeline what they made.
    """
    rows = Entry.objects.filter(
        kind=Visit.kind, when_lower__gte=min(days) - NEIGHBOUR, when_upper__lte=max(days) + NEIGHBOUR,
        resource__person__isnull=False,
    ).exclude(status__in=NOT_EXPECTED)  # fmt: skip
    found: dict[UUID, list[PartialDate]] = {}
    for person, row in rows.values_list("resource__person", "row"):
        when = from_row(Visit.kind, orjson.loads(row), Origin("", "", "")).when
        if when and when.is_day and day_of(when) in days:
            found.setdefault(person, []).append(when)
    whole: dict[UUID, set[PartialDate]] = {}
    for person, visits in found.items():
        whole.setdefault(linked_ids(person)[0], set()).update(visits)
    expected = (Expected(person, tuple(sorted(visits, key=_hour))) for person, visits in whole.items())
    return tuple(sorted(expected, key=lambda one: (_hour(one.visits[0]), one.person)))


def next_day_expected(after: date, within: timedelta = timedelta(days=7)) -> date:
    """The first day after this one on which anybody is expected: after a weekend, say. Else the very next day."""
    coming = expected_on([after + NEIGHBOUR * n for n in range(1, within.days + 1)])
    return min((day_of(when) for one in coming for when in one.visits), default=after + NEIGHBOUR)


def day_of(when: PartialDate) -> date:
    """The day of a visit where we are."""
    return timezone.localdate(when.instant) if when.instant else when.lower


def _hour(when: PartialDate) -> tuple[date, str]:
    return day_of(when), timezone.localtime(when.instant).isoformat() if when.instant else ""
