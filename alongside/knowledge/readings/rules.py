"""Thresholds as data: one file a measure, each row with its source, and whether that source was seen.

A row that is only remembered, or read at third hand, becomes a `Remembered`: it can alarm staff, and nothing that
speaks to a patient takes one (see told.py).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from alongside.knowledge.core.imprint import Imprint, Source, imprint

from .reading import BASES
from .state import State

FOLDER = Path(__file__).parent
OPS = ("<", "<=", ">", ">=")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When it speaks: `value` (and `bottom`, the second number: either is enough) by `op`, in `unit`.

    `change`: against the readings of the last `within_hours`, or against the "baseline". `relative`: per cent of the
    "best" peak flow, or the agreed oxygen "target". `repeats`: as many readings in a row, not further apart than
    `within_hours`. `lasting_hours`: every reading for so long. `symptoms`: only with danger signs.
    `everyone` is False where an agreed oxygen target takes its place.
    """

    id: str
    what: str
    state: State
    op: str
    value: Decimal
    unit: str
    source: Source
    note: str
    bottom: Decimal | None = None
    basis: str = "single"
    traits: tuple[str, ...] = ()
    min_months: int = 0
    max_months: int = 10_000
    symptoms: bool = False
    repeats: int = 1
    within_hours: int = 0
    lasting_hours: int = 0
    change: str = ""
    relative: str = ""
    everyone: bool = True


class Sourced(Rule):
    """A rule whose source was seen: a patient may hear of it."""

    __slots__ = ()


class Remembered(Rule):
    """A rule that nobody has seen in its source. Staff alone."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fine:
    """Where a source says that a number is as it should be: from `at_least`, below `below`, or at it too (`included`).

    `steady`: only when there were earlier readings to compare with.
    """

    id: str
    unit: str
    source: Source
    note: str
    at_least: Decimal
    below: Decimal
    bottom_at_least: Decimal = Decimal(0)
    bottom_below: Decimal = Decimal(10_000)
    basis: tuple[str, ...] = ("single",)
    traits: tuple[str, ...] = ()
    circumstance: str = ""
    relative: str = ""
    everyone: bool = True
    included: bool = False
    steady: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """All about one kind of reading. Outside `plausible` (of the number, and of a second one) we ask again."""

    imprint: Imprint
    what: str
    plausible: tuple[tuple[Fraction, Fraction], ...]
    day_change: Decimal | None
    rules: tuple[Rule, ...]
    fine: tuple[Fine, ...]

    @property
    def base(self) -> str:
        """The unit that it is judged in."""
        return BASES[self.what]


def load(folder: Path) -> dict[str, Measure]:
    """Every measure of a folder. Raises ValueError for a row without a source."""
    return {path.stem: _measure(path) for path in sorted(folder.glob("*.toml"))}


def _measure(path: Path) -> Measure:
    table = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    sources = {name: Source(**one) for name, one in table["source"].items()}
    try:
        rules = tuple(_rule(path.stem, row, sources) for row in table.get("rule", ()))
        fine = tuple(_fine(row, sources) for row in table.get("fine", ()))
    except (KeyError, TypeError) as error:
        raise ValueError(f"A row of {path.name} has no source or is not complete: {error}") from error
    ask = table["ask_again"]
    ranges = tuple((Fraction(low), Fraction(high)) for low, high in ask["outside"])
    change = ask.get("percent_a_day")
    return Measure(
        imprint(path.stem, table["imprint"]),
        path.stem,
        ranges,
        None if change is None else Decimal(change),
        rules,
        fine,
    )


def _rule(what: str, row: Mapping[str, Any], sources: Mapping[str, Source]) -> Rule:
    rest = _read(row, sources)
    kind = {True: Sourced, False: Remembered}[rest.pop("verified")]
    made: Rule = kind(what=what, state=State[rest.pop("state").upper()], **rest)
    if made.op not in OPS:
        raise TypeError(f"{made.id} has no such comparison")
    return made


def _fine(row: Mapping[str, Any], sources: Mapping[str, Source]) -> Fine:
    return Fine(**_read(row, sources))


NUMBERS = ("value", "bottom", "at_least", "below", "bottom_at_least", "bottom_below")


def _read(row: Mapping[str, Any], sources: Mapping[str, Source]) -> dict[str, Any]:
    numbers = {name: Decimal(row[name]) for name in NUMBERS if name in row}
    lists = {name: tuple(one) for name, one in row.items() if isinstance(one, list)}
    return {"note": "", **row, **numbers, **lists, "source": sources[row["source"]]}


MEASURES = load(FOLDER / "data" / "measures")
