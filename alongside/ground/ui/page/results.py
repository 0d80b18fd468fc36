"""Test results and readings: a few as pictures with their meaning first, the newest of the others as lines."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from alongside.ground.people.contents import Content
from alongside.knowledge.core.facts import Answers, Measurement, Report
from alongside.knowledge.plain.names import codes_of_test

from .card import FEW, SHOWN, Card, Line
from .series import NOT_KNOWN, Series, called, is_usual, said, series_of
from .sight import Sight
from .trends import MIN_POINTS, Trend, may_change, points_of, trend_of, usual_range
from .words import ON

# What most people follow over time, in this order. The first two that have enough values become pictures.
FOLLOWED = ("blood_pressure", "a1c", "ldl", "weight", "kidneys", "cholesterol")
PICTURES = 2


@dataclass(frozen=True, kw_only=True)
class ResultsCard(Card):
    """Pictures of what is followed over time, then lines."""

    template: ClassVar[str] = "page/results.html"
    on_paper: ClassVar[str] = "print/results.html"

    trends: tuple[Trend, ...] = ()

    @property
    def has_more(self) -> bool:
        """A trend shows its newest value only; the page of everything always has more."""
        return self.total > len(self.lines) + len(self.trends) or bool(self.trends)


def results(sight: Sight) -> ResultsCard | None:
    """The card on our page."""
    found = sight.facts.of(Measurement)
    if not found:
        return None
    series = series_of(f for f in found if f.status not in NOT_KNOWN and not f.is_panel)
    drawn = [s for s in _followed(series) if len(points_of(s)) >= MIN_POINTS][:PICTURES]
    trends = tuple(trend_of(sight, s) for s in drawn)
    others = [s for s in series.values() if s not in drawn and is_usual(s.last)]
    lines = tuple(result_line(sight, s.last, s.key) for s in others[: FEW if drawn else SHOWN])
    total = len(series_of(found)) + len(sight.facts.of(Report)) + len(sight.facts.of(Answers))
    return ResultsCard.of(Content.RESULTS, lines, total, trends=trends)


def result_line(sight: Sight, fact: Measurement, series: str) -> Line:
    """The value large, the day, the laboratory's usual range, and whether it may still change."""
    none = _("Please see the original for the value") if fact.elsewhere else _("No value in the record")
    none = "" if fact.is_panel else none  # its values stand in lines of their own
    return sight.line(
        fact, title=called(fact.concept), value=said(fact) or none, details=(usual_range(fact), may_change(fact)),
        dates=((ON, fact.when),), series=series,
    )  # fmt: skip


def _followed(series: dict[str, Series]) -> Iterable[Series]:
    """For each thing people follow, the series with the most values among its codes."""
    for name in FOLLOWED:
        present = [series[code] for code in codes_of_test(name) if code in series]
        if present:
            yield max(present, key=lambda s: len(points_of(s)))
