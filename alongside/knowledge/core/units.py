"""Units, how they are written and how they convert, exactly. What is not in these tables is not guessed at."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

# Each unit, and how else it is written: in small letters, without spaces, with u for micro.
_SPELLED = {
    "%": "",
    "/min": "{beats}/min {breaths}/min bpm beats/min",
    "10*9/L": "10*3/ul 10^3/ul k/ul x10e3/ul",
    "L/min": "",
    "U/L": "iu/l [iu]/l",
    "cm": "",
    "g": "",
    "in": "[in_i] [in_us]",
    "kg": "kgs",
    "kg/m2": "kg/m²",
    "lb": "lbs [lb_av]",
    "m": "",
    "mL/min/1.73m2": "ml/min/{1.73_m2} ml/min/1.73m²",
    "mg/dL": "",
    "mg/g": "mg/g{creat} mg/gcreat",
    "mg/mmol": "",
    "mmHg": "mm[hg]",
    "mmol/L": "",
    "umol/L": "",
    "°C": "cel c",
    "°F": "[degf] f",
    "0-10": "{score}",
}


@dataclass(frozen=True, slots=True)
class Conversion:
    """wanted = written × factor + addend."""

    factor: Fraction
    addend: Fraction = Fraction(0)

    def convert(self, value: Decimal | Fraction) -> Fraction:
        """A value as written, in the wanted unit."""
        return Fraction(value) if self is SAME else Fraction(value) * self.factor + self.addend

    def back(self, value: Fraction) -> Fraction:
        """A value in the wanted unit, as it would be written."""
        return (value - self.addend) / self.factor

    def change(self, value: Decimal | Fraction) -> Fraction:
        """A difference in the wanted unit: 1 °F more is 5/9 °C more."""
        return Fraction(value) * self.factor


SAME = Conversion(Fraction(1))
# (written, wanted, of what) → how. Between moles and grams it depends on what is measured.
# Pound, inch and °F are defined. Cholesterol: 0.02586 mmol/L a mg/dL as in the PREVENT equations. Creatinine:
# 88.42 µmol/L a mg/dL as in the CKD-EPI row of the formula table; so 1 mg of albumin/mmol is 8.842 mg/g. Glucose:
# 180.156 g/mol, the sum of its atoms (6 × 12.011, 12 × 1.008, 6 × 15.999). HbA1c from mmol/mol is left out: the
# equation was not read in a source.
CONVERSIONS: Mapping[tuple[str, str, str], Conversion] = MappingProxyType({
    ("g", "kg", ""): Conversion(Fraction(1, 1000)),
    ("in", "cm", ""): Conversion(Fraction("2.54")),
    ("lb", "kg", ""): Conversion(Fraction("0.45359237")),
    ("m", "cm", ""): Conversion(Fraction(100)),
    ("°F", "°C", ""): Conversion(Fraction(5, 9), Fraction(-160, 9)),
    ("mg/mmol", "mg/g", "creatinine"): Conversion(Fraction("8.842")),
    ("mmol/L", "mg/dL", "cholesterol"): Conversion(1 / Fraction("0.02586")),
    ("mmol/L", "mg/dL", "glucose"): Conversion(Fraction("18.0156")),
    ("umol/L", "mg/dL", "creatinine"): Conversion(1 / Fraction("88.42")),
})  # fmt: skip


def _plain(unit: str) -> str:
    """Small letters without spaces, and u for either of the two letters that stand for micro."""
    return "".join(unit.split()).casefold().replace("\u03bc", "u").replace("\u00b5", "u")


_NAMES = {"": "0-10"} | {
    spelling: unit for unit, others in _SPELLED.items() for spelling in (_plain(unit), *others.split())
}


@lru_cache(maxsize=512)
def conversion(written: str, wanted: str, of: str = "") -> Conversion | None:
    """How a value in the unit as somebody wrote it comes to the wanted one; None for a pair that is not known.

    `of` is what is measured, where that matters: cholesterol, creatinine, glucose. A score needs no unit.
    """
    have, want = _NAMES.get(_plain(written)), _NAMES.get(_plain(wanted))
    if have is None or want is None:
        return None
    return SAME if have == want else CONVERSIONS.get((have, want, of)) or CONVERSIONS.get((have, want, ""))
