"""A message weighed: what is dangerous in it, how urgent that is, and whether somebody is interrupted."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .context import DENIALS, Occurrence, in_context
from .language import is_read
from .measures import in_text, is_known, of_reading
from .people import DAYS, PRETERM, ages, pregnant_by_weeks, traits_of_age, weeks_of_pregnancy
from .reader import vocabulary
from .rules import BY_CONCEPT, FOLDER, Rule, Sourced
from .scanner import Token, cut, scan
from .urgency import Urgency, highest

LONGEST = 20_000  # characters that are read; what is longer is no message, and a human reads the rest
_TRAITS = tomllib.loads((FOLDER / "traits.toml").read_text(encoding="utf-8"))
TRAITS, NAMES, JOKED = (frozenset(_TRAITS[key]) for key in ("traits", "names", "joked"))
HIDES: dict[str, list[str]] = _TRAITS["hides"]
ABSENT = ("family", "named")  # no danger to anybody now
NOWHERE = -1  # of what did not stand in the text: a field, an answer, a reading


@dataclass(frozen=True, slots=True)
class Measured:
    """A reading as it came."""

    code: str
    value: object
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A text, and what is known of the person it is about. `age` in years. `answers`: concept → whether it is so.

    Who wrote it (`author`) changes nothing: danger to anyone is danger.
    """

    text: str = ""
    author: str = ""
    language: str = ""
    age: float | None = None
    sex: str = ""
    pregnant: bool | None = None
    readings: tuple[Measured, ...] = ()
    answers: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Flag:
    """A rule that spoke. `span`: where its first matched word begins and ends in the text; None without a text.

    `matched`: all its words as written. `lowered`: why it is one step less urgent than its rule, or an empty text.
    """

    rule: Rule
    urgency: Urgency
    span: tuple[int, int] | None
    matched: tuple[str, ...]
    lowered: str = ""

    @property
    def interrupts(self) -> bool:
        """Whether it is precise enough to interrupt somebody."""
        return self.rule.interrupt and self.urgency is Urgency.EMERGENCY


@dataclass(frozen=True, slots=True)
class Verdict:
    """For staff: every flag, the most urgent first. `read`: whether its language was recognised."""

    urgency: Urgency
    interrupt: bool
    flags: tuple[Flag, ...]
    read: bool

    @property
    def told(self) -> tuple[Flag, ...]:
        """What a patient may hear of: rules whose source was seen, alone."""
        return tuple(flag for flag in self.flags if type(flag.rule) is Sourced)


def weigh(message: Writing) -> Verdict:
    """Never raises, whatever the text. Nothing in it ever says that all is well."""
    text = message.text[:LONGEST]
    tokens = cut(text, vocabulary())
    found = _by_concept([*_in_text(tokens), *_beside(message)])
    flags = [flag for rule in _candidates(found) for flag in [_flag(rule, found, tokens, text)] if flag]
    flags.sort(key=lambda flag: (-flag.urgency, not flag.interrupts, flag.span or (0, 0), flag.rule.id))
    empty = not message.text.strip() and (bool(message.answers) or any(is_known(one.code) for one in message.readings))
    read = empty or (is_read(text, tokens, message.language) and len(message.text) <= LONGEST)
    urgency = highest([*(flag.urgency for flag in flags), Urgency.ROUTINE if read else Urgency.UNKNOWN])
    return Verdict(urgency, any(flag.interrupts for flag in flags), tuple(flags), read)


