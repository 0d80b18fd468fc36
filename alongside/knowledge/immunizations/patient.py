"""What a forecast is made from: one patient's birth date, sex, doses and observations. Checked, complete, immutable."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

FEMALE, MALE, UNKNOWN = "Female", "Male", "Unknown"
_GENDERS = {"f": FEMALE, "female": FEMALE, "m": MALE, "male": MALE}


@dataclass(frozen=True, slots=True)
class Dose:
    """A vaccine dose administered. `n` is what the caller knows it by; `substandard`: expired, recalled, too weak."""

    n: int | str
    given: date
    cvx: str
    mvx: str | None = None
    substandard: bool = False
    volume: float | None = None
    lot_expires: date | None = None


@dataclass(frozen=True, slots=True)
class Patient:
    """One person. `observations`: CDSi observation code → its date, or None when it has none (taken to be active)."""

    born: date
    gender: str = UNKNOWN
    doses: tuple[Dose, ...] = ()
    observations: Mapping[str, date | None] = field(default_factory=lambda: MappingProxyType({}))
    country_of_birth: str | None = None


def gender_named(written: str | None) -> str:
    """F, M, female, male and the like as the specification names them; anything else is Unknown."""
    return _GENDERS.get((written or "").strip().casefold(), UNKNOWN)


def latest_of_each(observations: Iterable[tuple[str, date | None]]) -> dict[str, date | None]:
    """One date for each code: the most recent known one (CALCDTINT-9)."""
    found: dict[str, date | None] = {}
    for code, day in observations:
        known = found.get(code)
        found[code] = day if known is None else max(known, day or known)
    return found


def cvx_code(written: str) -> str:
    """A CVX code with its leading zero: "8" and "008" are "08"."""
    return written.strip().lstrip("0").zfill(2)
