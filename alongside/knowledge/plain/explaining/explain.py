"""One result explained: what it is, what it means for this person, what usually happens next, what to ask."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from alongside.knowledge.core.facts import Facts, Measurement
from alongside.knowledge.core.imprint import Source
from alongside.knowledge.core.parts import Origin
from alongside.knowledge.core.wording import Words, words

from ..names import name_of_test
from .catalogue import IMPRINTS, Measurand, measurand_of
from .change import Change, change, is_newest
from .explanation import Critical, Explanation, Standing, Where
from .goals import Wanted, wanted
from .history import History, history
from .judging import limits_met, marked_critical, standing
from .numbers import UNITED_STATES, Place
from .saying import asked, changed, goal_said, happens, how_sure, meant, urgent_said
from .strip import strip_standing
from .value import STANDS, quantities
from .whose import Whose, whose

texts = partial(words, Path(__file__).parent)
FRESH_DAYS = 7  # ours: how long a result may ask somebody to act today; after that it is told as past


@dataclass(frozen=True, slots=True)
class _Found:
    """All that is known before words are chosen."""

    result: Measurement
    test: Measurand
    standing: Standing
    critical: Critical | None
    change: Change | None
    goal: Wanted | None


def explain(
    result: Measurement,
    facts: Facts,
    on: date,
    *,
    language: str,
    person: Whose | None = None,
    known: frozenset[Origin] | None = None,
    past: History | None = None,
    place: Place = UNITED_STATES,
) -> Explanation | None:
    """An explanation, or None for a test that is not explained, an error, or a result that has no value yet.

    `facts`: what the reader may see; earlier results and goals are taken from there. `person`: made by `whose` from
    the complete facts, when those are more; what is refused for a record that is not `known` to the reader is refused
    without the reason. `past`: made by `history` from the same facts, for several results at once.
    """
    test = measurand_of(result.concept)
    if test is None or result.in_error or result.status not in STANDS or result.modified:
        return None
    about = person or whose(facts, on)
    may_know = known is None or about.pregnancy is None or about.pregnancy in known
    found = _found(result, test, past or history(facts), on, about, may_know)
    if not quantities(result, test) and not result.answer and not result.text:
        return None
    return _told(found, texts(language), place, may_know)


def _found(result: Measurement, test: Measurand, past: History, on: date, about: Whose, may_know: bool) -> _Found:
    day = result.when.lower if result.when else on
    strip = test.answers and (result.answer or result.text)
    lies = strip_standing(result) if strip else standing(result, test, about, day)
    met, marked = limits_met(result, test, about, day), marked_critical(result)
    critical = None
    if met or marked:
        fresh = result.when is not None and (on - day).days <= FRESH_DAYS and is_newest(result, past)
        # Which limit it was, and the document it stands in, would tell of the pregnancy.
        critical = Critical(tuple(limit for limit in met if may_know or not limit.pregnant), marked, fresh)
    return _Found(
        result, test, lies, critical, change(result, past, test), wanted(result, test, past.goals, on)
    )  # fmt: skip


def _told(found: _Found, say: Words, place: Place, may_know: bool) -> Explanation:
    lies, test, result = found.standing, found.test, found.result
    because = [result.origin]
    if found.change:
        because.append(found.change.before.origin)
    if found.goal:
        because.append(found.goal.origin)
    outside = lies.where in (Where.BELOW, Where.ABOVE)
    return Explanation(
        test=test.key,
        name=name_of_test(result.concept, say.language),
        what=say(f"test.{test.key}.what"),
        value=_value(found, place),
        standing=lies,
        meaning=meant(result, test, lies, found.critical is not None, say, place, may_know),
        change=changed(result, test, found.change, say, place),
        goal=goal_said(found.goal, say),
        urgent=urgent_said(found.critical, result, test, say),
        critical=found.critical,
        next=happens(test, lies, found.critical, say),
        ask=asked(test, outside or found.critical is not None, say),
        sure=how_sure(lies, say),
        because=tuple(dict.fromkeys(because)),
        sources=_sources(found),
        imprint=IMPRINTS[test.group],
        professional=say.professional,
    )


def _value(found: _Found, place: Place) -> str:
    values = quantities(found.result, found.test)
    if len(values) == 2:
        top, bottom = values
        return place.amount(top.value, "") + "/" + place.amount(bottom.value, bottom.unit)
    if values:
        return place.quantity(values[0])
    return found.result.answer.label if found.result.answer else found.result.text


def _sources(found: _Found) -> tuple[Source, ...]:
    limits = [limit.source for limit in found.critical.limits] if found.critical else []
    moves = [found.test.moves.source] if found.test.moves and found.change and found.change.kind != "unknown" else []
    return tuple(dict.fromkeys([*found.standing.sources, *limits, *moves]))
