"""Syllables of a Spanish word. Spelling says them: only which vowels go together needs rules."""

import re

# A group of vowels, with the h between them, which is silent and parts nothing (ahumar: ahu-mar).
_SILENT_U = re.compile(r"qu(?=[eiéí])|gu(?=[eiéí])")
_GROUP = re.compile(r"[aeiouáéíóúüàèìòùy](?:h?[aeiouáéíóúüàèìòùy])*")
_WEAK = "iuüy"
_Y_BEFORE_VOWEL = re.compile(r"y(?=h?[aeiouáéíóúü])")


def spanish_syllables(word: str) -> int:
    """How many syllables; at least one for whatever has a letter."""
    spoken = _SILENT_U.sub("q", word.lower())
    spoken = _Y_BEFORE_VOWEL.sub("ll", spoken)  # yo, reyes: a consonant; rey, y: a vowel
    return max(1, sum(_parts(group.group().replace("h", "")) for group in _GROUP.finditer(spoken)))


def _parts(vowels: str) -> int:
    """Syllables of one group: a weak vowel (i, u) goes with its neighbour, unless it bears the accent (día, país)."""
    count, joined = 0, False  # whether the next may still join the last syllable
    for at, vowel in enumerate(vowels):
        weak = vowel in _WEAK
        before_weak = at > 0 and vowels[at - 1] in _WEAK
        accented_weak = vowel in "íúìù"
        joins = joined and not accented_weak and (weak or before_weak)
        joins = joins or (joined and accented_weak and before_weak)  # lingüística, casuística
        if not joins:
            count += 1
        joined = not accented_weak
    return count
