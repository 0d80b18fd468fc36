"""The card of a schedule that comes with Alongside: where it is from, who stands behind it, when to look again."""

from functools import cache
from pathlib import Path

from alongside.knowledge.core.card import Card, cards

WRITTEN = Path(__file__).resolve().parent.parent / "data" / "cards.toml"


def card_of(schedule: str) -> Card | None:
    """By the schedule's name; None for one that somebody compiled themselves."""
    return _cards().get(schedule.replace(".", "-"))


@cache
def _cards() -> dict[str, Card]:
    return cards(WRITTEN)
