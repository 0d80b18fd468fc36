"""Codes under short names, from data/codes.toml, so that stories can be read and written without a code book."""

import tomllib
from pathlib import Path

DATA = Path(__file__).parent / "data"
_TABLES = tomllib.loads((DATA / "codes.toml").read_text())
_SYSTEMS = _TABLES.pop("systems")


def concept(table: str, name: str, words: str = "") -> dict:
    """A CodeableConcept. `words` is how the record says it; without, the code's display. Raises KeyError."""
    rows = _TABLES[table][name]
    coding = [{"system": _SYSTEMS[s], "code": code, "display": display} for s, code, display in rows]
    text = words or (rows[0][2] if rows else name)
    return ({"coding": coding} if coding else {}) | {"text": text}


def known(table: str) -> frozenset[str]:
    """The short names of a table."""
    return frozenset(_TABLES[table])
