"""The units in which a test may be given, converted exactly. A unit that is not listed is not guessed at."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

_FAHRENHEIT = ("[degf]", "°f", "f", "degf")
_FROM_FAHRENHEIT = Fraction(5, 9), Fraction(-160, 9)


class Units:
    """`factors`: base = written × factor. `fahrenheit`: degrees of that scale are known, too."""

    def __init__(self, base: str, factors: dict[str, Fraction], fahrenheit: bool = False) -> None:
        self.base, self.factors, self.fahrenheit = base, factors, fahrenheit
        self._rules = {plain(unit): (factor, Fraction(0)) for unit, factor in factors.items()}
        if fahrenheit:
            self._rules |= dict.fromkeys(_FAHRENHEIT, _FROM_FAHRENHEIT)

    def knows(self, unit: str) -> bool:
        """Whether a unit, as written, can be converted."""
        return plain(unit) in self._rules

    def in_base(self, value: Decimal | Fraction, unit: str) -> Fraction | None:
        """The value in the base unit, exactly; None for a unit that is not known."""
        rule = self._rules.get(plain(unit))
        exact = value if type(value) is Fraction else Fraction(value)
        if rule is None:
            return None
        factor, addend = rule
        return exact if factor == 1 and not addend else exact * factor + addend

    def from_base(self, value: Fraction, unit: str) -> Fraction | None:
        """The way back, exactly."""
        rule = self._rules.get(plain(unit))
        return None if rule is None else (value - rule[1]) / rule[0]


@lru_cache(maxsize=1000)
def plain(unit: str) -> str:
    """Small letters without spaces, and u for either of the two letters that stand for micro."""
    return "".join(unit.split()).casefold().replace("\u03bc", "u").replace("\u00b5", "u")
