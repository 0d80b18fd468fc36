"""Whether a text is in a language that is read here. What is not read is never taken as harmless."""

import tomllib
from collections.abc import Sequence

from .rules import FOLDER
from .scanner import Token

READ = ("en", "es")
NAMES = {
    "english": "en",
    "ingles": "en",
    "spanish": "es",
    "espanol": "es",
    "español": "es",
    "inglés": "en",
    "mixed": "en",
}
LEAST = 0.3  # of the words must be known; our own limit, set on our own messages
FOREIGN = 0.25  # of the letters in another script are a part that nobody read; our own limit
_TABLE: dict[str, str] = tomllib.loads((FOLDER / "languages.toml").read_text(encoding="utf-8"))
OURS = frozenset(_TABLE["en"].split()) | frozenset(_TABLE["es"].split())
OTHERS = frozenset(_TABLE["other"].split())


def is_read(text: str, tokens: Sequence[Token], language: str = "") -> bool:
    """Whether enough of it is English or Spanish. `language`: what the message says of itself, which words overrule."""
    words = [token.entry for token in tokens if token.entry.word[:1].isalpha()]
    if not words or _other_script(text):
        return False
    known = sum(entry.word in OURS or entry.known for entry in words)
    others = sum(entry.word in OTHERS and entry.word not in OURS for entry in words)
    if others > known / 3 and others >= 2:
        return False
    share = known / len(words)
    said = NAMES.get(language.casefold(), language.casefold()[:2])
    return share >= (LEAST if said in (*READ, "") else 2 * LEAST)


def _other_script(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    foreign = sum(not ("a" <= letter.casefold()[:1] <= "z") and ord(letter) > 0x24F for letter in letters)
    return foreign > FOREIGN * len(letters)
