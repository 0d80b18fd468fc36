"""Questionnaires and how they are scored: see README.md."""

from .alarm import Alarm, alarm
from .catalogue import INSTRUMENTS
from .change import Change, change
from .instrument import Instrument, Item, Option
from .results import answer, fields
from .score import Score, score

__all__ = [
    "INSTRUMENTS", "Alarm", "Change", "Instrument", "Item", "Option", "Score", "alarm", "answer", "change", "fields",
    "score",
]  # fmt: skip
