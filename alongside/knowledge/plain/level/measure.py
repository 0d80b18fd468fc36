"""What a text measures. The measure is a hint for who writes, never a gate: what fools it is said beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..medicines import names_of, spans
from . import formulas
from .english import english_syllables
from .spanish import spanish_syllables
from .text import INITIALS, WORD, Sentence, Word, sentences

GOAL = 6  # the school grade that patient pages keep
ENOUGH = 100  # words; a grade of fewer means little
LONGEST = 20  # words of a sentence that most people still follow
MANY = 0.1  # the share of numbers, or of list items among sentences, from which they are spoken of
LETTER = 3  # syllables of letters read one by one, at least


@dataclass(frozen=True, slots=True)
class LongSentence:
    """A sentence of more than twenty words, and where it stands."""

    start: int
    end: int
    words: int


@dataclass(frozen=True, slots=True)
class Level:
    """What was counted, and what the formulas make of it.

    `grade` is the US school grade: Flesch-Kincaid in English, the table of Fernández-Huerta in Spanish; None without a
    word to measure. `cautions` name what fools it here: short, few_sentences, numbers, medicines, list, initials.
    """

    language: str
    sentences: int
    words: int  # with numbers and names, which a reader has to read, too
    spoken: int  # those of them whose syllables count
    syllables: int
    polysyllables: int  # of three syllables or more
    grade: float | None
    smog: float | None  # English of at least 30 sentences alone
    ease: float | None  # Spanish alone: Fernández-Huerta, corrected
    inflesz: float | None  # Spanish alone, with its name in `band`
    band: str
    cautions: tuple[str, ...]
    long_sentences: tuple[LongSentence, ...]

    @property
    def is_plain(self) -> bool | None:
        """Whether it reads at grade 6 or below; None where that cannot be said."""
        return None if self.grade is None else self.grade < GOAL + 1

    @property
    def is_sure(self) -> bool:
        """Whether there was enough text to measure."""
        return self.words >= ENOUGH


def reading_level(text: str, language: str, medicines: Sequence[str] = ()) -> Level:
    """How hard a text is to read, in "en" or "es" (any other language is measured as English).

    Names of `medicines` count as words, and not for how long the words are: nobody can choose them. So do numbers with
    their units, which look easy to a formula and are not. An item of a list is a sentence, with a stop or without.
    """
    spanish = language[:2] == "es"
    found = sentences(text)
    named = spans(text, names_of(medicines))
    measured = [w for one in found for w in one.words if w.kind in (WORD, INITIALS) and not _within(w, named)]
    count = spanish_syllables if spanish else english_syllables
    each_once = {word.text: _sounds(word, count) for word in measured}  # of this text alone; nothing of it is kept
    sounds = [each_once[word.text] for word in measured]
    long_words = sum(n >= 3 for n in sounds)
    total = sum(len(one.words) for one in found)
    grade = smog = ease = inflesz = None
    if sounds:
        each = sum(sounds) / len(sounds)
        if spanish:
            ease = formulas.fernandez_huerta(total, len(found), each)
            inflesz = formulas.inflesz(total, len(found), each)
            grade = float(formulas.school_year(ease))
        else:
            grade = formulas.flesch_kincaid(total, len(found), each)
            smog = formulas.smog(long_words, len(found))
    return Level(
        language="es" if spanish else "en", sentences=len(found), words=total, spoken=len(sounds),
        syllables=sum(sounds), polysyllables=long_words, grade=grade, smog=smog, ease=ease, inflesz=inflesz,
        band="" if inflesz is None else formulas.band(inflesz), cautions=_cautions(found, total, named),
        long_sentences=tuple(LongSentence(s.start, s.end, len(s.words)) for s in found if len(s.words) > LONGEST),
    )  # fmt: skip


def _sounds(word: Word, count: Callable[[str], int]) -> int:
    if word.kind == INITIALS:
        return max(LETTER, sum(c.isalnum() for c in word.text))
    return sum(count(part) for part in word.text.split("-") if part)


def _within(word: Word, named: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start and word.end <= end for start, end in named)


def _cautions(found: Sequence[Sentence], total: int, named: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    kinds = [word.kind for one in found for word in one.words]
    numbers = sum(kind not in (WORD, INITIALS) for kind in kinds)
    said = {
        "short": 0 < total < ENOUGH,
        "few_sentences": 0 < len(found) < formulas.SMOG_SENTENCES,
        "numbers": numbers > total * MANY,
        "medicines": bool(named),
        "list": sum(one.item for one in found) > len(found) * MANY,
        "initials": INITIALS in kinds,
    }
    return tuple(name for name, holds in said.items() if holds)
