"""Home blood pressure, averaged as a protocol says. Below its minimum there is no average, but what is missing."""

import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from alongside.knowledge.core.imprint import Imprint, imprint

from .plausible import believable
from .reading import Reading

NOON = 12


@dataclass(frozen=True, slots=True)
class Protocol:
    """`days` in a row from the first, the first `drop_days` left out, and the first `drop_first` of each sitting.

    A sitting is a morning or an evening; of each, `a_sitting` readings count at most. At least `least_days` with
    readings, the left out ones among them, and `least` readings that count.
    """

    imprint: Imprint
    name: str
    days: int
    least_days: int
    drop_days: int
    a_sitting: int
    drop_first: int
    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Average:
    """Top and bottom number, exactly, or None; how many readings and days it rests on; how many we still ask about."""

    protocol: str
    numbers: tuple[Fraction, Fraction] | None
    rests_on: int
    days: int
    asked: int
    missing: tuple[str, ...] = ()
    more: int = 0


def _load() -> dict[str, Protocol]:
    path = Path(__file__).parent / "data" / "protocols.toml"
    tables: dict[str, dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: Protocol(imprint(name, table.pop("imprint")), name, **table) for name, table in tables.items()}


PROTOCOLS = _load()


def average(readings: Sequence[Reading], protocol: Protocol, first: date) -> Average:
    """Of the readings from `first` on, in the order of their time, whatever order they come in.

    Days and halves of the day are the person's own, as each reading's time says.
    """
    last = first + timedelta(protocol.days - 1)
    mine = [one for one in readings if one.what == "blood_pressure" and first <= one.when.date() <= last]
    kept = believable(mine)
    days = {one.when.date() for one in kept}
    used = [one for sitting in _sittings(kept, sorted(days)[protocol.drop_days :]) for one in _of(sitting, protocol)]
    missing = tuple(
        name
        for name, lacks in (("days", len(days) < protocol.least_days), ("readings", len(used) < protocol.least))
        if lacks
    )
    numbers = None if missing else (_mean([one.exact[0] for one in used]), _mean([one.exact[1] for one in used]))
    return Average(
        protocol=protocol.name, numbers=numbers, rests_on=len(used), days=len(days), asked=len(mine) - len(kept),
        missing=missing, more=max(protocol.least - len(used), 0),
    )  # fmt: skip


def _sittings(readings: Sequence[Reading], days: Sequence[date]) -> list[list[Reading]]:
    found: dict[tuple[date, bool], list[Reading]] = defaultdict(list)
    for one in readings:
        if one.when.date() in days:
            found[one.when.date(), one.when.hour >= NOON].append(one)
    return list(found.values())


def _of(sitting: Sequence[Reading], protocol: Protocol) -> Sequence[Reading]:
    return sitting[: protocol.a_sitting][protocol.drop_first :]


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)
