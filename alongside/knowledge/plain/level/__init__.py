"""How hard a text is to read: sentences and words, syllables, and what published formulas make of them."""

from .measure import Level, LongSentence, reading_level
from .saying import cautions_said, level_said

__all__ = ["Level", "LongSentence", "cautions_said", "level_said", "reading_level"]
