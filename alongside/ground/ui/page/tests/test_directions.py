"""Directions in words."""

import pytest

from ..directions import directions


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        ("1.0, 1× / 1.0 d", "1 at a time, 1 time a day"),
        ("10 mg, 2× / 1 d, as needed", "10 mg, 2 times a day, when needed"),
        ("2.0 tablet, 1× / 1.0 d", "2 tablet, 1 time a day"),
        ("0.5 mL, 1× / 1.0 d", "0.5 mL, 1 time a day"),
        ("1× / 6 h", "1 time every 6 hours"),
        ("1× / 2 wk", "1 time every 2 weeks"),
        ("Take one by mouth at bedtime", "Take one by mouth at bedtime"),
        ("1× / 0.5 d", "1× / 0.5 d"),  # not put into words that could be wrong
    ],
)
def test_numbers_become_words_and_words_stay(dose: str, words: str) -> None:
    assert directions(dose) == words
