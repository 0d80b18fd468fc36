"""Test results and readings: a few as pictures with their meaning first, the newest of the others as lines."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.ground.people.contents import Content
from alongside.knowledge.core.facts import Measurement

from .card import SHOWN, Card, Line
from .series import NOT_KNOWN, Series, said, series_of
from .sight import Sight
from .trends import MIN_POINTS, Trend, points_of, trend_of
from .words import ON, status

# What most people follow over time, in this order. The first two that have enough values become pictures.
FOLLOWED: dict[str, tuple[object, tuple[str, ...]]] = {
    "blood pressure": (gettext_lazy("Blood pressure"), ("85354-9", "55284-4")),
    "a1c": (gettext_lazy("Average blood sugar (HbA1c)"), ("4548-4", "17856-6", "4549-2")),
    "ldl": (gettext_lazy("LDL cholesterol"), ("18262-6", "13457-7", "2089-1", "18261-8")),
    "weight": (gettext_lazy("Weight"), ("29463-7", "3141-9")),
    "kidneys": (gettext_lazy("How well the kidneys filter (eGFR)"), ("33914-3", "62238-1", "98979-8", "69405-9")),
    "cholesterol": (gettext_lazy("Total cholesterol"), ("2093-3",)),
}
PICTURES = 2
USUAL = ("laboratory", "vital-signs", "imaging", "exam", "")


@dataclass(frozen=True, kw_only=True)
class ResultsCard(Card):
    """Pictures of what is followed over time, then lines."""

    template: ClassVar[str] = "page/results.html"

    trends: tuple[Trend, ...] = ()


def results(sight: Sight) -> ResultsCard | None:
    """The card on our page."""
    found = sight.facts.of(Measurement)
    if not found:
        return None
    series = series_of(f for f in found if f.status not in NOT_KNOWN)
    followed = [(name, s) for name, s in _followed(series) if len(points_of(s)) >= MIN_POINTS][:PICTURES]
    trends = tuple(trend_of(sight, s, title=str(name)) for name, s in followed)
    drawn = {s.key for _name, s in followed}
    others = [s for s in series.values() if s.key not in drawn and _is_usual(s.last)]
    lines = tuple(result_line(sight, s.last, s.key) for s in others[:SHOWN])
    return ResultsCard("results", _("Test results and readings"), lines, len(series), Content.RESULTS, trends=trends)


def result_line(sight: Sight, fact: Measurement, series: str) -> Line:
    """The value large, the day, the laboratory's usual range, and whether it may still change."""
    about = "" if fact.status in ("final", "") else status(fact.status)
    none = _("Please see the original for the value") if fact.elsewhere else _("No value in the record")
    return sight.line(
        fact, value=said(fact) or none, details=(usual_range(fact), about),
        dates=((ON, fact.when),), series=series,
    )  # fmt: skip


def usual_range(fact: Measurement) -> str:
    """The range that the laboratory calls usual, as it was sent."""
    for one in fact.ranges:
        if one.text:
            return _("usual range: %(range)s") % {"range": one.text}
        if one.low and one.high:
            return _("usual range: %(low)s to %(high)s") % {"low": one.low.value, "high": one.high.value}
        if one.high:
            return _("usual: up to %(high)s") % {"high": one.high.value}
        if one.low:
            return _("usual: from %(low)s") % {"low": one.low.value}
    return ""


def _followed(series: dict[str, Series]) -> Iterable[tuple[object, Series]]:
    """For each thing people follow, the series with the newest value among its codes."""
    for name, codes in FOLLOWED.values():
        present = [series[code] for code in codes if code in series]
        if present:
            yield name, max(present, key=lambda s: len(points_of(s)))


def title_of(sight: Sight, series: Series) -> str:
    """What a test is called: the words people use when we know them, else the record's."""
    for name, codes in FOLLOWED.values():
        if series.key in codes:
            return str(name)
    return sight.name(series.last.label)


def _is_usual(fact: Measurement) -> bool:
    """Questionnaires and social history are read on the page of everything; they are no news on this one."""
    return not fact.categories or any(category in USUAL for category in fact.categories)
