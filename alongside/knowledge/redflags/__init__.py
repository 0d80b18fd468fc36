"""Red flags in what people write, answer and measure: see README.md."""

from .results import answer, message
from .rules import IMPRINT, RULES, Remembered, Rule, Sourced
from .urgency import Urgency
from .weigh import Flag, Measured, Verdict, Writing, weigh
from .wording import Said, said

__all__ = [
    "IMPRINT", "RULES", "Flag", "Writing", "Measured", "Remembered", "Rule", "Said", "Sourced", "Urgency", "Verdict",
    "answer", "message", "said", "weigh",
]  # fmt: skip
