"""One test over time: the meaning, the last value, the picture, the numbers, and every original."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from alongside.knowledge.core.facts import Measurement

from .card import Line
from .explained import Explained, explained
from .results import result_line
from .series import Series, called, key_of
from .sight import Sight
from .trends import Trend, trend_of


@dataclass(frozen=True)
class OneResult:
    """`named` is the record's own name when the title is another; `trend` is None when there is nothing to draw.

    `explained`: what the newest means, where that may be told.
    """

    title: str
    named: str
    trend: Trend | None
    lines: tuple[Line, ...]
    explained: Explained | None


def one_result(sight: Sight, key: str) -> OneResult | None:
    """All results of one test that this viewer may see, newest first; None when there are none."""
    found = tuple(f for f in sight.facts.of(Measurement) if key_of(f) == key)
    if not found:
        return None
    series = Series(key, found)
    title, named = called(series.last.concept) or _("No name in the record"), sight.name(series.last.label)
    return OneResult(
        title=title,
        named=named if named.casefold() != title.casefold() else "",
        trend=trend_of(sight, series),
        lines=tuple(_line(sight, fact) for fact in found),
        explained=explained(sight, found),
    )


def _line(sight: Sight, fact: Measurement) -> Line:
    """A result on its own page: the value is what it is called by."""
    line = result_line(sight, fact, "")
    return replace(line, title=line.value, value="")
