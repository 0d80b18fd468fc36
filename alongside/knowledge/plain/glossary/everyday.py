"""Names of the glossary that everybody uses."""

import tomllib
from functools import cache
from pathlib import Path

from alongside.knowledge.core.folding import folded

from .forms import forms

_PATH = Path(__file__).parent.parent / "data" / "everyday.toml"


def is_everyday(written: str, language: str) -> bool:
    """Whether a term, as it is written, is one that everybody uses."""
    return folded(" ".join(written.split())) in _everyday("es" if language[:2] == "es" else "en")


@cache
def _everyday(language: str) -> frozenset[str]:
    return frozenset(folded(form) for name in everyday_names(language) for form in forms(name, language))


def everyday_names(language: str) -> tuple[str, ...]:
    """The names in the list of a language."""
    listed = tomllib.loads(_PATH.read_text(encoding="utf-8"))[language]
    return tuple(" ".join(name.split()) for name in listed.split(";"))
