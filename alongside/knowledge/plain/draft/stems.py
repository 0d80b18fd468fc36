"""Words brought to a common form, roughly: enough to see that “taking” and “take” are one."""

import re

from ..lowered import lowered

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENGLISH = re.compile(r"(?:'s|’s|ings?|edly|ed|ies|es|s|ly|ment|ness|e|y)\Z")
_SPANISH = re.compile(
    r"(?:aciones|acion|mente|iendo|ando|aremos|eremos|iremos|amos|emos|imos|aron|ieron|aban|ados|adas|idos|idas|ado|ada|"
    r"ido|ida|aba|ara|era|ira|ces|es|ar|er|ir|as|os|an|en|a|e|o|s|z)\Z"
)
SHORTEST = 3  # letters that stay


def stems(text: str, language: str) -> tuple[str, ...]:
    """The words of a text, each brought to its stem, in order."""
    return tuple(stem(word, language) for word in _WORD.findall(text))


def stem(word: str, language: str) -> str:
    """A word without its ending."""
    plain = lowered(word.replace("’", "'"))
    ending = (_SPANISH if language[:2] == "es" else _ENGLISH).search(plain)
    if ending and ending.start() >= SHORTEST:
        plain = plain[: ending.start()]
        if language[:2] != "es" and len(plain) > SHORTEST and plain[-1] == plain[-2] and plain[-1] not in "ls":
            plain = plain[:-1]  # stopping, stop
    return plain
