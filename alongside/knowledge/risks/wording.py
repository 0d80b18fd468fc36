"""A chance and a gathering in plain words, both frames, English or Spanish."""

from collections.abc import Iterator
from pathlib import Path

from alongside.knowledge.core.wording import Words, words

from .chance import Chance
from .finding.found import Missing

FOLDER = Path(__file__).parent


def texts(language: str) -> Words:
    """The words of this topic."""
    return words(FOLDER, language)


def said(chance: Chance, language: str, people: int = 1000) -> tuple[str, str]:
    """Both frames of one chance: how many have it, and how many do not."""
    say, count = texts(language), chance.of(people)
    small = "_under_one" if count.under_one else ""
    outcome = say(f"outcome.{chance.outcome}")
    having = say(f"count.having{small}", years=chance.years, having=count.having, people=people, outcome=outcome)
    return having, say(f"count.spared{small}", spared=count.spared, almost=people - 1, people=people)


def unknown(calculator: str, language: str) -> tuple[str, ...]:
    """What the number of a calculator does not know."""
    return texts(language).each(f"calculator.{calculator}.does_not_know")


def how_to_get(missing: Missing, language: str) -> Iterator[str]:
    """What is missing, why, and how to get it: three short texts."""
    say = texts(language)
    yield say(f"input.{missing.field}.label")
    yield say(f"why.{missing.why}", days=missing.days)
    yield say(f"input.{missing.field}.get")