def _in_text(tokens: Sequence[Token]) -> Iterator[Occurrence]:
    places = scan(list(tokens), vocabulary().root)
    pregnant = False
    for one in _unhidden(in_context(places, tokens, _counts)):
        if one.why in ABSENT or (one.concept in TRAITS and one.why):
            continue
        pregnant = pregnant or one.concept == "pregnant"
        yield one
    for concept, at in in_text(tokens):
        yield Occurrence(concept, at, at + 1)
    for days, first, last in ages(tokens):
        yield from (Occurrence(trait, first, last) for trait in traits_of_age(days))
    for _weeks, first, last in pregnant_by_weeks(tokens):
        pregnant = True
        yield Occurrence("pregnant", first, last)
    if pregnant:
        for weeks, first, last in weeks_of_pregnancy(tokens):
            if PRETERM[0] <= weeks <= PRETERM[1]:
                yield Occurrence("preterm", first, last)


def _counts(concept: str, why: str) -> bool:
    """What can lower which: a trait may be denied, and no more; only names of illnesses can be a relative's, or of a
    clinic; laughing takes nothing from an illness, nor "if" from a threat."""
    if concept in TRAITS:
        return why in DENIALS
    if why in ABSENT:
        return concept in NAMES
    if concept in JOKED:
        return why not in ("if", "if_first")
    return why != "joke"


def _unhidden(found: list[Occurrence]) -> list[Occurrence]:
    """Without those that share words with a concept which says more."""
    hidden = [(one, HIDES[one.concept]) for one in found if one.concept in HIDES]
    return [
        one
        for one in found
        if not any(one.concept in names and one.first < by.last and by.first < one.last for by, names in hidden)
    ]


def _beside(message: Writing) -> Iterator[Occurrence]:
    concepts = {concept for concept, so in message.answers.items() if so is True}
    if message.age is not None:
        concepts |= traits_of_age(message.age * DAYS["year"])
    if message.pregnant is True:
        concepts.add("pregnant")
    for reading in message.readings:
        concepts |= of_reading(reading.code, reading.value, reading.unit)
    for concept in sorted(concepts):
        yield Occurrence(concept, NOWHERE, NOWHERE)


def _by_concept(occurrences: Iterable[Occurrence]) -> dict[str, list[Occurrence]]:
    found: dict[str, list[Occurrence]] = defaultdict(list)
    for one in occurrences:
        found[one.concept].append(one)
    return found


def _candidates(found: Mapping[str, list[Occurrence]]) -> list[Rule]:
    return list({rule.id: rule for concept in found for rule in BY_CONCEPT.get(concept, ())}.values())


def _flag(rule: Rule, found: Mapping[str, list[Occurrence]], tokens: Sequence[Token], text: str) -> Flag | None:
    groups = [[one for concept in group for one in found.get(concept, ())] for group in rule.when]
    if not all(groups):
        return None
    chosen = _nearest(groups, tokens) if rule.near else [_best(group) for group in groups]
    if chosen is None:
        return None
    why = next((one.why for one in chosen if one.why), "")
    spans = [(tokens[one.first].start, tokens[one.last - 1].end) for one in chosen if one.first != NOWHERE]
    matched = tuple(dict.fromkeys(text[start:end] for start, end in spans))
    urgency = rule.urgency.lowered if why else rule.urgency
    return Flag(rule, urgency, spans[0] if spans else None, matched, why)


def _best(group: Sequence[Occurrence]) -> Occurrence:
    return min(group, key=lambda one: (bool(one.why), one.first))


def _nearest(groups: Sequence[Sequence[Occurrence]], tokens: Sequence[Token]) -> list[Occurrence] | None:
    """One of each group, all in one sentence or the next to that of the first; rather such as nothing lowers."""
    found: list[list[Occurrence]] = []
    for first in groups[0]:
        near = [[one for one in group if _near(first, one, tokens)] for group in groups[1:]]
        if all(near):
            found.append([first, *map(_best, near)])
    return min(found, key=lambda chosen: sum(bool(one.why) for one in chosen)) if found else None


def _near(a: Occurrence, b: Occurrence, tokens: Sequence[Token]) -> bool:
    if NOWHERE in (a.first, b.first):
        return True
    return abs(tokens[a.first].sentence - tokens[b.first].sentence) <= 1
