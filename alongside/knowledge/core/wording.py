"""Words beside the facts: words.en.toml and words.es.toml of a topic. The language is an argument."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "es")


@dataclass(frozen=True)
class Words:
    """The words of one topic in one language, by dotted key. A key that is not there raises KeyError: a test finds it.

    `professional`: a qualified translator signed them; English is written here, so it is.
    """

    language: str
    texts: dict[str, Any]
    professional: bool

    def __call__(self, key: str, **values: object) -> str:
        """The words of a key, with its {places} filled in."""
        text = self.texts[key]
        if type(text) is not str:
            raise KeyError(key)
        return text.format(**values) if values else text

    def each(self, key: str) -> tuple[str, ...]:
        """The sentences of a key that holds several."""
        texts = self.texts[key]
        if type(texts) is not list:
            raise KeyError(key)
        return tuple(texts)


@lru_cache(maxsize=64)
def words(folder: Path, language: str) -> Words:
    """The words of a topic's folder; English where a language is not written yet."""
    language = language if language in LANGUAGES else LANGUAGES[0]
    tables = tomllib.loads((folder / f"words.{language}.toml").read_text(encoding="utf-8"))
    about = tables.pop("about", {})
    return Words(language, dict(_flat(tables, "")), bool(about.get("professional", False)))


def _flat(tables: dict[str, Any], prefix: str) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, value in tables.items():
        found += _flat(value, f"{prefix}{name}.") if isinstance(value, dict) else [(prefix + name, value)]
    return found
