"""The official cases that our answers do not meet, each with a written reason: `data/not_met.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

WRITTEN = Path(__file__).resolve().parent.parent / "data" / "not_met.toml"
BECAUSE = ("older schedule", "another series", "inputs", "rule")


@dataclass(frozen=True, slots=True)
class NotMet:
    """One case. `fields`: field → (what the case expects, what we answer); `place` is in the specification."""

    id: str
    group: str
    because: str
    reason: str
    place: str
    fields: dict[str, tuple[Any, Any]]


@cache
def not_met() -> dict[str, NotMet]:
    """Every case of the list, by its id."""
    rows = tomllib.loads(WRITTEN.read_text(encoding="utf-8"))["case"]
    return {row["id"]: NotMet(**{**row, "fields": _fields(row["fields"])}) for row in rows}


def _fields(written: dict[str, list[Any]]) -> dict[str, tuple[Any, Any]]:
    return {name: (_value(theirs), _value(ours)) for name, (theirs, ours) in written.items()}


def _value(written: Any) -> Any:
    """TOML has no null: "" stands for it."""
    return [_value(one) for one in written] if isinstance(written, list) else None if written == "" else written
