"""A list of answers as an input: one whole number a question, or null for a question left out."""

from dataclasses import dataclass
from typing import Any

from alongside.knowledge.core.asked import Refused

Answers = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class AnswerList:
    """`count` answers from `low` to `high`, each may be null; `yes_no`: true and false stand for 1 and 0."""

    name: str
    count: int
    low: int
    high: int
    yes_no: bool = False
    optional: bool = False

    @property
    def allowed(self) -> str:
        """What may stand there, in words."""
        return f"a list of {self.count} whole numbers from {self.low} to {self.high}, or null for one left out"

    def read(self, value: Any) -> Answers:
        """The answers. Raises Refused, naming the first that does not fit."""
        if not isinstance(value, list | tuple):
            raise Refused(self.name, "not a list", self.allowed)
        if len(value) != self.count:
            raise Refused(self.name, f"{len(value)} answers instead of {self.count}", self.allowed)
        return tuple(self._one(number, answer) for number, answer in enumerate(value, 1))

    def _one(self, number: int, answer: Any) -> int | None:
        if answer is None:
            return None
        if self.yes_no and isinstance(answer, bool):
            return int(answer)
        if isinstance(answer, bool) or not isinstance(answer, int | float):
            raise Refused(self.name, f"answer {number} is not a number", self.allowed)
        if not self.low <= answer <= self.high:
            raise Refused(self.name, f"answer {number} is out of range", self.allowed)
        if answer != int(answer):
            raise Refused(self.name, f"answer {number} is not a whole number", self.allowed)
        return int(answer)
