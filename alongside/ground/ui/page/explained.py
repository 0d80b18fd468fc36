"""The newest result of a test explained, when the practice lets that reach this reader: words, picture, grounds."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils import formats
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.ground.practice.register import EXPLAINED, accepted
from alongside.knowledge.core.facts import Measurement
from alongside.knowledge.core.parts import Origin
from alongside.knowledge.plain import range_picture as picture
from alongside.knowledge.plain.explaining import Explanation, Measurand, Place, ends_said, explain, measurand_of

from .card import Dated
from .sight import Sight
from .words import ON, plain_unit


@dataclass(frozen=True)
class Explained:
    """`it` holds the sentences; `usual` is the picture's range in words; `when` the day of the result.

    `acceptance` is None where only staff reads it: no clinician of the practice let it reach patients yet.
    """

    it: Explanation
    when: Dated | None
    svg: SafeString | str
    usual: str
    acceptance: object | None
    function: str


def explained(sight: Sight, results: tuple[Measurement, ...]) -> Explained | None:
    """Of results of one test, newest first. For a patient nothing before a clinician accepted it."""
    newest = results[0]
    test = measurand_of(newest.concept)
    acceptance = accepted(test.group) if test else None
    if test is None or (acceptance is None and not sight.reach.sees_codes):
        return None
    found = explain(
        newest, sight.facts, sight.today, language=get_language() or "en", person=sight.about,
        known=_known(sight), place=_place(),
    )  # fmt: skip
    if found is None:
        return None
    svg, usual = _picture(found, newest, test)
    when = Dated(str(ON.day if newest.when.is_day else ON.part), newest.when) if newest.when else None
    return Explained(found, when, svg, usual, acceptance, EXPLAINED + test.group)


def _known(sight: Sight) -> frozenset[Origin]:
    return frozenset(fact.origin for fact in sight.facts.everything)


def _place() -> Place:
    """Marks and units as they are written where the reader lives."""
    return Place(formats.get_format("DECIMAL_SEPARATOR"), formats.get_format("THOUSAND_SEPARATOR"), plain_unit)


def _picture(found: Explanation, result: Measurement, test: Measurand) -> tuple[SafeString | str, str]:
    """Where the value lies on its range, and the range in words; nothing where one of them is not a number."""
    ends, value = found.standing.ends, result.quantity
    if ends is None or value is None or value.comparator or (ends.low is None and ends.high is None):
        return "", ""
    low, high = map(_end, (ends.low, ends.high), ends_said(ends, result, test))
    title = f"{found.name}: {found.value}. {' '.join(found.meaning[:2])}"
    words = picture.RangeWords(title, _place().number(value.value), _("usual"))
    svg = picture.range_svg(Fraction(value.decimal), low, high, words, key="where-it-lies")
    usual = " – ".join(end.said if end else "…" for end in (low, high))
    return mark_safe(svg), usual  # noqa: S308 - made from escaped text by knowledge.plain.range_picture


def _end(end: Fraction | None, said: str) -> picture.End | None:
    return None if end is None else picture.End(end, _place().number(said))
