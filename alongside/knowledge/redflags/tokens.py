"""A text cut into words, numbers and stops, each with its place in the original."""

import re
import unicodedata
from dataclasses import dataclass

# Invisible characters and accents that stand apart belong to the word; an asterisk hides a letter (su*cide).
_JOINS = "\\u00ad\\u200b-\\u200f\\u2060\\ufe0f\\ufeff\\u0300-\\u036f"
_WORD = rf"[^\W\d_](?:[^\W\d_]|[{_JOINS}]|['’‘´`*@$]+(?=[^\W_])|\d+(?=[^\W\d_]))*"
TOKEN = re.compile(rf"{_WORD}|\d+(?:[.,/:]\d+)*|[.!?;\n¡¿…]+|,|[^\w\s]", re.UNICODE)
_STOP = re.compile(r"[.!?;\n¡¿…]+")
_LEET = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "@": "a", "$": "s", "*": ""})
_QUOTES = str.maketrans(dict.fromkeys("'’‘´`", ""))
_THRICE = re.compile(r"(.)\1{2,}")
_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d{1,2})?")
_PAIR = re.compile(r"(\d{2,3})/(\d{2,3})")
# What pictures say; several words are one after the other at the same place.
PICTURES = {
    "🩸": "blood", "🤰": "pregnant", "👶": "baby", "🆘": "sos", "🔪": "knife", "🔫": "gun", "💊": "pills",
    "🤮": "vomit",
    "🥵": "hot", "🤒": "fever", "😵": "dizzy", "🍼": "baby", "🐍": "snake", "🐝": "bee", "🥜": "peanuts", "⚰": "dead",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """One token as it was understood: a plain word, a number, a pair of numbers (blood pressure), or a stop."""

    word: str = ""
    stop: bool = False
    number: float | None = None
    pair: tuple[int, int] | None = None


def plain(raw: str) -> str:
    """A word without capitals, accents, quotes and hidden letters; what is said three times is said once."""
    text = "".join(c for c in unicodedata.normalize("NFKD", raw.casefold()) if c.isalnum() or c in "'’‘´`*@$")
    text = text.translate(_QUOTES).translate(_LEET)
    return _THRICE.sub(r"\1", text)


def understood(raw: str) -> Written:
    """What a token is."""
    if raw[0].isalpha():
        return Written(plain(raw))
    if raw[0].isdigit():
        return _numbered(raw)
    if _STOP.match(raw):
        return Written(stop=True)
    return Written(PICTURES.get(raw, raw))


def _numbered(raw: str) -> Written:
    pair = _PAIR.fullmatch(raw)
    if pair:
        return Written(raw, pair=(int(pair[1]), int(pair[2])))
    if not _NUMBER.fullmatch(raw) or not raw.isascii():
        return Written(raw)
    return Written(raw, number=float(raw.replace(",", ".")))
