"""CG-CAHPS: the share of "always", a question at a time, and the mean over the questions, for many people's answers."""

from collections.abc import Sequence
from fractions import Fraction

from .answers import Answers

ALWAYS = 4


def composite(people: Sequence[Answers]) -> Fraction | None:
    """From 0 to 1; None when a question has no answer from anybody."""
    shares = []
    for question in zip(*people, strict=True):
        known = [answer for answer in question if answer is not None]
        if not known:
            return None
        shares.append(Fraction(known.count(ALWAYS), len(known)))
    return sum(shares, Fraction(0)) / len(shares) if shares else None
