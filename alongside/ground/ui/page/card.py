"""What a card is made of: lines of the record, each with its way back to the original."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Self
from uuid import UUID

from django.utils.text import capfirst

from alongside.ground.people.contents import Content
from alongside.knowledge.core.dates import PartialDate
from alongside.knowledge.core.values import Coding

MOST, SHOWN, FEW = 8, 5, 3  # lines of what holds now, of a card, of a lesser one; the rest is one step away


@dataclass(frozen=True)
class Dated:
    """A date with the word that says what it is: ("Since", March 2019). `timed` says weekday and hour as well."""

    word: str
    date: PartialDate
    timed: bool = False


@dataclass(frozen=True)
class Line:
    """One line: what, how much, when; where it came from. `codes` and `source` are printed for the team only.

    `explains`: its words are a record's, so terms among them may be explained to a patient.
    """

    title: str
    source: str
    value: str = ""
    points: tuple[str, ...] = ()  # the steps of a plan, each on its own
    details: tuple[str, ...] = ()
    dates: tuple[Dated, ...] = ()
    record: UUID | None = None  # the original, when this viewer may open it
    as_of: datetime | None = None
    codes: tuple[Coding, ...] = ()
    series: str = ""  # the key of the page with all values of this result, when there is one
    explains: bool = False
    earlier: tuple["Line", ...] = ()  # older entries of the same name, told beneath it


@dataclass(frozen=True)
class Card:
    """One card of the page. `template` shows it; `content` names the page that shows everything of its kind.

    `on_paper` prints it in a PDF; "" where paper has no use for it.
    """

    template: ClassVar[str] = "page/card.html"
    on_paper: ClassVar[str] = "print/card.html"

    key: str
    title: str
    lines: tuple[Line, ...] = ()
    total: int = 0
    content: str = ""
    note: str = ""
    more: tuple["Card", ...] = field(default=())  # parts under their own small heading
    unshown: int = 0  # of what holds now: how many more there are

    @classmethod
    def of(cls, content: Content, lines: tuple[Line, ...], total: int, note: str = "", **more: Any) -> Self:
        """The card of one kind of content, under the name by which it is granted to a helper."""
        return cls(content.value, str(capfirst(content.label)), lines, total, content.value, note, **more)

    @property
    def has_more(self) -> bool:
        """Whether the page of everything shows more than this card."""
        return self.total > len(self.lines) + sum(len(part.lines) for part in self.more)
