"""A text as sentences and words, with the place of each. It never raises, whatever the text."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from .stops import is_end

WORD, NUMBER, INITIALS, ADDRESS = "word", "number", "initials", "address"

# What people measure in. A unit counts as one only right after its number: "5 mg", not "mg" alone.
_UNITS = (
    "mmHg|mm ?Hg|mcg|µg|μg|mEq|mmol|mOsm|mIU|mg|kg|mm|mL|ml|dL|cm|km|IU|UI|ng|pg|fL|lbs?|oz|bpm|hr|min|kcal|cal|"
    "units?|unidades|°[CF]|[AaPp]\\.?[Mm]\\.?|m²|m2|g|L|%|°"
)
_TOKEN = re.compile(
    rf"""
    (?P<address>https?://\S*[\w/]|www\.\S*[\w/]|[\w.+-]+@\w[\w.-]*\w)
    |(?P<number>(?:[<>≤≥±~]\ ?)?\d(?:[\d.,:/–-]*\d)?
        (?:\ ?(?:{_UNITS})(?![^\W\d_])(?:\ ?/\ ?[\d.]*\ ?(?:{_UNITS}|min|h|s)(?![^\W\d_]))*)?(?![^\W\d_]))
    |(?P<word>[^\W\d_]+(?:[\d]+[^\W_]*)*(?:['’\-][^\W_]+)*)
    """,
    re.VERBOSE,
)
# What begins an item of a list: "- ", "• ", "1. ", "a) ".
_MARKER = re.compile(r"[ \t]*(?:[-–—*•·▪◦‣○●☐✓→>]+[ \t]*(?=[^\W_])|(?:\d{1,2}|[A-Za-z])[.)][ \t]+)")
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|\Z)")
_BREAK = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number (with its unit), address, or letters read one by one, and where it stands."""

    text: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """From `start` to `end` of the text. `item`: a line of a list, or a line that no stop ends."""

    start: int
    end: int
    words: tuple[Word, ...]
    item: bool = False


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences that hold a word or a number. An item of a list is one, with a stop or without."""
    found = []
    for start, end, item in _lines(text):
        cuts = [start, *(stop for stop in _stops(text, start, end) if stop < end), end]
        for a, b in zip(cuts, cuts[1:], strict=False):
            words = tuple(_words(text, a, b))
            if words:
                found.append(Sentence(words[0].start, b, words, item and b == end))
    return tuple(found)


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """Runs of text that a line break ends. A line that goes on in small letters goes on."""
    begin, stop, item = 0, 0, False
    for start, end in _pieces(text):
        marker = _MARKER.match(text, start, end)
        body = marker.end() if marker else start
        goes_on = not marker and stop > begin and text[start:end].lstrip()[:1].islower() and not _ended(text, stop)
        if not goes_on:
            if stop > begin:
                yield begin, stop, item or not _ended(text, stop)
            begin, item = body, bool(marker)
        stop = end
    if stop > begin:
        yield begin, stop, item


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The lines of the text that are not blank."""
    start = 0
    for cut in [*_BREAK.finditer(text), None]:
        end = cut.start() if cut else len(text)
        if text[start:end].strip():
            yield start, end
        start = cut.end() if cut else end


def _ended(text: str, stop: int) -> bool:
    return text[:stop].rstrip("\"'”’»)] \t")[-1:] in (".", "!", "?", "…", ":")


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    """Where a sentence ends within a line."""
    for stop in _STOP.finditer(text, start, end):
        if is_end(text, start, stop.start(), stop.end(), end):
            yield stop.end()


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    found = list(_TOKEN.finditer(text, start, end))
    capitals = {i for i, token in enumerate(found) if token.lastgroup == WORD and _is_capitals(token.group())}
    for i, token in enumerate(found):
        kind = str(token.lastgroup)
        if kind == WORD and _spelled(token.group(), i, capitals):
            kind = INITIALS
        yield Word(token.group(), *token.span(), kind)


def _is_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _spelled(word: str, place: int, capitals: Set[int]) -> bool:
    """CBC and HbA1c are read letter by letter; a word in capitals among others (DO NOT STOP) is not."""
    if any(c.isdigit() for c in word):
        return True
    if place in capitals:
        return len(word) <= 5 and not {place - 1, place + 1} & capitals
    return word[:-1] != word[:-1].lower() and not word[0].isupper() and sum(c.isupper() for c in word) > 1
