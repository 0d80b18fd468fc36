"""Readings taken at home, what they mean and what to do: see README.md."""

from .averages import PROTOCOLS, Average, Protocol, average
from .judge import judge, judge_average, judge_silence
from .person import TRAITS, Goal, Person
from .plausible import believable, doubts
from .reading import BASES, Context, Reading, Unread, read
from .results import answer, fields
from .rules import MEASURES, Remembered, Sourced
from .speaking import Baseline, baseline
from .staff import staff_said
from .state import State
from .told import Alarm, Judgement, Told
from .trend import Change, Trend, change, days_of, trend
from .wording import Said, average_said, change_said, said, trend_said

__all__ = [
    "BASES", "MEASURES", "PROTOCOLS", "TRAITS", "Alarm", "Average", "Baseline", "Change", "Context", "Goal",
    "Judgement", "Person", "Protocol", "Reading", "Remembered", "Said", "Sourced", "State", "Told", "Trend", "Unread",
    "answer", "average", "average_said", "baseline", "believable", "change", "change_said", "days_of", "doubts",
    "fields", "judge", "judge_average", "judge_silence", "read", "said", "staff_said", "trend", "trend_said",
]  # fmt: skip
