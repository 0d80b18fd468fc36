"""Finding the words of data/sensitivity.toml in a text: fast enough to read every note of an import.

Only words that begin like one we look for are compared; nothing is read letter by letter for each of them.
"""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass

from .folding import unaccented

_TOKEN = re.compile(r"[^\W_]+")
REMEMBERED = 50_000
SHORT = 160  # texts up to here repeat (codes' names, statuses): what was found in them is remembered


@dataclass(frozen=True, slots=True)
class Word:
    """One entry of the list. `pattern` is set for those of several words, which are looked for in the whole text.

    `between` are its words but the last, in small letters: without all of them the text needs no search.
    """

    category: str
    text: str
    first: str
    whole: bool
    exact: bool
    pattern: "re.Pattern[str] | None"
    between: frozenset[str]

    def is_in(self, token: str, folded: str, text: str, all_folded: Set[str]) -> bool:
        """Whether it is found, given a word of the text that begins like it, and all words of the text."""
        if self.pattern:
            return folded == self.first and self.between <= all_folded and self.pattern.search(text) is not None
        if self.exact:
            return token == self.text
        return folded == self.text if self.whole else folded.startswith(self.text)


class Words:
    """All words of all categories, by the first three letters of their first word."""

    def __init__(self, entries: Iterable[tuple[str, str, bool]]) -> None:
        """`entries`: (category, word as written in the list, whether it must stand as a whole word)."""
        self._by_start: dict[str, list[Word]] = {}
        for category, written, whole in entries:
            word = _word(category, written, whole)
            self._by_start.setdefault(word.first[:3], []).append(word)
        self._remembered: dict[str, frozenset[str]] = {}
        self._starts = frozenset(self._by_start)

    def find(self, text: str) -> frozenset[str]:
        """The categories whose words stand in this text."""
        known = self._remembered.get(text)
        if known is None:
            known = self._find(text)
            if len(text) <= SHORT:
                if len(self._remembered) >= REMEMBERED:
                    self._remembered.clear()
                self._remembered[text] = known
        return known

    def _find(self, text: str) -> frozenset[str]:
        plain = unaccented(text)
        found: set[str] = set()
        folded_of = {token: token.casefold() for token in _TOKEN.findall(plain)}
        all_folded = set(folded_of.values())
        for token, folded in folded_of.items():
            if folded[:3] not in self._starts:
                continue
            for word in self._by_start[folded[:3]]:
                if word.category not in found and word.is_in(token, folded, plain, all_folded):
                    found.add(word.category)
        return frozenset(found)


def _word(category: str, written: str, whole: bool) -> Word:
    exact = written != written.casefold()
    text = unaccented(written.removesuffix("|"))
    whole = whole or exact or written.endswith("|")
    several = _TOKEN.fullmatch(text) is None
    ends = r"(?!\w)" if whole else ""
    pattern = re.compile(rf"(?<!\w){re.escape(text)}{ends}", 0 if exact else re.IGNORECASE) if several else None
    tokens = [token.casefold() for token in _TOKEN.findall(text)]
    return Word(category, text, tokens[0], whole, exact, pattern, frozenset(tokens[:-1]))
