"""Text as it is compared: without capitals and accents, because nobody types them the same way twice."""

import unicodedata

# Letters that are no other letter with an accent, as those who cannot type them write them.
_WRITTEN_OTHERWISE = str.maketrans({
    "ł": "l", "đ": "d", "ð": "d", "ø": "o", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
    "'": "", "’": "", "ʼ": "", "‘": "", "`": "", "´": "",
})  # fmt: skip


def unaccented(text: str) -> str:
    """The text without its accents: Núñez → Nunez. Capitals stay."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def folded(name: str) -> str:
    """A name as it is looked for: NÚÑEZ → nunez, Đức → duc, O’Brien → obrien."""
    return unaccented(name.casefold().translate(_WRITTEN_OTHERWISE)).casefold()
