"""One series as a picture with its meaning in words first."""

from dataclasses import dataclass

from django.utils.dates import MONTHS_3
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from alongside.knowledge.core.dates import PartialDate
from alongside.knowledge.core.facts import Measurement
from alongside.knowledge.plain import trend as picture

from .series import Series, numbers, said
from .sight import Sight
from .words import plain_unit

MIN_POINTS = 3  # fewer are a list, not a trend
DRAWN = 40  # the newest ones: more would only smear


@dataclass(frozen=True)
class Trend:
    """`headline` is the meaning; `rows` are the picture's own numbers, newest first."""

    key: str
    title: str
    headline: str
    said: str
    when: PartialDate
    svg: SafeString
    rows: tuple[tuple[PartialDate, str], ...]


def points_of(series: Series) -> tuple[Measurement, ...]:
    """The results that can be drawn together, oldest first: a known day, a plain number, the unit of the newest."""
    drawable = [(fact, numbers(fact)) for fact in series.results if fact.when and fact.when.is_day]
    found = [(fact, known) for fact, known in drawable if known]
    if not found:
        return ()
    values, unit = found[0][1]
    same = [fact for fact, known in found if known[1] == unit and len(known[0]) == len(values)]
    return tuple(reversed(same[:DRAWN]))
