"""Plausible numbers for somebody of the crowd: each person has a level of their own, and days differ a little."""

import tomllib
from random import Random

from .codes import DATA

TYPICAL = tomllib.loads((DATA / "crowd.toml").read_text())["typical"]


class Measured:
    """What is measured of one person. Values are text, with the digits that the measure usually has."""

    def __init__(self, dice: Random, kind: dict) -> None:
        self._dice, self._kind = dice, kind
        self._level: dict[str, float] = {}

    def adult(self) -> dict[str, str]:
        """Vital signs, and the questionnaires that this kind of person fills in."""
        names = ["weight", "heart_rate", *self._kind.get("surveys", [])]
        return {"blood_pressure": self.pressure()} | {name: self.value(name) for name in names}

    def child(self, age: int) -> dict[str, str]:
        """Weight and height about right for the age now; earlier visits are told with today's numbers left out."""
        if self._level.get("seen"):
            return {}
        self._level["seen"] = 1
        return {
            "weight": f"{22 + 6.2 * age + self._dice.uniform(-3, 3):.1f}",
            "height": f"{29 + 2.5 * age + self._dice.uniform(-1, 1):.1f}",
        }

    def lab(self) -> dict[str, str]:
        """One draw."""
        return {name: self.value(name) for name in self._kind["labs"]}

    def pressure(self) -> str:
        """Top and bottom number."""
        return f"{self.value('pressure_top')}/{self.value('pressure_low')}"

    def at_home(self) -> list[list[str]]:
        """A reading a week or so for three months, slowly better."""
        top, low = float(self.value("pressure_top")), float(self.value("pressure_low"))
        days = range(90, 1, -self._dice.randint(6, 10))
        return [[f"-{day}d 07:{self._dice.randint(10, 59)}", self._near(top - (90 - day) / 9, low)] for day in days]

    def value(self, name: str) -> str:
        """Near this person's own level, which lies near the level of their kind."""
        middle, spread, digits = self._kind.get("values", {}).get(name) or TYPICAL[name]
        level = self._level.setdefault(name, middle + spread * self._dice.uniform(-1, 1))
        return f"{max(level + spread * self._wobble(0.3), 0):.{digits}f}"

    def _near(self, top: float, low: float) -> str:
        return f"{top + self._wobble(4):.0f}/{low + self._wobble(3):.0f}"

    def _wobble(self, size: float) -> float:
        return self._dice.uniform(-size, size)
