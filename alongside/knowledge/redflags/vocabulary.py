"""All patterns of all concepts as one tree, all phrases of classes as another, every word as what it may stand for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .patterns import Classes, Sequence_, sequences
from .spelling import Spelling
from .tokens import understood

REMEMBERED = 50_000  # words as typed; beyond, all are forgotten and learnt anew
LONGEST_REMEMBERED = 60  # letters; what is longer is no word that comes again
ENDINGS = ("", "s", "es", "ed", "ing", "ando", "iendo", "o", "a", "os", "as", "ado", "ada")
SHORTEST_STEM, LONGEST_STEM = 3, 14
NUMBER, YEAR = "#num", "#year"


@dataclass(slots=True)
class Node:
    """A place in a tree: which symbols lead on, next to it or after a gap, and which concepts (or classes) end here."""

    next: dict[str, "Node"] = field(default_factory=dict)
    gaps: dict[int, "Node"] = field(default_factory=dict)
    ends: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Entry:
    """A word as typed: what it may stand for, and whether a phrase of a class begins with it."""

    word: str
    symbols: tuple[str, ...] = ()
    phrases: tuple[Node, ...] = ()
    filler: bool = False
    stop: bool = False
    known: bool = False
    number: float | None = None
    pair: tuple[int, int] | None = None


class Vocabulary:
    """`patterns`: concept → its patterns. `real`: words of the languages, which are not corrected. `respelled`: slips
    that no rule of spelling finds, and what they mean."""

    def __init__(
        self,
        patterns: Mapping[str, Iterable[str]],
        classes: Classes,
        fillers: Iterable[str],
        real: frozenset[str],
        respelled: Mapping[str, str],
    ) -> None:
        self._exact: dict[str, set[str]] = {}
        self._stems: dict[str, set[str]] = {}
        self.root, self._phrases = Node(), Node()
        self._fillers, self._real, self._respelled = frozenset(fillers), real, respelled
        self._entries: dict[str, tuple[Entry, ...]] = {}
        for concept, texts in patterns.items():
            for text in texts:
                for sequence in sequences(text, classes):
                    self._add(self.root, concept, sequence, classes)
        for symbol, phrases in classes.phrases.items():
            for phrase in phrases:
                self._add(self._phrases, symbol, phrase, classes)
        meant = set(self._exact) | {stem + end for stem in self._stems for end in ENDINGS}
        self._spelling = Spelling(meant, real)

    def _add(self, node: Node, end: str, sequence: Sequence_, classes: Classes) -> None:
        for item in sequence:
            if isinstance(item, int):
                node = node.gaps.setdefault(item, Node())
                continue
            for word in classes.words.get(item, (item,)):
                where = self._stems if word.endswith("*") else self._exact
                where.setdefault(word.removesuffix("*"), set()).add(item)
            node = node.next.setdefault(item, Node())
        if end not in node.ends:
            node.ends.append(end)

    def entries(self, raw: str) -> tuple[Entry, ...]:
        """What a token stands for: one entry, or two where two words were written as one."""
        found = self._entries.get(raw)
        if found is None:
            found = self._made(raw)
            if len(raw) <= LONGEST_REMEMBERED:
                if len(self._entries) >= REMEMBERED:
                    self._entries.clear()
                self._entries[raw] = found
        return found

    def _made(self, raw: str) -> tuple[Entry, ...]:
        written = understood(raw)
        if written.stop or written.number is not None or written.pair:
            number = written.number
            year = number is not None and 1930 <= number <= 2100 and "." not in raw and "," not in raw
            names = () if number is None else (NUMBER, YEAR) if year else (NUMBER,)
            symbols = tuple(
                sorted({*names, *(one for name in (*names, written.word) for one in self._exact.get(name, ()))})
            )
            made = Entry(written.word, symbols, self._begun(symbols), False, written.stop, True, number, written.pair)
            return (made,)
        word = self._respelled.get(written.word, written.word)
        if self._symbols(word) or word in self._fillers or word in self._real:
            return (self._entry(word),)
        meant = self._spelling.meant(word)
        if meant:
            return (self._entry(meant),)
        halves = self._spelling.halves(word)
        return tuple(map(self._entry, halves)) if halves else (self._entry(word),)

    def _entry(self, word: str) -> Entry:
        symbols = tuple(sorted(self._symbols(word)))
        known = bool(symbols) or word in self._fillers
        return Entry(word, symbols, self._begun(symbols), word in self._fillers, known=known)

    def _symbols(self, word: str) -> set[str]:
        found = set(self._exact.get(word, ()))
        for length in range(SHORTEST_STEM, min(len(word), LONGEST_STEM) + 1):
            found |= self._stems.get(word[:length], set())
        return found

    def _begun(self, symbols: Iterable[str]) -> tuple[Node, ...]:
        return tuple(self._phrases.next[symbol] for symbol in symbols if symbol in self._phrases.next)
