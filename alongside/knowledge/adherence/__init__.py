"""Supply of medicines, and what gets in the way: see README.md."""

from .barriers import BARRIERS, Barrier
from .fills import Fill, Supply, fills_of, supplies
from .gaps import Gap, due_soon, gaps, refill_due
from .pdc import Covered, proportion
from .results import answer

__all__ = [
    "BARRIERS", "Barrier", "Covered", "Fill", "Gap", "Supply", "answer", "due_soon", "fills_of", "gaps", "proportion",
    "refill_due", "supplies",
]  # fmt: skip
