"""What facts are made of and have in common, and who a record says somebody is. Frozen."""

from dataclasses import dataclass
from typing import ClassVar

from .dates import PartialDate
from .values import Concept, Quantity


@dataclass(frozen=True, slots=True)
class Origin:
    """The record a fact was read from, by its identity: two sources never share identities."""

    source: str
    type: str
    id: str


@dataclass(frozen=True, slots=True)
class Range:
    """A reference range as the laboratory sent it."""

    low: Quantity | None = None
    high: Quantity | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One component of a measurement, such as the top number of a blood pressure."""

    concept: Concept
    quantity: Quantity | None = None
    answer: Concept | None = None
    text: str = ""
    absent: str = ""
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """What a document holds. The bytes stay in the record; `inline` says that they are there and not at `url`."""

    title: str = ""
    content_type: str = ""
    url: str = ""
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Demographics:
    """Who the record says this is."""

    given: str = ""
    family: str = ""
    called: str = ""
    birth: PartialDate | None = None
    sex: str = ""
    language: str = ""
    interpreter: bool = False
    deceased: bool = False
    died: PartialDate | None = None
    telecoms: tuple[tuple[str, str, str], ...] = ()  # (system, use, value)
    addresses: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()  # (system, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Common to all. `modified` says that the record carries a modifier that we do not know: see the original.

    `when` and `until` are dates. A record that has none may say it otherwise: an age, or words as they came.
    """

    kind: ClassVar[str]
    origin: Origin
    concept: Concept | None = None
    status: str = ""
    categories: tuple[str, ...] = ()
    when: PartialDate | None = None
    until: PartialDate | None = None
    recorded: PartialDate | None = None
    when_age: Quantity | None = None
    when_said: str = ""
    until_age: Quantity | None = None
    until_said: str = ""
    note: str = ""
    sensitivity: frozenset[str] = frozenset()
    refers: tuple[str, ...] = ()  # ids of the records it speaks of: see relating.py
    modified: bool = False

    @property
    def label(self) -> str:
        """What it is, in the record's words; "" when the record does not say."""
        return self.concept.label if self.concept else ""

    @property
    def in_error(self) -> bool:
        """Marked as entered in error: kept, and never shown as true."""
        return self.status == "entered-in-error"
