"""Medical words in plain ones: what each means, where a text has them, and which are jargon."""

from .entry import KINDS, Entry, Side, by_id, entries
from .everyday import is_everyday, is_plain
from .find import Finding, find_terms
from .jargon import Jargon, jargon

__all__ = [
    "KINDS",
    "Entry",
    "Finding",
    "Jargon",
    "Side",
    "by_id",
    "entries",
    "find_terms",
    "is_everyday",
    "is_plain",
    "jargon",
]
