"""The units in which a test may be given, converted exactly. A unit that is not listed is not guessed at."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

_FAHRENHEIT = ("[degf]", "°f", "f", "degf")
_SHORT = Fraction(5, 9), Fraction(-160, 9)


@dataclass(frozen=True, slots=True)
class Units:
    """`factors`: base = written × factor. `fahrenheit`: degrees of that scale are known, too."""

    base: str
    factors: dict[str, Fraction]
    fahrenheit: bool = False

    def knows(self, unit: str) -> bool:
        """Whether a unit, as written, can be converted."""
        return self._rule(unit) is not None

    def in_base(self, value: Decimal | Fraction, unit: str) -> Fraction | None:
        """The value in the base unit, exactly; None for a unit that is not known."""
        rule = self._rule(unit)
        return None if rule is None else Fraction(value) * rule[0] + rule[1]

    def from_base(self, value: Fraction, unit: str) -> Fraction | None:
        """The way back, exactly."""
        rule = self._rule(unit)
        return None if rule is None else (value - rule[1]) / rule[0]

    def _rule(self, unit: str) -> tuple[Fraction, Fraction] | None:
        written = plain(unit)
        if self.fahrenheit and written in _FAHRENHEIT:
            return _SHORT
        factor = next((factor for name, factor in self.factors.items() if plain(name) == written), None)
        return None if factor is None else (factor, Fraction(0))


def plain(unit: str) -> str:
    """Small letters without spaces, and u for either of the two letters that stand for micro."""
    return "".join(unit.split()).casefold().replace("\u03bc", "u").replace("\u00b5", "u")
