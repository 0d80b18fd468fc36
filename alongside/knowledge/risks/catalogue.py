"""Every calculator by name. PREVENT comes first: it is the default for the heart."""

from . import (
    ada_test,
    bcrat,
    blood_pressure,
    bmi,
    cha2ds2_vasc,
    egfr,
    fib4,
    findrisc,
    has_bled,
    kfre,
    news2,
    pce,
)
from .frame import Calculator
from .prevent.model import MODELS

ALONE = (
    egfr, kfre, fib4, cha2ds2_vasc, has_bled, findrisc, ada_test, bcrat, bmi, blood_pressure, news2, pce,
)  # fmt: skip
CALCULATORS: dict[str, Calculator] = {c.name: c for c in (*MODELS, *(module.CALCULATOR for module in ALONE))}
