"""Terms that need no plainer word: what everybody says, and what is the plain word itself."""

import tomllib
from functools import cache
from pathlib import Path

from alongside.knowledge.core.folding import folded

from .entry import Entry
from .forms import forms

_PATH = Path(__file__).parent.parent / "data" / "everyday.toml"


def is_everyday(written: str, language: str) -> bool:
    """Whether a term, as it is written, is one that everybody uses."""
    return _compared(written) in _everyday("es" if language[:2] == "es" else "en")


def is_plain(entry: Entry, written: str, language: str) -> bool:
    """Whether a term, as it is written, is everyday, or its own plain word, or more than one of it (headaches)."""
    plain, other = folded(entry.side(language).plain), folded(written)
    return is_everyday(written, language) or plain in (other, other.removesuffix("s"), other.removesuffix("es"))


@cache
def _everyday(language: str) -> frozenset[str]:
    return frozenset(_compared(form) for name in everyday_names(language) for form in forms(name, language))


def _compared(written: str) -> str:
    """Blanks and hyphens are one, as where terms are found."""
    return " ".join(folded(written).replace("-", " ").split())


def everyday_names(language: str) -> tuple[str, ...]:
    """The names in the list of a language."""
    listed = tomllib.loads(_PATH.read_text(encoding="utf-8"))[language]
    return tuple(" ".join(name.split()) for name in listed.split(";"))
