"""The tests that are explained: one file a group, each number with the source it was read in."""

import operator
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from alongside.knowledge.core.imprint import Imprint, Source, imprint
from alongside.knowledge.core.values import LOINC, Concept

from ..names import codes_of_test
from .units import Units

FOLDER = Path(__file__).parent
DIRECTIONS = ("both", "high", "low", "goal")  # which side of the range teams look at; goal: there is no range
SIDES = ("low", "inside", "high")
# √2 × 1.96: two values of a person who stays the same differ by less than this, times how much the test moves within a
# person, 19 times of 20. How exactly a laboratory measures comes on top, so this is the least.
TWO_VALUES = Fraction("2.77")
OPS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """From `low` to `high`, both included, in the test's unit; an open side has no end. For one sex, or any ("")."""

    low: Fraction | None
    high: Fraction | None
    source: Source
    sex: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """A value that laboratories call to the care team: `value` as printed, in `unit`. `bottom`: of a second number.

    `ends`: the same in the test's own unit.
    """

    op: str
    value: str
    unit: str
    source: Source
    ends: tuple[Fraction, ...]
    bottom: str = ""
    pregnant: bool = False

    @property
    def said(self) -> str:
        """For staff: "≥ 6.0 mmol/L"."""
        sign = {"<=": "≤", ">=": "≥"}.get(self.op, self.op)
        return f"{sign} {self.value}{f'/{self.bottom}' if self.bottom else ''} {self.unit}".strip()


@dataclass(frozen=True, slots=True)
class Band:
    """A part of the scale that a source names: from `at_least`, below `below`. `bottom_*` are of a second number."""

    id: str
    side: str
    source: Source
    at_least: Fraction | None = None
    below: Fraction | None = None
    bottom_at_least: Fraction | None = None
    bottom_below: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Moves:
    """By what share of itself a test may differ from last time before we call it a change, and who says so."""

    share: Fraction
    source: Source

    @property
    def within(self) -> Fraction:
        """By what share it moves within a person who stays the same: the standard deviation of one value."""
        return self.share / TWO_VALUES


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurand:
    """What is measured: one test, or one vital sign. `pair`: two numbers, as blood pressure. `answers`: in words."""

    key: str
    group: str
    direction: str
    units: Units
    spans: tuple[Span, ...]
    limits: tuple[Limit, ...]
    bands: tuple[Band, ...]
    moves: Moves | None
    also: tuple[str, ...]
    pair: bool
    answers: bool
    vital: bool

    @property
    def codes(self) -> tuple[str, ...]:
        """Its LOINC codes."""
        return codes_of_test(self.key)


def load(folder: Path) -> tuple[dict[str, Measurand], dict[str, Imprint]]:
    """The tests and the imprints of a folder. Raises ValueError for a number without a source."""
    sources = _sources(folder / "sources.toml")
    tests: dict[str, Measurand] = {}
    imprints: dict[str, Imprint] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.stem == "sources":
            continue
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        try:
            first = sources[table["imprint"].pop("source")]
            imprints[path.stem] = imprint(path.stem, {**table["imprint"], "source": _plain(first)})
            for key, row in table["test"].items():
                tests[key] = _test(key, path.stem, row, sources)
        except (KeyError, TypeError) as error:
            raise ValueError(f"A row of {path.name} has no source or is not complete: {error}") from error
    return tests, imprints


def _sources(path: Path) -> dict[str, Source]:
    rows = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: Source(**{name: text for name, text in row.items() if name != "says"}) for key, row in rows.items()}


def _plain(source: Source) -> dict[str, str]:
    return {name: getattr(source, name) for name in Source.__slots__}


def _test(key: str, group: str, row: Mapping[str, Any], sources: Mapping[str, Source]) -> Measurand:
    if row["direction"] not in DIRECTIONS or any(band["side"] not in SIDES for band in row.get("band", ())):
        raise TypeError(f"{key} has no such direction or side")
    units = Units(row["unit"], {unit: _factor(text) for unit, text in row["units"].items()}, "fahrenheit" in row)
    limits = tuple(_limit(key, one, units, sources) for one in row.get("critical", ()))
    return Measurand(
        key=key, group=group, direction=row["direction"], units=units, limits=limits,
        spans=tuple(_span(one, sources) for one in row.get("range", ())),
        bands=tuple(_band(one, sources) for one in row.get("band", ())),
        moves=_moves(row, sources), also=tuple(row.get("also", ())),
        pair=row.get("pair", False), answers=row.get("answers", False), vital=row.get("vital", False),
    )  # fmt: skip


def _limit(key: str, row: Mapping[str, Any], units: Units, sources: Mapping[str, Source]) -> Limit:
    wanted = [row[name] for name in ("value", "bottom") if name in row]
    ends = [end for one in wanted if (end := units.in_base(Fraction(one), row["unit"])) is not None]
    if row["op"] not in OPS or len(ends) < len(wanted):
        raise TypeError(f"{key} has a limit in another unit, or none")
    return Limit(**{**row, "source": sources[row["source"]], "ends": tuple(ends)})


def _factor(text: str) -> Fraction:
    """ "1/88.42": the source gives the factor of the way back."""
    over, _slash, under = text.partition("/")
    return Fraction(over) / Fraction(under or 1)


def _span(row: Mapping[str, str], sources: Mapping[str, Source]) -> Span:
    return Span(_end(row, "low"), _end(row, "high"), sources[row["source"]], row.get("sex", ""))


def _band(row: Mapping[str, str], sources: Mapping[str, Source]) -> Band:
    ends = {name: _end(row, name) for name in ("at_least", "below", "bottom_at_least", "bottom_below")}
    return Band(row["id"], row["side"], sources[row["source"]], **ends)


def _moves(row: Mapping[str, Any], sources: Mapping[str, Source]) -> Moves | None:
    if "moves" in row:
        return Moves(TWO_VALUES * Fraction(row["moves"]["percent"]) / 100, sources[row["moves"]["source"]])
    if "change" in row:
        return Moves(Fraction(row["change"]["percent"]) / 100, sources[row["change"]["source"]])
    return None


def _end(row: Mapping[str, str], name: str) -> Fraction | None:
    return Fraction(row[name]) if name in row else None


MEASURANDS, IMPRINTS = load(FOLDER / "data")
_BY_CODE = {code: test for test in MEASURANDS.values() for code in test.codes}


def measurand_of(concept: Concept | None) -> Measurand | None:
    """Which test a result is of; None when it is not one that is explained."""
    for coding in concept.codings if concept else ():
        if coding.system == LOINC and coding.code in _BY_CODE:
            return _BY_CODE[coding.code]
    return None
