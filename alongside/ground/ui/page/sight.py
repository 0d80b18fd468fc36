"""What one viewer may see of one person, and how a fact of it becomes a line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.ground.chart.selectors import WaitingTalk, may_open
from alongside.ground.people.contents import ALL_SENSITIVE
from alongside.ground.people.reach import Reach, Via
from alongside.ground.people.viewer import Viewer
from alongside.knowledge.core.dates import PartialDate
from alongside.knowledge.core.facts import (
    Allergy,
    Document,
    Fact,
    Facts,
    FamilyHistory,
    Measurement,
    Origin,
    Problem,
    Procedure,
    Report,
    Vaccine,
    Visit,
)
from alongside.knowledge.plain.explaining import Whose

from .card import Dated, Line
from .words import FROM, UNTIL, DateWord, amount, plain_name, status

T = TypeVar("T")
# Not medicines, whose names nobody chose; nor goals, which may be a patient's own words.
EXPLAINED = (Problem, Allergy, Measurement, Report, Vaccine, Visit, Procedure, Document, FamilyHistory)


@dataclass(frozen=True)
class Sight:
    """`facts` holds only what this viewer may see; `records` leads each back to its original; `talks` are
    those that results wait for. `about` is from complete facts: what is hidden still changes what a range means.

    `person` is people's Person; `now` an aware moment: cards take their day from it, in the reader's zone.
    """

    viewer: Viewer
    reach: Reach
    person: object
    facts: Facts
    records: Mapping[Origin, object]
    now: datetime
    talks: tuple[WaitingTalk, ...] = ()
    on_paper: bool = False
    about: Whose = field(default_factory=Whose)

    @property
    def today(self) -> date:
        """The reader's day."""
        return timezone.localdate(self.now)

    @property
    def is_own(self) -> bool:
        """Looking at one's own page."""
        return self.reach.via == Via.SELF

    @property
    def is_whole(self) -> bool:
        """Nothing is hidden from this viewer for being private: only then may a card say that there is nothing."""
        return self.reach.sensitive >= ALL_SENSITIVE

    def first(self, count: int, found: Sequence[T]) -> Sequence[T]:
        """What a card shows of what holds now: the first of it; on paper, where nothing is a step away, all."""
        return found if self.on_paper else found[:count]

    def name(self, label: str) -> str:
        """A name as this viewer reads it: the team sees it as received."""
        return label if self.reach.sees_codes else plain_name(label)

    def line(
        self,
        fact: Fact,
        *,
        title: str = "",
        value: str = "",
        details: Iterable[str] = (),
        dates: Iterable[tuple[DateWord, PartialDate | None]] = (),
        series: str = "",
        timed: bool = False,
    ) -> Line:
        """One fact as a line. What is empty is left out; a record without a name says so.

        A title that is not the record's own name is for everybody; who sees codes reads the record's name beside it.
        """
        named = (fact.label,) if title and self.reach.sees_codes and not _says(fact, title) else ()
        marks = (_("Please see the original: it carries a note that changes its meaning."),) if fact.modified else ()
        record = self.records.get(fact.origin)
        return Line(
            title=title or self.name(fact.label) or _("No name in the record"),
            source=fact.origin.source,
            value=value,
            details=tuple(d for d in (*named, *details, *_undated(fact), *marks) if d),
            dates=tuple(Dated(str(word.day if day.is_day else word.part), day, timed) for word, day in dates if day),
            record=record.id if record and may_open(self.reach, fact.kind) else None,
            as_of=record.as_of if record else None,
            codes=fact.concept.codings if fact.concept else (),
            series=series,
            explains=type(fact) in EXPLAINED and not self.reach.sees_codes and not self.on_paper,
        )

    def earlier(self, fact: Fact) -> Line:
        """An older entry of the same name, in one short line: how it stood, and when."""
        return self.line(fact, details=(status(fact.status),), dates=((FROM, fact.when), (UNTIL, fact.until)))


def _says(fact: Fact, title: str) -> bool:
    """Whether the title, or the codes printed for the team, already say what the record calls it."""
    shown = {title, *(coding.display for coding in fact.concept.codings)} if fact.concept else {title, ""}
    return any(fact.label.casefold() in words.casefold() for words in shown)


def _undated(fact: Fact) -> Iterable[str]:
    """When it began and ended, where the record has an age or words instead of a date."""
    if fact.when is None:
        yield _("at age %(age)s") % {"age": amount(fact.when_age)} if fact.when_age else fact.when_said
    if fact.until is None:
        yield _("until age %(age)s") % {"age": amount(fact.until_age)} if fact.until_age else fact.until_said
