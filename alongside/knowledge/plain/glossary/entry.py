"""The glossary: data/glossary/*.toml, one file a theme, one table a term. Every sentence is our own.

A table has `en` and `es` (the name first, then its other forms; plurals follow by rule), `says` (English, Spanish), and
where there are: `plain` (what may stand in its place), `abbr` and `abbr_es` (letters, just as they are written), `near`
(letters that mean several things count only near one of these words; "#" is any number), `near_words` (the same for
names), `scares` (a word that sounds worse than it is: its plain words are the kind ones).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "data" / "glossary"
KINDS = ("problem", "symptom", "test", "procedure", "medicine", "body", "directions", "care", "word")


@dataclass(frozen=True, slots=True)
class Side:
    """A term in one language. `plain` may stand in its place; "" where nothing shorter says it."""

    names: tuple[str, ...]
    letters: tuple[str, ...]
    plain: str
    says: str

    @property
    def name(self) -> str:
        """How it is headed."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Entry:
    """One term. Unreviewed, as the imprint of the glossary says."""

    id: str
    kind: str
    en: Side
    es: Side
    near: tuple[str, ...]
    near_words: tuple[str, ...]
    scares: bool

    def side(self, language: str) -> Side:
        """The term in a language; English for any other."""
        return self.es if language[:2] == "es" else self.en


@cache
def by_id() -> Mapping[str, Entry]:
    """Every entry by its id. Raises ValueError for one that is not complete, or an id that stands twice."""
    found: dict[str, Entry] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        kind = tables.pop("kind")
        for name, table in tables.items():
            if name in found:
                raise ValueError(f"{name} stands twice in the glossary")
            found[name] = _entry(name, table.pop("kind", kind), table)
    return found


def entries() -> tuple[Entry, ...]:
    """Every entry, by id."""
    return tuple(by_id().values())


def _entry(name: str, kind: str, table: dict[str, Any]) -> Entry:
    try:
        says, plain = table.pop("says"), table.pop("plain", ("", ""))
        letters = tuple(table.pop("abbr", ()))
        sides = [
            Side(tuple(table.pop(language)), own, plain[i], says[i])
            for i, (language, own) in enumerate((("en", letters), ("es", (*table.pop("abbr_es", ()), *letters))))
        ]
        near, near_words = tuple(table.pop("near", ())), tuple(table.pop("near_words", ()))
        made = Entry(name, kind, sides[0], sides[1], near, near_words, table.pop("scares", False))
    except (KeyError, IndexError) as error:
        raise ValueError(f"{name} of the glossary is not complete: {error}") from error
    if table or kind not in KINDS or not all(side.names and side.says for side in sides):
        raise ValueError(f"{name} of the glossary is not understood: {sorted(table)}")
    return made
