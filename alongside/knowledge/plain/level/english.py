"""Syllables of an English word: rules for what spelling says, and a list of what it does not.

Spelling says most. Words whose letters mislead (fluid, recipe) stand in data/syllables.toml; common endings are tried
without, so that one line there serves recipe and recipes.
"""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

_GROUP = re.compile(r"[aeiouy]+")
# The e that is not spoken: make, makes and asked, but not apple, boxes and needed; something, likely, careful.
_SILENT = re.compile(
    r"""
    (?<=[^aeiouy])(?<![^aeiouyrl]l)e\Z
    |(?<=[^aeiouycgszx])(?<![^aeiouyrl]l)(?<!ch)(?<!sh)es\Z
    |(?<=[^aeiouydt])(?<![^aeiouyrl]l)ed\Z
    |(?<=[aeiouy][bcdfgklmnprstvz])e(?=(?:ly|ful|fully|less|ness|ments?|some|thing|body|where|one|times?|works?|land|men
        |man|town|day|side|room|port|line|wood|ville|well|house|back|board|styles?|way|berry|hold|play|mail|guard|what
        |fore|walk|cast|stones?|keeper|taker|ship|marks?|owners?)\Z)
    |gue(?=[sd]?\Z)|que(?=s?\Z)|(?<=ic)a(?=lly\Z)
    """,
    re.VERBOSE,
)
# Vowels that stand together and are spoken apart: dial, video, dual, doing, diet, react, client, player; and -ism.
_APART = re.compile(
    r"""
    (?<![cstg])ia(?!ge)|(?<=[aeiouy]t)ia(?=t)|(?<=c)ia(?=t)|(?<![cstgxln])io(?!us)|[cst]io(?=log)|iu
    |(?<![aeioupg])eo(?!us|ple)|\Ageo(?!rg)|(?<=n)eou(?=s)|(?<![gq])ua(?!r)|ua(?=ry)|uou|(?<![tcgx])iou(?=s)
    |[aeouy]i(?=ng)|i(?=ing)|u(?=ity)|ie(?=t)|oe(?=[mt])|crea(?=t(?!ure))|rea(?=ct|li[stz])|yi|(?:is|as|th|ys)(?=ms?\Z)
    |ie(?=rs?\Z|st\Z)(?<!pie)(?<!..fie)|(?<![tc])ie(?=n[tc])|(?<!q)ue(?=n[tc])|eu(?=ms?\Z)|(?<=[a-z][a-z])ea(?=s?\Z)
    |(?<=[a-z])[aeo]y(?=[aeiou])(?!e[ds]?\Z)|rhea|coo(?=rdin|pera)
    """,
    re.VERBOSE,
)
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
# Endings, what they add, and what may have been dropped for them: recipes, argued, arguing.
_ENDINGS = (("s", "", 0), ("es", "", 1), ("d", "", 0), ("ed", "", 0), ("ing", "", 1), ("ing", "e", 1), ("ly", "", 1))


def english_syllables(word: str) -> int:
    """How many syllables; at least one for whatever has a letter. Hyphens and apostrophes part nothing here."""
    letters = word.lower()
    if not (letters.isascii() and letters.isalpha()):
        letters = "".join(c for c in unicodedata.normalize("NFKD", letters) if "a" <= c <= "z")
    return _listed(letters) or max(
        1, len(_GROUP.findall(letters)) - len(_SILENT.findall(letters)) + len(_APART.findall(letters))
    )


def _listed(word: str) -> int:
    """The count of a word in the list, or of one that an ending was added to; 0 where there is none."""
    known = _exceptions()
    if word in known:
        return known[word]
    for ending, dropped, more in _ENDINGS:
        if word.endswith(ending):
            count = known.get(word[: -len(ending)] + dropped, 0)
            if count:
                return count + more
    return 0


@cache
def _exceptions() -> dict[str, int]:
    path = Path(__file__).parent.parent / "data" / "syllables.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {word: _COUNTS[count] for count, words in tables.items() for word in words.split()}
