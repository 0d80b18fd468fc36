"""Where each measure and the glossary are from, and how far they were checked."""

from functools import cache
from pathlib import Path

from alongside.knowledge.core.card import Card, cards


@cache
def all_cards() -> dict[str, Card]:
    """The cards of this package, by name."""
    return cards(Path(__file__).parent / "data" / "cards.toml")
