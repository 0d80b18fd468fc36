"""Misspelled words of the vocabulary: one letter wrong, missing, too many or swapped; or written as they sound.

An index of the vocabulary with one letter left out finds candidates in a few look-ups, however long the vocabulary.
Words that exist (data/real_words.txt) are never corrected: chess is not chest.
"""

from collections.abc import Iterable, Set
from re import sub

SHORTEST = 5  # letters; shorter words have too many neighbours
CONSONANTS = 3  # sounds besides vowels, for a word to be known by them
LONGEST = 30  # letters; of a longer one every way to leave a letter out would be tried
SPLIT = 3  # letters of the shorter half, where two words were written as one


class Spelling:
    """`words`: what may be meant. `real`: words that mean themselves."""

    def __init__(self, words: Iterable[str], real: Set[str]) -> None:
        self._words = frozenset(words)
        self._real = real
        self._without: dict[str, list[str]] = {}
        self._sounds: dict[str, str] = {}
        self._skeletons: dict[str, str] = {}
        for word in sorted(self._words):
            if len(word) >= SHORTEST and word.isalpha():
                for shorter in (word, *_one_less(word)):
                    self._without.setdefault(shorter, []).append(word)
                self._sounds.setdefault(_spanish(word), word)
                skeleton = _english(word)
                if len(skeleton.replace("a", "")) >= CONSONANTS:
                    self._skeletons.setdefault(skeleton, word)

    def meant(self, word: str) -> str | None:
        """The word of the vocabulary that was probably meant, or None."""
        if word in self._real or not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
            return None
        if word.endswith("in") and word + "g" in self._words:
            return word + "g"
        sounds = self._sounds.get(_spanish(word))
        if sounds:
            return sounds
        near = {one for key in (word, *_one_less(word)) for one in self._without.get(key, ())}
        good = [one for one in near if one[0] == word[0] and _one_slip(word, one)]
        if good:
            return min(good, key=lambda one: (abs(len(one) - len(word)), one))
        heard = self._skeletons.get(_english(word))
        return heard if heard and abs(len(heard) - len(word)) <= 2 else None

    def halves(self, word: str) -> tuple[str, str] | None:
        """Two words of the vocabulary that were written as one: chestpain."""
        if word in self._real or not 2 * SPLIT < len(word) <= LONGEST:
            return None
        for cut in range(len(word) - SPLIT, SPLIT - 1, -1):
            if word[:cut] in self._words and word[cut:] in self._words:
                return word[:cut], word[cut:]
        return None


def _one_less(word: str) -> list[str]:
    return [word[:place] + word[place + 1 :] for place in range(len(word))]


def _one_slip(a: str, b: str) -> bool:
    """Whether one letter was changed, added, left out, or swapped with a near one."""
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    if len(a) <= 1 and len(b) <= 1:
        return True
    return len(a) == len(b) <= 3 and sorted(a) == sorted(b)


def _english(word: str) -> str:
    """How an English word sounds to somebody who does not know how it is written: which vowels stand is left open."""
    for written, sounds in (("ph", "f"), ("ough", "a"), ("gh", ""), ("ck", "k"), ("x", "ks"), ("q", "k"), ("z", "s")):
        word = word.replace(written, sounds)
    word = sub("c(?=[eiy])", "s", word).replace("ch", "#").replace("c", "k").replace("kn", "n").replace("wr", "r")
    word = sub("(?<!s)(?<!t)h", "", sub("[aeiouy]+", "a", word))
    return sub(r"(.)\1", r"\1", word)


def _spanish(word: str) -> str:
    """How a Spanish word sounds, whoever writes it: b and v, s and z and soft c, silent h, ll and y, qu and k."""
    for written, sounds in (("qu", "k"), ("ll", "y"), ("ph", "f"), ("v", "b"), ("z", "s"), ("x", "ch")):
        word = word.replace(written, sounds)
    word = sub("c(?=[ei])", "s", sub("g(?=[ei])", "j", word))
    word = sub("(?<!c)h", "", word).replace("c", "k").replace("kh", "ch")
    return sub(r"(.)\1", r"\1", word)
