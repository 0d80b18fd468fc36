"""What facts are made of, and who a record says somebody is. Frozen."""

from dataclasses import dataclass

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
