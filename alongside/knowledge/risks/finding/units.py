"""Units, converted explicitly: a unit that is not in the table is not guessed at."""

from decimal import Decimal, InvalidOperation

from alongside.knowledge.core.values import Quantity

# (wanted unit, unit as written, casefolded) → (factor, addend): wanted = written × factor + addend.
# Cholesterol: 0.02586 mmol/L a mg/dL as in the PREVENT equations. Creatinine: 88.42 µmol/L a mg/dL as in the
# CKD-EPI row of the formula table. UACR: 1 mg/mmol = 8.842 mg/g, by the same number.
# Pound, inch and °F are defined. HbA1c from mmol/mol is left out: the equation was not read in a source.
_SAME = (Decimal(1), Decimal(0))
TABLE: dict[tuple[str, str], tuple[Decimal, Decimal]] = {
    ("mg/dL", "mg/dl"): _SAME,
    ("mg/dL", "mmol/l"): (1 / Decimal("0.02586"), Decimal(0)),
    ("mg/dL creatinine", "mg/dl"): _SAME,
    ("mg/dL creatinine", "umol/l"): (1 / Decimal("88.42"), Decimal(0)),
    ("mg/g", "mg/g"): _SAME,
    ("mg/g", "mg/g{creat}"): _SAME,
    ("mg/g", "mg/g creat"): _SAME,
    ("mg/g", "mg/mmol"): (Decimal("8.842"), Decimal(0)),
    ("%", "%"): _SAME,
    **dict.fromkeys((("mm[Hg]", "mm[hg]"), ("mm[Hg]", "mmhg"), ("mm[Hg]", "mm hg")), _SAME),
    **dict.fromkeys((("kg", "kg"), ("cm", "cm"), ("kg/m2", "kg/m2"), ("kg/m2", "kg/m²")), _SAME),
    **dict.fromkeys((("kg", "lb"), ("kg", "lbs"), ("kg", "[lb_av]")), (Decimal("0.45359237"), Decimal(0))),
    ("kg", "g"): (Decimal("0.001"), Decimal(0)),
    ("cm", "m"): (Decimal(100), Decimal(0)),
    **dict.fromkeys((("cm", "in"), ("cm", "[in_i]"), ("cm", "[in_us]")), (Decimal("2.54"), Decimal(0))),
    **dict.fromkeys((("Cel", "cel"), ("Cel", "°c"), ("Cel", "c")), _SAME),
    **dict.fromkeys(
        (("Cel", "[degf]"), ("Cel", "°f"), ("Cel", "f")), (Decimal(5) / Decimal(9), Decimal(-160) / Decimal(9))
    ),
    **dict.fromkeys((("U/L", "u/l"), ("U/L", "iu/l"), ("U/L", "[iu]/l")), _SAME),
    **dict.fromkeys((("10*9/L", u) for u in ("10*9/l", "10*3/ul", "10^3/ul", "k/ul", "x10e3/ul")), _SAME),
    **dict.fromkeys((("/min", u) for u in ("/min", "{beats}/min", "{breaths}/min", "bpm", "beats/min")), _SAME),
    **dict.fromkeys(
        (("mL/min/1.73 m2", u) for u in ("ml/min/1.73 m2", "ml/min/{1.73_m2}", "ml/min/1.73m2", "ml/min/1.73 m²")),
        _SAME,
    ),
}


def in_unit(quantity: Quantity, wanted: str) -> float | None:
    """The number in the wanted unit; None for an unknown unit, or a "<" or ">" that is not a number to reckon with."""
    rule = TABLE.get((wanted, _plain(quantity.unit)))
    if rule is None or quantity.comparator:
        return None
    try:
        value = quantity.decimal * rule[0] + rule[1]
    except InvalidOperation:
        return None
    return float(round(value, 6))


def _plain(unit: str) -> str:
    """Small letters, and u for either of the two letters that stand for micro."""
    return unit.strip().casefold().replace("\u03bc", "u").replace("\u00b5", "u")
