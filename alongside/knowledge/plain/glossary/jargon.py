"""Jargon in what somebody writes: terms that a plain word could replace, and whether the text itself says it."""

from collections.abc import Sequence
from dataclasses import dataclass

from alongside.knowledge.core.folding import folded

from .entry import Entry
from .everyday import is_plain
from .find import find_terms

BESIDE = 80  # characters before and after a term, in which its plain word explains it


@dataclass(frozen=True, slots=True)
class Jargon:
    """A term at text[start:end] that `plain` could replace. `explained`: the text says it in plain words beside it."""

    start: int
    end: int
    entry: Entry
    plain: str
    explained: bool


def jargon(text: str, language: str, medicines: Sequence[str] = ()) -> tuple[Jargon, ...]:
    """The terms that have a plainer word, in order. What everybody says (cholesterol, nausea) is none."""
    found = []
    for term in find_terms(text, language, medicines):
        plain, written = term.entry.side(language).plain, text[term.start : term.end]
        if plain and not is_plain(term.entry, written, language):
            beside = folded(f"{text[max(0, term.start - BESIDE) : term.start]} {text[term.end : term.end + BESIDE]}")
            found.append(Jargon(term.start, term.end, term.entry, plain, folded(plain) in beside))
    return tuple(found)
