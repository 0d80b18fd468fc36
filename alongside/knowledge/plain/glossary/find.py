"""Where a text has terms of the glossary: with positions, the longest first, in one pass over its words."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ..lowered import lowered
from ..medicines import names_of, spans
from .entry import Entry, entries
from .forms import forms

_ATOM = re.compile(r"[^\W_]+")
AROUND = 8  # words on each side in which letters that mean several things find their meaning
ANY_NUMBER = "#"


@dataclass(frozen=True, slots=True)
class Finding:
    """A term of the glossary stands at text[start:end]."""

    start: int
    end: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write a term: its words after the first, each with what stands before it."""

    rest: tuple[tuple[str, str], ...]
    entry: Entry
    exact: bool
    near: frozenset[str]


_Index = dict[str, tuple[_Form, ...]]


def find_terms(text: str, language: str, medicines: Sequence[str] = ()) -> tuple[Finding, ...]:
    """The terms that a text has, in order and apart. Of several at one place, the longest.

    Capitals and accents do not count, but for abbreviations, which stand as they are written. One that means several
    things (PT, MS) counts only near a word that settles it, and not where two meanings would do. What lies within the
    name of a medicine the patient takes is not found.
    """
    atoms = [(m.group(), m.start(), m.end()) for m in _ATOM.finditer(text)]
    names, letters = _index(language[:2])
    named = spans(text, names_of(medicines)) if medicines else ()
    found, at = [], 0
    while at < len(atoms):
        raw = atoms[at][0]
        candidates = (*letters.get(raw, ()), *names.get(lowered(raw), ()))
        length, entry = _longest(text, atoms, at, candidates) if candidates else (1, None)
        if entry:
            start, end = atoms[at][1], atoms[at + length - 1][2]
            if not any(a <= start and end <= b for a, b in named):
                found.append(Finding(start, end, entry))
        at += length
    return tuple(found)


def _longest(
    text: str, atoms: list[tuple[str, int, int]], at: int, candidates: Sequence[_Form]
) -> tuple[int, Entry | None]:
    """How many words the longest form takes that fits here, and whose it is; (1, None) where none fits, or two do."""
    fitting: list[_Form] = []
    for form in candidates:
        if fitting and len(form.rest) < len(fitting[0].rest):
            continue
        if _fits(text, atoms, at, form) and (not form.near or not form.near.isdisjoint(_around(atoms, at))):
            if fitting and len(form.rest) > len(fitting[0].rest):
                fitting.clear()
            fitting.append(form)
    owners = {form.entry.id for form in fitting}
    return (len(fitting[0].rest) + 1, fitting[0].entry) if len(owners) == 1 else (1, None)


def _fits(text: str, atoms: list[tuple[str, int, int]], at: int, form: _Form) -> bool:
    if at + len(form.rest) >= len(atoms):
        return False
    written: Callable[[str], str] = str if form.exact else lowered
    for step, (gap, word) in enumerate(form.rest, start=at + 1):
        if written(atoms[step][0]) != word or _gap(text[atoms[step - 1][2] : atoms[step][1]]) != gap:
            return False
    return True


def _around(atoms: list[tuple[str, int, int]], at: int) -> Iterator[str]:
    for raw, _start, _end in atoms[max(0, at - AROUND) : at + AROUND + 1]:
        yield ANY_NUMBER if raw[0].isdigit() else lowered(raw)


def _gap(between: str) -> str:
    """What parts two words of a term: blanks and hyphens are one, an apostrophe is any, and a full stop is itself."""
    if not between.strip(" \t\n\r\u00a0-\u2010\u2011"):
        return " "
    return "'" if between in "'’ʼ" else between


@cache
def _index(language: str) -> tuple[_Index, _Index]:
    """(names by their first word folded, abbreviations by their first word as written)."""
    names: dict[str, list[_Form]] = {}
    letters: dict[str, list[_Form]] = {}
    for entry in entries():
        side = entry.side(language)
        for name in side.names:
            for form in forms(name, language):
                _put(names, form, entry, exact=False, near=entry.near_words)
        for written in side.letters:
            for form in (written, f"{written}s") if written.isupper() else (written,):
                _put(letters, form, entry, exact=True, near=entry.near)
    return {k: tuple(v) for k, v in names.items()}, {k: tuple(v) for k, v in letters.items()}


def _put(index: dict[str, list[_Form]], written: str, entry: Entry, *, exact: bool, near: Sequence[str]) -> None:
    atoms = list(_ATOM.finditer(written))
    words = [m.group() if exact else lowered(m.group()) for m in atoms]
    gaps = [_gap(written[a.end() : b.start()]) for a, b in zip(atoms, atoms[1:], strict=False)]
    settled = frozenset(lowered(word) for word in near)
    form = _Form(tuple(zip(gaps, words[1:], strict=True)), entry, exact, settled)
    if form not in index.setdefault(words[0], []):
        index[words[0]].append(form)
