"""Scoring by adding up: totals, bands, cut-offs, and what happens when an answer is missing."""

from dataclasses import dataclass

from .answers import Answers
from .instrument import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """`total` is None when too much was left out; `filled_in` answers were counted as the mean of the others.

    `positive` and `band` are None where there is no cut-off, no sex to choose it by, or where missing answers decide.
    """

    total: int | None
    answered: int
    missing: int
    filled_in: int = 0
    band: str | None = None
    positive: bool | None = None


def score(instrument: Instrument, answers: Answers, sex: str = "") -> Score:
    """The score of answers already read. Whole numbers; a filled-in total is rounded, half a point up."""
    known = [answer for answer in answers if answer is not None]
    missing, rules = len(answers) - len(known), instrument.scoring
    if "positive_if_any_from" in rules:
        return Score(total=None, answered=len(known), missing=missing, positive=_any(instrument, answers))
    if missing > rules["most_missing"] or not known:
        return _unsure(instrument, known, missing, sex)
    # The mean stands for each missing answer: sum × all / answered, in whole numbers, rounded half up.
    total = (2 * sum(known) * len(answers) + len(known)) // (2 * len(known))
    return Score(
        total=total,
        answered=len(known),
        missing=missing,
        filled_in=missing,
        band=band(instrument, total),
        positive=_positive(instrument, total, sex),
    )


def _unsure(instrument: Instrument, known: list[int], missing: int, sex: str) -> Score:
    """No total, but what every possible total has in common is sure: 3 and a gap is a positive PHQ-2."""
    least, most = (sum(known) + missing * instrument.scoring[end] for end in ("low", "high"))
    low, high = band(instrument, least), band(instrument, most)
    yes = [_positive(instrument, total, sex) for total in (least, most)]
    return Score(
        total=None,
        answered=len(known),
        missing=missing,
        band=low if low == high else None,
        positive=yes[0] if yes[0] == yes[1] else None,
    )


def band(instrument: Instrument, total: int) -> str | None:
    """The name of the band that a total falls in, if the instrument has bands."""
    names = [name for least, name in instrument.scoring.get("bands", ()) if total >= least]
    return str(names[-1]) if names else None


def _positive(instrument: Instrument, total: int, sex: str) -> bool | None:
    rules = instrument.scoring
    if "positive_from_by_sex" in rules:
        least = rules["positive_from_by_sex"].get(sex)
        return None if least is None else bool(total >= least)
    if "positive_from" in rules:
        return bool(total >= rules["positive_from"])
    return bool(total <= rules["positive_to"]) if "positive_to" in rules else None


def _any(instrument: Instrument, answers: Answers) -> bool | None:
    """One answer is enough for a yes; a no needs all of them."""
    least = instrument.scoring["positive_if_any_from"]
    if any(answer is not None and answer >= least for answer in answers):
        return True
    return None if None in answers else False
