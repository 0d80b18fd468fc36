"""Answers that call a person at once, whatever the total and whatever else is wrong with the form."""

from enum import Enum
from math import isfinite
from typing import Any

from .instrument import Instrument


class Alarm(Enum):
    """ABOVE calls a person now. UNANSWERED is not a no: somebody asks."""

    ABOVE = "above"
    UNANSWERED = "unanswered"


def alarm(instrument: Instrument, answers: Any) -> Alarm | None:
    """The alarm of an instrument that has one, from answers in any state, even too few or nonsense. Never raises."""
    item = instrument.scoring.get("alarm_item")
    if item is None:
        return None
    if not isinstance(answers, list | tuple) or len(answers) < item:
        return Alarm.UNANSWERED
    answer = answers[item - 1]
    if isinstance(answer, int) or (isinstance(answer, float) and isfinite(answer)):
        return Alarm.ABOVE if answer > 0 else None if answer == 0 else Alarm.UNANSWERED
    return Alarm.UNANSWERED
