"""The emergency copy: what a practice needs of who is expected, on paper, for when the computer is down."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone

from alongside.ground.chart.selectors import Expected, expected_on, next_day_expected
from alongside.ground.chart.services import note_emergency_copy
from alongside.ground.people.calling import Calling, calling
from alongside.ground.people.reach import Reach, for_emergency_copy
from alongside.ground.people.viewer import THE_PRACTICE, Viewer
from alongside.knowledge.core.dates import PartialDate
from alongside.knowledge.core.facts import Demographics

from ..page import slots
from ..page.card import Card
from ..page.seeing import sight_for
from .sheet import NOTHING_PRIVATE, WHOLE


@dataclass(frozen=True)
class OnePatient:
    """A sheet. `person` is people's Person; `number` is its place in the index, from 1.

    `phone` is the one we were given, else the one in the record; `as_of` the newest change of any record on it.
    """

    number: int
    person: object
    born: PartialDate | None
    ages: tuple[int, int] | None
    interpreter: bool
    visits: tuple[PartialDate, ...]
    phone: str
    calling: Calling
    cards: tuple[Card, ...]
    as_of: datetime | None


@dataclass(frozen=True)
class EmergencyCopy:
    """`left_out` are expected, too, but this viewer comes to their page as patient or helper."""

    days: tuple[date, ...]
    patients: tuple[OnePatient, ...]
    printed_at: datetime
    printed_by: str
    left_out: int = 0
    whole = WHOLE  # for the cards: see print/card.html


def days_from(day: date) -> tuple[date, ...]:
    """The day, and the next on which anybody is expected: on a Friday evening that is Monday."""
    return day, next_day_expected(day)


def kept_copy(day: date) -> EmergencyCopy:
    """As the worker or the shell keeps it. Each one's timeline says so."""
    days = days_from(day)
    reached = [(one, reach) for one in expected_on(days) if (reach := for_emergency_copy(one.person))]
    return made(THE_PRACTICE, reached, days, by=None)


def made(
    viewer: Viewer,
    reached: Collection[tuple[Expected, Reach]],
    days: tuple[date, ...],
    *,
    by: Viewer | None,
    left_out: int = 0,
) -> EmergencyCopy:
    """Of each, what their reach shows but for what is private: paper lies about. Written on the timeline first."""
    note_emergency_copy(by=by, persons=[one.person for one, _reach in reached])
    patients = tuple(_patient(viewer, n, one, reach) for n, (one, reach) in enumerate(reached, start=1))
    return EmergencyCopy(days, patients, timezone.now(), viewer.name, left_out)


def _patient(viewer: Viewer, number: int, expected: Expected, reach: Reach) -> OnePatient:
    sight = sight_for(viewer, replace(reach, sensitive=NOTHING_PRIVATE), on_paper=True)
    known, cards = sight.facts.demographics or Demographics(), slots.cards(slots.EMERGENCY, sight)
    called = calling(viewer, reach)
    born = sight.person.birth or known.birth
    return OnePatient(
        number=number,
        person=sight.person,
        born=born,
        ages=born.age_on(sight.today) if born else None,
        interpreter=known.interpreter,
        visits=expected.visits,
        phone=called.phone or next((value for system, _use, value in known.telecoms if system == "phone"), ""),
        calling=called,
        cards=cards,
        as_of=max(_as_of(cards), default=None),
    )


def _as_of(cards: Iterable[Card]) -> Iterable[datetime]:
    for card in cards:
        yield from (line.as_of for line in card.lines if line.as_of)
        yield from _as_of(card.more)
