"""Numbers: readings that came with a message, and those that a text names; each as the concepts its lines give."""

import operator
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .rules import FOLDER, SOURCES
from .scanner import Token

OPS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
BEFORE, AFTER = 6, 3  # words from a number to the word that says what it is
WORDED = {"f": "f", "fahrenheit": "f", "c": "c", "celsius": "c", "centigrados": "c", "mmol": "mmol/l", "mg": "mg/dl"}
SKIPPED = frozenset({"°", "º", "degrees", "degree", "grados", "grado", "deg", ","})
# Near a bare number: it is a weight, a price, an index; or the thermometer was read.
NO_FEVER = frozenset(
    "kg lb lbs pounds kilos mg ml cm in inches % dollars usd bmi imc weight peso weigh weighs pesa over room apt "
    "route".split()
)
TELLS = frozenset("its hit temp spiked reached reads running read says marca trae thermometer had been at".split())
TOP, BOTTOM, LONGEST = "pressure_top", "pressure_bottom", 20


@dataclass(frozen=True, slots=True)
class Limit:
    """Past this value the reading means the concept; with its source."""

    concept: str
    op: str
    value: float
    source: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is measured."""

    name: str
    base: str
    codes: frozenset[str]
    cues: frozenset[str]
    units: dict[str, tuple[float, float]]
    plausible: dict[str, tuple[float, float]]
    lines: tuple[Limit, ...]

    def concepts(self, value: float, unit: str) -> set[str]:
        """What a value means; a number that cannot be one of this measure means nothing."""
        low, high = self.plausible.get(unit, (1.0, 0.0))
        if not low <= value <= high:
            return set()
        factor, add = self.units[unit]
        exact = round(value * factor + add, 6)
        return {line.concept for line in self.lines if OPS[line.op](exact, line.value)}

    def likely(self, value: float) -> str | None:
        """The unit in which a bare number is plausible."""
        return next((unit for unit, (low, high) in self.plausible.items() if low <= value <= high), None)


def _measure(name: str, table: Mapping[str, Any]) -> Measure:
    lines = tuple(Limit(**{**line, "value": float(line["value"])}) for line in table["lines"])
    if any(line.op not in OPS or line.source not in SOURCES for line in lines):
        raise ValueError(f"A line of {name} has no such comparison or no source")
    codes, cues = frozenset(map(str.casefold, table["codes"])), frozenset(table["cues"])
    units, plausible = _pairs(table["units"]), _pairs(table["plausible"])
    return Measure(name, table["base"], codes, cues, units, plausible, lines)


def _pairs(table: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    return {unit.casefold(): (float(a), float(b)) for unit, (a, b) in table.items()}


MEASURES = {
    name: _measure(name, table)
    for name, table in tomllib.loads((FOLDER / "measures.toml").read_text(encoding="utf-8")).items()
}
BY_CODE = {code: measure for measure in MEASURES.values() for code in measure.codes}
BY_CUE = {cue: measure for measure in MEASURES.values() for cue in measure.cues}
PRESSURE = frozenset({"85354-9", "55284-4", "blood_pressure", "blood pressure", "bp", "presion", "presion arterial"})
SAID = {
    **dict.fromkeys(("degc", "°c", "cel", "celsius", "ºc"), "c"), **dict.fromkeys(("degf", "°f", "[degf]", "ºf"), "f"),
    **dict.fromkeys(("bpm", "{beats}/min", "{breaths}/min", "beats/min", "breaths/min", "1/min"), "/min"),
    "fahrenheit": "f", "mm[hg]": "mmhg", "percent": "%",
}  # fmt: skip


def is_known(code: str) -> bool:
    """Whether there are lines for readings of this code or name."""
    name = code.strip().casefold()
    return name in PRESSURE or name in BY_CODE


def of_reading(code: Any, value: Any, unit: Any) -> set[str]:
    """The concepts of a reading that came with a message. What cannot be read means nothing here. Never raises."""
    name = code.strip().casefold() if isinstance(code, str) else ""
    if name in PRESSURE:
        parts = value.split("/") if isinstance(value, str) else value
        if isinstance(parts, Sequence) and not isinstance(parts, str) and len(parts) == 2:
            return _of(MEASURES[TOP], parts[0], "mmhg") | _of(MEASURES[BOTTOM], parts[1], "mmhg")
    measure = BY_CODE.get(name)
    written = "".join(unit.split()).casefold() if isinstance(unit, str) else ""
    return _of(measure, value, SAID.get(written, written)) if measure else set()


def _of(measure: Measure, value: Any, unit: str) -> set[str]:
    number = _number(value)
    if number is None:
        return set()
    known = unit if unit in measure.units else measure.likely(number) if not unit else None
    return measure.concepts(number, known) if known is not None else set()


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str) and len(value) > LONGEST:
        return None
    try:
        return float(value.replace(",", ".") if isinstance(value, str) else value)
    except (ValueError, OverflowError):
        return None


def in_text(tokens: Sequence[Token]) -> Iterator[tuple[str, int]]:
    """(concept, place of its number) for every number of the text whose meaning is said near it."""
    for at, token in enumerate(tokens):
        if token.entry.pair:
            top, bottom = token.entry.pair
            yield from _pressure(top, bottom, at)
        elif token.entry.number is not None:
            yield from _single(tokens, at, token.entry.number)


def _pressure(top: float, bottom: float, at: int) -> Iterator[tuple[str, int]]:
    if 60 <= top <= 300 and 20 <= bottom < top:
        found = MEASURES[TOP].concepts(top, "mmhg") | MEASURES[BOTTOM].concepts(bottom, "mmhg")
        yield from ((concept, at) for concept in sorted(found))


def _single(tokens: Sequence[Token], at: int, number: float) -> Iterator[tuple[str, int]]:
    after = [token.entry.word for token in tokens[at + 1 : at + 1 + AFTER] if token.entry.word not in SKIPPED]
    if after[:1] and after[0] in ("over", "sobre") and len(tokens) > at + 2 and tokens[at + 2].entry.number:
        yield from _pressure(number, tokens[at + 2].entry.number or 0, at)
        return
    unit = WORDED.get(after[0]) if after else None
    measure = MEASURES["temperature"] if unit in ("c", "f") else _cued(tokens, at)
    if measure is None and _bare_fever(tokens, at, number, after[:1]):
        measure = MEASURES["temperature"]
    if measure is None:
        return
    known = unit if unit in measure.units else measure.likely(number)
    if known is not None:
        yield from ((concept, at) for concept in sorted(measure.concepts(number, known)))


def _bare_fever(tokens: Sequence[Token], at: int, number: float, after: Sequence[str]) -> bool:
    """A number that hardly is anything else: 100.5, 38.3; or "it's 101" without a unit behind it."""
    if not (38.0 <= number <= 41.5 or 100 <= number <= 106) or (after and after[0] in NO_FEVER):
        return False
    before = {token.entry.word for token in tokens[max(0, at - 3) : at]}
    if before & NO_FEVER:
        return False
    return not number.is_integer() or (number >= 100 and bool(before & TELLS))


def _cued(tokens: Sequence[Token], at: int) -> Measure | None:
    """The measure whose word stands nearest: before the number in its sentence, else right behind it."""
    for place in range(at - 1, max(-1, at - 1 - BEFORE), -1):
        if tokens[place].entry.stop or tokens[place].entry.number is not None or tokens[place].entry.pair:
            break
        if tokens[place].entry.word in BY_CUE:
            return BY_CUE[tokens[place].entry.word]
    for token in tokens[at + 1 : at + 1 + AFTER]:
        if token.entry.stop or token.entry.number is not None:
            break
        if token.entry.word in BY_CUE:
            return BY_CUE[token.entry.word]
    return None
