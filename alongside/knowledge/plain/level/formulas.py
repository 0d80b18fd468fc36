"""The published formulas, from counts alone. Sources stand on their imprints in data/levels.toml."""

from math import sqrt

SMOG_SENTENCES = 30  # below, SMOG is not valid

# From which score upwards INFLESZ gives which name, and Fernández-Huerta which school year.
_BANDS = ((80, "very_easy"), (65, "fairly_easy"), (55, "normal"), (40, "somewhat_hard"))
_YEARS = ((90, 4), (80, 5), (70, 6), (60, 8), (50, 12), (30, 13))


def flesch_kincaid(words: float, sentences: float, syllables_a_word: float) -> float:
    """The US school grade: 0.39 × words a sentence + 11.8 × syllables a word − 15.59."""
    return 0.39 * words / sentences + 11.8 * syllables_a_word - 15.59


def smog(polysyllables: int, sentences: int) -> float | None:
    """The US school grade by words of three or more syllables; None below 30 sentences, where it is not valid."""
    if sentences < SMOG_SENTENCES:
        return None
    return 1.0430 * sqrt(polysyllables * 30 / sentences) + 3.1291


def fernandez_huerta(words: float, sentences: float, syllables_a_word: float) -> float:
    """Ease of a Spanish text, higher is easier: 206.84 − 60 × syllables a word − 1.02 × words a sentence.

    As corrected by Gwillim Law (2011): the formula is often printed with sentences in 100 words, by which shorter
    sentences would make a text harder.
    """
    return 206.84 - 60 * syllables_a_word - 1.02 * words / sentences


def inflesz(words: float, sentences: float, syllables_a_word: float) -> float:
    """Perspicuity of Szigriszt-Pazos, which INFLESZ names: 206.835 − 62.3 × syllables a word − words a sentence."""
    return 206.835 - 62.3 * syllables_a_word - words / sentences


def band(score: float) -> str:
    """How INFLESZ calls a score."""
    return next((name for least, name in _BANDS if score >= least), "very_hard")


def school_year(ease: float) -> int:
    """The school year that Fernández-Huerta's table gives for a score (the upper one of two); 16 is a specialist."""
    return next((year for least, year in _YEARS if ease >= least), 16)
