"""Units of home readings, converted exactly. A unit that is not in the table is not guessed at."""

from decimal import Decimal
from fractions import Fraction

_SAME = (Fraction(1), Fraction(0))
# Pound and °F are defined. Glucose: 180.156 g/mol, the sum of its atoms (6 × 12.011, 12 × 1.008, 6 × 15.999).
_POUND = Fraction("0.45359237")
# (base unit, unit as written, casefolded, without spaces) → (factor, addend): base = written × factor + addend.
TABLE: dict[tuple[str, str], tuple[Fraction, Fraction]] = {
    **dict.fromkeys((("mmHg", "mmhg"), ("mmHg", "mm[hg]")), _SAME),
    ("mg/dL", "mg/dl"): _SAME,
    ("mg/dL", "mmol/l"): (Fraction("18.0156"), Fraction(0)),
    **dict.fromkeys((("kg", "kg"), ("kg", "kgs")), _SAME),
    **dict.fromkeys((("kg", u) for u in ("lb", "lbs", "[lb_av]")), (_POUND, Fraction(0))),
    ("%", "%"): _SAME,
    **dict.fromkeys((("°C", u) for u in ("°c", "c", "cel")), _SAME),
    **dict.fromkeys((("°C", u) for u in ("°f", "f", "[degf]")), (Fraction(5, 9), Fraction(-160, 9))),
    **dict.fromkeys((("L/min", u) for u in ("l/min",)), _SAME),
    **dict.fromkeys((("0-10", u) for u in ("0-10", "{score}", "")), _SAME),
}


def known(unit: str, base: str) -> bool:
    """Whether a unit, as written, can be converted to the base unit."""
    return (base, _plain(unit)) in TABLE


def in_base(value: Decimal | Fraction, unit: str, base: str) -> Fraction:
    """The value in the base unit, exactly. Raises KeyError for a unit that is not known."""
    rule = TABLE[base, _plain(unit)]
    exact = Fraction(value)
    return exact if rule is _SAME else exact * rule[0] + rule[1]


def from_base(value: Fraction, unit: str, base: str) -> Fraction:
    """The way back, exactly. Raises KeyError for a unit that is not known."""
    factor, addend = TABLE[base, _plain(unit)]
    return (value - addend) / factor


def change_in_base(value: Decimal, unit: str, base: str) -> Fraction:
    """A difference in the base unit: 1 °F more is 5/9 °C more. Raises KeyError."""
    return Fraction(value) * TABLE[base, _plain(unit)][0]


def _plain(unit: str) -> str:
    return "".join(unit.split()).casefold()
