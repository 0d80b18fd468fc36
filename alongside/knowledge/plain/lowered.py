"""A word as terms are compared: folded, and quickly where it is plain ASCII, as most words are."""

from alongside.knowledge.core.folding import folded


def lowered(word: str) -> str:
    """Without capitals and accents."""
    return word.lower() if word.isascii() and word.isalnum() else folded(word)
