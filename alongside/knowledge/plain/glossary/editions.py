"""All that the glossary says, to be read before it is accepted, and the edition that changes with any word of it."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from alongside.knowledge.core.wording import LANGUAGES, words

from ..imprints import all_imprints
from .entry import KINDS, entries

FOLDER = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Said:
    """All that is said of the terms of one kind: (id, sentences)."""

    name: str
    sentences: tuple[tuple[str, str], ...]


def title(language: str) -> str:
    """What the glossary is called."""
    return words(FOLDER, language)("glossary.title")


def everything_said(language: str) -> tuple[Said, ...]:
    """Kind by kind."""
    say, found = words(FOLDER, language), []
    for kind in KINDS:
        sides = [(entry.id, entry.side(language)) for entry in entries() if entry.kind == kind]
        told = [(name, f"{side.name} – {side.plain} – {side.says}".replace(" –  – ", " – ")) for name, side in sides]
        found.append(Said(say(f"kind.{kind}"), tuple(told)))
    return tuple(found)


@cache
def edition() -> str:
    """Changes with every word, name and letter of it, so that nobody has accepted what they never read."""
    said = [everything_said(language) for language in LANGUAGES]
    content = repr((said, entries())).encode()
    return f"{all_imprints()['glossary'].version}-{hashlib.sha256(content).hexdigest()[:16]}"
