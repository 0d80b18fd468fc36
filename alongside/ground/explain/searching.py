"""The glossary as a list that one looks through."""

from alongside.knowledge.core.folding import folded
from alongside.knowledge.plain.glossary import Entry, entries, find_terms


def looked_for(words: str, language: str) -> list[Entry]:
    """The terms for some words, those that are named so first; all of them, in order of the alphabet, without words."""
    sought = folded(" ".join(words.split()))
    if not sought:
        return sorted(entries(), key=lambda entry: folded(entry.side(language).name))
    named = {term.entry.id for term in find_terms(words, language)}
    ranked = [(_rank(entry, sought, language, named), folded(entry.side(language).name), entry) for entry in entries()]
    return [entry for rank, _name, entry in sorted(ranked, key=lambda one: one[:2]) if rank < _NOT]


_NOT = 3


def _rank(entry: Entry, sought: str, language: str, named: set[str]) -> int:
    """0 named so, 1 begins so, 2 has the words somewhere, 3 not at all."""
    side = entry.side(language)
    names = [folded(name) for name in (*side.names, *side.letters)]
    if entry.id in named or sought in names:
        return 0
    if any(name.startswith(sought) for name in names):
        return 1
    return 2 if any(sought in words for words in (*names, folded(side.plain))) else _NOT
