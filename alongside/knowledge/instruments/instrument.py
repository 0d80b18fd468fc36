"""An instrument as its data file says it: whose it is, what it asks, how it is scored."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alongside.knowledge.core.imprint import Imprint, imprint


@dataclass(frozen=True, slots=True)
class Option:
    """One answer. `value` is None for "would not say". Codes from memory are read, never written."""

    key: str
    value: int | None
    loinc: str = ""
    loinc_unverified: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One question; its words are in words.*.toml. An item that is not scored belongs to the form all the same."""

    key: str
    options: tuple[Option, ...]
    loinc: str = ""
    loinc_unverified: str = ""
    scored: bool = True

    @property
    def link(self) -> str:
        """Its linkId in FHIR: as US Core's examples have it, else its key."""
        return f"/{self.loinc}" if self.loinc else self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One instrument. `items` is empty where the words are not ours to ship: then only the scoring is here."""

    id: str
    imprint: Imprint
    licence: str
    copyright: str
    items_ship: bool
    scoring: dict[str, Any]
    items: tuple[Item, ...] = ()
    loinc: str = ""
    loinc_unverified: str = ""
    total_loinc: str = ""
    total_loinc_unverified: str = ""

    @property
    def scored(self) -> tuple[Item, ...]:
        """The items that count."""
        return tuple(item for item in self.items if item.scored)


def load(folder: Path) -> dict[str, Instrument]:
    """Every data file of a folder, by the file's name. A practice adds restricted instruments by adding files.

    Raises ValueError for one without licence, copyright, version, source, or with items where none may ship.
    """
    return {path.stem: _instrument(path) for path in sorted(folder.glob("*.toml"))}


def _instrument(path: Path) -> Instrument:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    sets = {
        name: tuple(Option(**{"value": None, **option}) for option in options)
        for name, options in table.pop("options", {}).items()
    }
    items = tuple(Item(**{**item, "options": sets[item["options"]]}) for item in table.pop("items", ()))
    try:
        found = Instrument(id=path.stem, items=items, **{**table, "imprint": imprint(path.stem, table["imprint"])})
    except (KeyError, TypeError) as error:
        raise ValueError(f"{path.name} is not complete: {error}") from error
    if not found.licence.strip() or not found.copyright.strip() or bool(items) is not found.items_ship:
        raise ValueError(f"{path.name} does not say under what terms it stands, or has items that do not fit them")
    return found
