"""Finding the concepts of a vocabulary in a text, in one pass over its words."""

from dataclasses import dataclass

from .tokens import TOKEN
from .vocabulary import Entry, Node, Vocabulary

# Words that no gap reaches across ("a cold but not short of breath"), unless one of these follows ("does not stop").
WALLS = frozenset("but pero denies denied no not without sin nor ni except sino aunque nunca".split())
GOES_ON = frozenset("stop stopping stops deja para quita quitan going better sure only just se improving help".split())
FARTHEST = 16  # words, little ones included, from one word of a pattern to the next


@dataclass(frozen=True, slots=True)
class Token:
    """An entry at its place: start and end in the text, number of its sentence."""

    start: int
    end: int
    entry: Entry
    sentence: int


@dataclass(frozen=True, slots=True)
class Place:
    """A concept was found from token `first` to before token `last`."""

    concept: str
    first: int
    last: int


def cut(text: str, vocabulary: Vocabulary) -> list[Token]:
    """The tokens of a text. Two words written as one stand at the same place."""
    found: list[Token] = []
    sentence = 0
    for match in TOKEN.finditer(text):
        for entry in vocabulary.entries(match.group()):
            found.append(Token(match.start(), match.end(), entry, sentence))
            sentence += entry.stop
    return found


def scan(tokens: list[Token], root: Node) -> list[Place]:
    """Every place of every concept; of one concept from one word on, the shortest (of a context, the longest).

    First the phrases of classes, so that a class may stand for several words; then the patterns made of classes.
    """
    words = [token.entry for token in tokens]
    stops = [
        one.stop or (one.word in WALLS and behind.word not in GOES_ON)
        for one, behind in zip(words, [*words[1:], Entry("")], strict=False)
    ]
    alone = [[(symbol, at + 1) for symbol in entry.symbols] for at, entry in enumerate(words)]
    phrases: dict[tuple[str, int], int] = {}
    for at, entry in enumerate(words):
        for node in entry.phrases:
            _follow(node, words, stops, alone, at + 1, at, phrases)
    symbols = [list(each) for each in alone] if phrases else alone
    for (symbol, first), last in phrases.items():
        symbols[first].append((symbol, last))
    found: dict[tuple[str, int], int] = {}
    for at, here in enumerate(symbols):
        for symbol, behind in here:
            lead = root.next.get(symbol)
            if lead is not None:
                _follow(lead, words, stops, symbols, behind, at, found)
    return [Place(concept, first, last) for (concept, first), last in found.items()]


Symbols = list[list[tuple[str, int]]]  # for each word, what may begin there, and where that ends


def _follow(
    node: Node, words: list[Entry], stops: list[bool], symbols: Symbols, at: int, first: int,
    found: dict[tuple[str, int], int],
) -> None:  # fmt: skip
    for concept in node.ends:
        choose = max if concept.startswith("context.") else min
        found[concept, first] = choose(at, found.get((concept, first), at))
    if node.next:
        _step(node.next, words, stops, symbols, at, first, found, 0)
    for limit, behind in node.gaps.items():
        _step(behind.next, words, stops, symbols, at, first, found, limit)


def _step(
    leads: dict[str, Node], words: list[Entry], stops: list[bool], symbols: Symbols, at: int, first: int,
    found: dict[tuple[str, int], int], limit: int,
) -> None:  # fmt: skip
    """One symbol on: the next word, or one after up to `limit` others. Little words do not count as others."""
    others, lead = 0, leads.get
    for place in range(at, min(at + FARTHEST, len(words))):
        for symbol, behind in symbols[place]:
            node = lead(symbol)
            if node is not None:
                _follow(node, words, stops, symbols, behind, first, found)
        if stops[place]:
            return
        if not words[place].filler:
            others += 1
            if others > limit:
                return
