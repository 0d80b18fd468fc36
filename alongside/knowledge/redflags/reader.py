"""The vocabulary of all areas, ready to read texts with; built once, when first needed."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from .patterns import Classes
from .rules import AREAS, FOLDER
from .vocabulary import Vocabulary


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """All concepts of all areas, and what stands around them (`context.…`)."""
    table = _table(FOLDER / "classes.toml")
    classes = Classes(table["class"])
    patterns: dict[str, list[str]] = {}
    for area in AREAS:
        for name in area.english:
            patterns.setdefault(name, []).extend(area.english[name] + area.spanish[name])
    for name, both in _table(FOLDER / "context.toml").items():
        patterns[f"context.{name}"] = both["en"] + both["es"]
    real = frozenset((FOLDER / "real_words.txt").read_text(encoding="utf-8").split())
    respelled = {
        slip: right for right, slips in _table(FOLDER / "slips.toml")["slips"].items() for slip in slips.split()
    }
    return Vocabulary(patterns, classes, table["filler"].split(), real, respelled)


def _table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
