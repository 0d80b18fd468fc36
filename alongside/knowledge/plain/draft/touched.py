"""Which of a patient's questions a draft has touched, by the words they share. It is a reminder, never a judgement.

Words alone cannot tell whether something was answered, so it says no more than they show: `touched` only where most of
a question's words stand close together in the draft, `perhaps` where some do, `not_seen` where none does.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from alongside.knowledge.core.folding import folded

from ..glossary import by_id, find_terms
from ..level.text import NUMBER, sentences
from .questions import Question
from .stems import stem, stems
from .times import times

TOUCHED, PERHAPS, NOT_SEEN, CANNOT_TELL = "touched", "perhaps", "not_seen", "cannot_tell"
TERM, TIME, AMOUNT = "term ", "time", "amount"  # what words speak of, beside themselves
MOST = 3 / 4  # of a question's words that have to stand in two neighbouring sentences of the draft
_DATA = Path(__file__).parent.parent / "data"

# Folded, as they are looked for.
_TIME = {"en": ("when", "how long", "how soon", "how often"), "es": ("cuando", "cuanto tiempo", "cada cuanto")}
_AMOUNT = {"en": ("how much", "how many"), "es": ("cuanto", "cuanta", "cuantos", "cuantas")}


@dataclass(frozen=True, slots=True)
class Touched:
    """A question, what can be said of it, and the share of its words (0 to 1) that stand together in the draft."""

    question: Question
    verdict: str
    share: float


def touched(asked: Sequence[Question], draft: str, language: str) -> tuple[Touched, ...]:
    """What can be said of each question, in order. A question without a word of its own cannot be told."""
    language = "es" if language[:2] == "es" else "en"
    said = [_Said.of(draft[one.start : one.end], language, with_plain=True) for one in sentences(draft)]
    pairs = [one.with_(after) for one, after in zip(said, [*said[1:], _Said()], strict=False)]
    return tuple(_judged(question, pairs, language) for question in asked)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a piece of text speaks of: topics, terms (by their id) and other words; and itself, folded."""

    of_what: frozenset[str] = frozenset()
    text: str = ""

    @classmethod
    def of(cls, text: str, language: str, *, with_plain: bool = False) -> "_Said":
        """`with_plain`: a term speaks of what its plain words speak of, too."""
        topics, empty, rest = _topics(language), _empty(language), list(text)
        found: set[str] = set()
        for term in find_terms(text, language):
            if not any(one in topics for one in stems(text[term.start : term.end], language)):
                found.add(TERM + term.entry.id)
                rest[term.start : term.end] = " " * (term.end - term.start)
            if with_plain:
                found |= cls.of(term.entry.side(language).plain, language).of_what
        found |= {topics.get(one, one) for one in stems("".join(rest), language) if len(one) > 2 and one not in empty}
        found |= {TIME} if times(text, language).exact else set()
        found |= {AMOUNT} if any(word.kind == NUMBER for one in sentences(text) for word in one.words) else set()
        return cls(frozenset(found), " ".join(folded(text).split()))

    def with_(self, after: "_Said") -> "_Said":
        return _Said(self.of_what | after.of_what, f"{self.text} {after.text}")

    def speaks_of(self, wanted: str, language: str) -> bool:
        """By its own word, or by the plain words that mean the term."""
        if wanted in self.of_what or not wanted.startswith(TERM):
            return wanted in self.of_what
        plain = by_id()[wanted.removeprefix(TERM)].side(language).plain
        return bool(plain) and folded(plain) in self.text


def _judged(question: Question, pairs: Sequence[_Said], language: str) -> Touched:
    wanted = _wanted(question.text, language)
    if not wanted:
        return Touched(question, CANNOT_TELL, 0.0)
    spoken = [{one for one in wanted if pair.speaks_of(one, language)} for pair in pairs]
    share = max((len(found) / len(wanted) for found in spoken), default=0.0)
    if share >= MOST:
        return Touched(question, TOUCHED, share)
    some = any(found - {TIME, AMOUNT} for found in spoken)
    return Touched(question, PERHAPS if some else NOT_SEEN, share)


def _wanted(text: str, language: str) -> frozenset[str]:
    """What an answer would speak of; with it a time or an amount, where that is asked."""
    asked = f" {' '.join(folded(text).split())} "
    time = any(f" {words} " in asked for words in _TIME[language])
    amount = not time and any(f" {words} " in asked for words in _AMOUNT[language])
    return _Said.of(text, language).of_what - {TIME, AMOUNT} | ({TIME} if time else {AMOUNT} if amount else set())


@cache
def _topics(language: str) -> dict[str, str]:
    tables = tomllib.loads((_DATA / "topics.toml").read_text(encoding="utf-8"))
    return {stem(word, language): f"topic {name}" for name, table in tables.items() for word in table[language].split()}


@cache
def _empty(language: str) -> frozenset[str]:
    words = tomllib.loads((_DATA / "empty_words.toml").read_text(encoding="utf-8"))[language]
    return frozenset(stem(word, language) for word in words.split())
