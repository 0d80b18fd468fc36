"""Scoring of instruments whose items do not ship: a practice with the right to them adds the words."""

from typing import Any

from .answers import Answers
from .instrument import Instrument


def shared_decision(answers: Answers) -> dict[str, Any]:
    """SDM-Q-9: the sum, and times 20/9 as 0 to 100. No score with an answer missing."""
    raw = _sum(answers)
    return {"raw": raw, "scaled_0_100": None if raw is None else round(raw * 20 / 9, 2)}


def collaborate(answers: Answers) -> dict[str, Any]:
    """CollaboRATE: whether every answer is the highest, and the mean as 0 to 100. No score with an answer missing."""
    raw = _sum(answers)
    mean = None if raw is None else round(raw / (9 * len(answers)) * 100, 2)
    return {"top_score": None if raw is None else raw == 9 * len(answers), "mean_0_100": mean}


def decisional_conflict(instrument: Instrument, answers: Answers) -> dict[str, Any]:
    """Decisional Conflict Scale: mean item times 25, the whole and each part; a part with a gap has no score."""
    parts = {name: answers[first - 1 : last] for name, (first, last) in instrument.scoring["subscales"].items()}
    return {"total": _mean_times_25(answers)} | {name: _mean_times_25(part) for name, part in parts.items()}


def _sum(answers: Answers) -> int | None:
    known = [answer for answer in answers if answer is not None]
    return sum(known) if len(known) == len(answers) else None


def _mean_times_25(answers: Answers) -> float | None:
    raw = _sum(answers)
    return None if raw is None else round(raw * 25 / len(answers), 2)
