"""What stands around a danger and lowers it, by one step at most: negation, history, a general question, "if".

Third person lowers nothing: a helper's "she" is the patient. A figure of speech ("my back is killing me") is no danger
at all: what lies wholly inside of one is passed over. A label ("seizure medicine") takes the words it holds. Which
words do it is data (data/context.toml).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from .people import UNITS
from .scanner import Place, Token

# How far each reaches, in words: forward from its end, backward from its start; and what ends it on the way.
REACH: dict[str, tuple[int, int, tuple[str, ...]]] = {
    "no": (3, 0, ("but", "clause")),
    "denies": (30, 0, ("but",)),
    "negative": (0, 3, ("but",)),
    "past": (9, 0, ("but", "present", "clause")),
    "ago": (7, 9, ("but", "present", "and")),
    "question": (9, 0, ("but", "comma", "now")),
    "if": (7, 0, ("but", "present")),
    "if_first": (7, 0, ("but", "present")),
    "joke": (14, 14, ()),
    "family": (9, 3, ("but", "present")),
    "named": (2, 3, ("but", "comma")),
}
INSIDE = ("ago", "family", "named")  # may stand within the words of a danger
BEFORE = ("question", "if", "past", "no", "denies")  # may share words with it
DENIALS = ("no", "denies")
# "cannot breathe" is no breath denied: a danger that begins with one of these is not denied by another before it.
DENIED_ITSELF = frozenset(
    "cant cannot couldnt wont not no isnt doesnt hasnt havent unable sin never nothing dont didnt".split()
)
AND = frozenset({"and", "y", "then", "luego", "entonces"})
LINKS = frozenset({"or", "nor", "o", "ni", "and", "y", "u", "no", "any", "sin", "/", "-", "&"})
FIRST = ("ago", "if_first")  # what follows is only theirs where they open the sentence
AS_IF = frozenset({"as", "como"})
LENGTHS = frozenset(UNITS) | frozenset("hour hours minute minutes hora horas minuto minutos".split())
OPENING = 4  # words before the first that still is the start of a sentence
LINKED = 4  # words from one thing denied to the next


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A concept at a place; `why` it counts less, or an empty text."""

    concept: str
    first: int
    last: int
    why: str = ""


def in_context(
    places: Sequence[Place], tokens: Sequence[Token], counts: Callable[[str, str], bool]
) -> list[Occurrence]:
    """The occurrences of all concepts that are not of speech alone, each with what lowers it.

    `counts(concept, why)`: whether this can lower that concept at all.
    """
    around: dict[str, list[Place]] = defaultdict(list)
    dangers: list[Occurrence] = []
    for place in places:
        kind, dot, name = place.concept.partition(".")
        if kind == "context" and dot:
            around[name].append(place)
        else:
            dangers.append(Occurrence(place.concept, place.first, place.last))
    if not around:
        return dangers
    figures, labels = around["idiom"], around["label"]
    dangers = [
        one
        for one in dangers
        if not any(f.first <= one.first and one.last <= f.last for f in figures)
        and not any(f.first < one.last and one.first < f.last for f in labels)
    ]
    ends = {name: frozenset(p.first for p in around[name]) for name in ("but", "present", "clause", "now")}
    ends["comma"] = frozenset(i for i, token in enumerate(tokens) if token.entry.word == ",")
    ends["and"] = frozenset(i for i, token in enumerate(tokens) if token.entry.word in AND)
    around["past"] = [place for place in around["past"] if not _is_length(place, tokens)]
    triggers = [(name, place) for name in REACH for place in around[name]]
    return _denied_too(
        [_lowered(one, [t for t in triggers if counts(one.concept, t[0])], ends, tokens) for one in dangers],
        tokens, ends["but"], counts,
    )  # fmt: skip


def _lowered(
    one: Occurrence, triggers: Iterable[tuple[str, Place]], ends: dict[str, frozenset[int]], tokens: Sequence[Token]
) -> Occurrence:
    for name, trigger in triggers:
        if name in DENIALS and tokens[one.first].entry.word in DENIED_ITSELF:
            continue
        forward, backward, until = REACH[name]
        if trigger.first < one.last and one.first < trigger.last:
            if name in INSIDE or (name in BEFORE and trigger.first < one.first):
                return replace(one, why=name)
            continue
        between = range(trigger.last, one.first) if trigger.last <= one.first else range(one.last, trigger.first)
        reach = forward if trigger.last <= one.first else backward
        if name in FIRST and trigger.last <= one.first and not _opens(trigger, tokens):
            continue
        words = sum(not tokens[at].entry.filler for at in between)
        if not reach or words >= reach or tokens[trigger.first].sentence != tokens[one.first].sentence:
            continue
        if not any(at in ends[end] for end in until for at in between):
            return replace(one, why=name)
    return one


def _is_length(trigger: Place, tokens: Sequence[Token]) -> bool:
    """A "2-day history of" says for how long, and that it is so now."""
    return trigger.first > 0 and tokens[trigger.first - 1].entry.word in LENGTHS


def _opens(trigger: Place, tokens: Sequence[Token]) -> bool:
    """Whether it stands at the start of its sentence: only there "two years ago" speaks of what follows."""
    before = tokens[max(0, trigger.first - OPENING - 1) : trigger.first]
    if before and before[-1].entry.word in AS_IF:
        return False
    return len(before) <= OPENING or any(token.entry.stop for token in before)


def _denied_too(
    found: list[Occurrence], tokens: Sequence[Token], but: frozenset[int], counts: Callable[[str, str], bool]
) -> list[Occurrence]:
    """A list goes on: in "no chest pain, short breath or fever" all three are denied."""
    made: list[Occurrence] = []
    denied: list[Occurrence] = []
    for one in sorted(found, key=lambda each: (each.first, each.last)):
        last = next((last for last in reversed(denied) if _linked(last, one, tokens, but)), None)
        if last and not one.why and counts(one.concept, last.why):
            one = replace(one, why=last.why)  # noqa: PLW2901 - the same thing, lowered
        if one.why in DENIALS:
            denied.append(one)
        made.append(one)
    return made


def _linked(last: Occurrence, one: Occurrence, tokens: Sequence[Token], but: frozenset[int]) -> bool:
    """Whether `one` goes on with the list that `last` stands in."""
    if last.last > one.first or tokens[last.first].sentence != tokens[one.first].sentence:
        return False
    between = range(last.last, one.first)
    words = [tokens[at].entry.word for at in between]
    linked = words == [","] or (len(words) <= LINKED and bool(LINKS & set(words)))
    return linked and not any(at in but for at in between)
