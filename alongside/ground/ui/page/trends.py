"""One series as a picture with its meaning in words first, and the range that the laboratory calls usual."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from alongside.knowledge.core.dates import PartialDate
from alongside.knowledge.core.facts import Measurement, Range
from alongside.knowledge.plain import trend as picture
from alongside.knowledge.plain.explaining import measurand_of

from .card import Line
from .days import months, written
from .meaning import SAME, YEAR, meaning, tells_of_years
from .series import NOT_KNOWN, Series, called, numbers, said
from .sight import Sight
from .words import ON, plain_unit, status

MIN_POINTS = 3  # fewer are a list, not a trend
DRAWN = 40  # the newest ones: more would only smear


@dataclass(frozen=True)
class Trend:
    """`headline` is the meaning; `last` the newest value; `rows` the picture's own numbers, newest first."""

    key: str
    title: str
    headline: str
    last: Line
    svg: SafeString
    rows: tuple[tuple[PartialDate, str], ...]


def points_of(series: Series) -> tuple[Measurement, ...]:
    """The results that can be drawn together, oldest first: a known day, a plain number, the unit of the newest.

    Nothing when the newest of all cannot be drawn, such as "< 5": a picture would pass an older one off as the last.
    """
    drawable = [(fact, numbers(fact)) for fact in series.results if fact.when and fact.when.is_day]
    found = [(fact, known) for fact, known in drawable if known]
    known = [fact for fact in series.results if fact.when and fact.status not in NOT_KNOWN]
    if not found or found[0][0] is not known[0]:
        return ()
    values, unit = found[0][1]
    same = [fact for fact, known in found if known[1] == unit and len(known[0]) == len(values)]
    return tuple(reversed(same[:DRAWN]))


def trend_of(sight: Sight, series: Series) -> Trend | None:
    """The picture of a series, or None when nothing of it can be drawn."""
    facts = points_of(series)
    if not facts:
        return None
    title, last, unit = called(series.last.concept), facts[-1], numbers(facts[-1])[1]
    two = len(numbers(last)[0]) == 2
    values = [(fact.when.lower, numbers(fact)[0][0]) for fact in facts]
    same = _moves(last)
    headline = meaning(values, unit, sight.today, what=_("Top number") if two else "", same=same)
    facts = facts if tells_of_years(values, same) else _of_last_year(facts)
    words = picture.Words(
        title=f"{title}. {headline} {_spoken(facts)}",
        last=pgettext("value", "last"),
        months=months(get_language()),
    )
    svg = picture.trend_svg(_lines(facts), words, key=f"trend-{series.key}", band=_band(last, unit))
    return Trend(
        key=series.key,
        title=title,
        headline=headline,
        last=sight.line(
            last, title=said(last), details=(usual_range(last), may_change(last)), dates=((ON, last.when),)
        ),
        svg=mark_safe(svg),  # noqa: S308 - made from escaped text by knowledge.plain.trend
        rows=tuple((fact.when, said(fact)) for fact in reversed(facts)),
    )


def _moves(fact: Measurement) -> Decimal:
    """By what share of itself this test moves within a person, where a source says so."""
    test = measurand_of(fact.concept)
    return Decimal(float(test.moves.within)) if test and test.moves else SAME


def _of_last_year(facts: tuple[Measurement, ...]) -> tuple[Measurement, ...]:
    """Of values that mostly came within the last year, those alone: a few from years before would press them together.

    The sentence beside the picture compares within that year too.
    """
    recent = tuple(fact for fact in facts if fact.when.lower >= facts[-1].when.lower - YEAR)
    return recent if len(recent) >= MIN_POINTS and 2 * len(recent) > len(facts) else facts


def _lines(facts: tuple[Measurement, ...]) -> list[picture.Series]:
    """One line, or two for a blood pressure."""
    columns = zip(*(numbers(fact)[0] for fact in facts), strict=True)
    days = [fact.when.lower for fact in facts]
    names = ("",) if len(numbers(facts[0])[0]) == 1 else (pgettext("number", "top"), pgettext("number", "bottom"))
    return [
        picture.Series(tuple(picture.Point(day, value) for day, value in zip(days, values, strict=True)), name)
        for name, values in zip(names, columns, strict=True)
    ]


def may_change(fact: Measurement) -> str:
    """How a result stands, when it is not final."""
    return "" if fact.status in ("final", "") else status(fact.status)


def usual_range(fact: Measurement) -> str:
    """The range that the laboratory calls usual, as it was sent; all of them where it sent several."""
    return "; ".join(dict.fromkeys(filter(None, map(_usual, fact.ranges))))


def _usual(one: Range) -> str:
    if one.text:
        return _("usual range: %(range)s") % {"range": one.text}
    if one.low and one.high:
        return _("usual range: %(low)s to %(high)s") % {"low": one.low.value, "high": one.high.value}
    if one.high:
        return _("usual: up to %(high)s") % {"high": one.high.value}
    return _("usual: from %(low)s") % {"low": one.low.value} if one.low else ""


def _band(last: Measurement, unit: str) -> picture.Band | None:
    """The newest result's own usual range, when it speaks of the same unit. Of several none is chosen."""
    known = {one for one in last.ranges if one.low or one.high}
    for one in known if len(known) == 1 else ():
        ends = [end for end in (one.low, one.high) if end]
        if ends and all(plain_unit(end.unit) in (unit, "") for end in ends):
            low, high = one.low.decimal if one.low else None, one.high.decimal if one.high else None
            return picture.Band(_("usual range"), low, high)
    return None


def _spoken(facts: tuple[Measurement, ...]) -> str:
    """The last few values, for those who hear the picture."""
    language = get_language()
    days = ((written(fact.when.lower, "DATE_FORMAT", language), said(fact)) for fact in facts[-6:])
    return "; ".join(f"{day}: {value}" for day, value in days) + "."
