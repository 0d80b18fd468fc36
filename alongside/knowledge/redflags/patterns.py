"""The small language in which vocabularies are written, and what it means.

    word        as typed, without capitals and accents; `swell*` is any word that begins so
    (a|b c)     one of them; `@name` a class from data/classes.toml; `?` behind either: may be missing
    ..  ...     up to 4, up to 9 other words in between, in one sentence
    A ~ B       both, in either order, up to 4 words apart; `A ~~ B` up to 9

Little words such as "my" or "really" may always stand between (`filler`). A pattern becomes sequences of symbols and
gaps; a symbol is a word, a stem with its star, or a class. A class has single words, and phrases of several.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

Item = str | int  # a symbol, or how many other words may come before the next one
Sequence_ = tuple[Item, ...]
GAPS = {"..": 4, "...": 9}
EITHER = {" ~~ ": 9, " ~ ": 4}


class Classes:
    """Named lists of words and phrases; one may contain another. Brackets are nameless classes."""

    def __init__(self, named: Mapping[str, Iterable[str]]) -> None:
        self._named = {"@" + name: tuple(members) for name, members in named.items()}
        self.words: dict[str, set[str]] = {}
        self.phrases: dict[str, set[Sequence_]] = {}

    def symbol(self, part: str) -> str:
        """The symbol of a word, a class or a bracket, which is then known. Raises ValueError for one that is not."""
        if part[0] not in "@(":
            if set(part) & set("()|@~?") or "*" in part[:-1]:
                raise ValueError(f"This is no word: {part}")
            return part
        if part in self.words:
            return part
        if part[0] == "(" and part[-1] != ")":
            raise ValueError(f"This bracket is not closed: {part}")
        if part[0] == "@" and part not in self._named:
            raise ValueError(f"There is no class {part}")
        members = self._named[part] if part[0] == "@" else _cut(part[1:-1], "|")
        words, phrases = self.words.setdefault(part, set()), self.phrases.setdefault(part, set())
        for sequence in (one for member in members for one in sequences(member, self)):
            if len(sequence) > 1:
                phrases |= set(self._flat(sequence))
            else:
                one = str(sequence[0])
                words |= self.words.get(one, {one})
                phrases |= self.phrases.get(one, set())
        return part

    def _flat(self, sequence: Sequence_) -> Iterator[Sequence_]:
        """A phrase without phrases in it."""
        choices: list[list[Sequence_]] = []
        for item in sequence:
            inner = self.phrases.get(item, set()) if isinstance(item, str) else set()
            single = not isinstance(item, str) or item not in self.words or bool(self.words[item])
            choices.append([*([(item,)] if single else []), *sorted(inner, key=str)])
        for chosen in product(*choices):
            yield tuple(item for part in chosen for item in part)


def sequences(pattern: str, classes: Classes) -> list[Sequence_]:
    """Every sequence that a pattern stands for. Raises ValueError for one that cannot be read."""
    for sign, gap in EITHER.items():
        sides = _cut(pattern, sign)
        if len(sides) == 2:
            pairs = list(product(sequences(sides[0], classes), sequences(sides[1], classes)))
            return [(*a, gap, *b) for a, b in pairs] + [(*b, gap, *a) for a, b in pairs]
    found: list[Sequence_] = [()]
    for part in _cut(pattern, " "):
        choices: list[Sequence_] = [(GAPS[part],)] if part in GAPS else [(classes.symbol(part.removesuffix("?")),)]
        if part.endswith("?"):
            choices.append(())
        found = [(*one, *choice) for one in found for choice in choices]
    if not all(isinstance(item, str) for one in found for item in (*one[:1], *one[-1:])) or () in found:
        raise ValueError(f"A pattern begins and ends with a word: {pattern}")
    return found


def _cut(text: str, sign: str) -> list[str]:
    """The text cut at a sign, where it stands outside of all brackets."""
    parts, depth, start, at = [], 0, 0, 0
    while at < len(text):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0 and text.startswith(sign, at):
            parts.append(text[start:at])
            at += len(sign)
            start = at
        else:
            at += 1
    return [part for part in (*parts, text[start:]) if part.strip()]
