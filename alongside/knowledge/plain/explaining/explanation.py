"""What an explanation is made of. Frozen; every sentence is ready to be read, and every number has its source."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from alongside.knowledge.core.imprint import Imprint, Source
from alongside.knowledge.core.parts import Origin

from .catalogue import Band, Limit


class Where(Enum):
    """Where a value lies against a range."""

    UNKNOWN = "unknown"
    BELOW = "below"
    INSIDE = "inside"
    ABOVE = "above"


class Compared(Enum):
    """What it was compared with: nothing, the range on the result, the laboratory's own mark, or what a source says."""

    NOTHING = "nothing"
    LAB = "lab"
    MARK = "mark"
    COMMON = "common"


@dataclass(frozen=True, slots=True)
class Ends:
    """A range in the unit of the value itself; digits as printed where it was printed."""

    low: Fraction | None
    high: Fraction | None
    low_said: str = ""
    high_said: str = ""


@dataclass(frozen=True, slots=True)
class Critical:
    """A value that laboratories call in at once. `limits` are those it met; `marked`: the laboratory itself said so.

    `fresh`: the result is new enough, and the newest, so that somebody should act today.
    """

    limits: tuple[Limit, ...]
    marked: bool
    fresh: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a value lies, and why that is not said when it is not. `why` is a key of words.*.toml."""

    where: Where = Where.UNKNOWN
    compared: Compared = Compared.NOTHING
    ends: Ends | None = None
    band: Band | None = None
    why: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One result, explained. `urgent` stands first where it is said; `meaning`, `next` and `ask` hold sentences.

    `because` are the records it speaks of. What a reader may not know of is in no sentence, no limit and no source.
    """

    test: str
    name: str
    what: str
    value: str
    standing: Standing
    meaning: tuple[str, ...]
    change: str = ""
    goal: str = ""
    urgent: tuple[str, ...] = ()
    critical: Critical | None = None
    next: tuple[str, ...]
    ask: tuple[str, ...]
    sure: str
    because: tuple[Origin, ...]
    sources: tuple[Source, ...]
    imprint: Imprint
    professional: bool
