"""What fits into one text message: 160 letters of the GSM alphabet (3GPP TS 23.038), or 70 of any other."""

import unicodedata

ONE_SEGMENT, ONE_SEGMENT_UNICODE = 160, 70
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("^{}\\[~]|€")  # each takes the room of two
# What typesetters write, as the alphabet has it.
PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "})


def in_gsm(text: str) -> str:
    """The text in the GSM alphabet: á becomes a, which every Spanish reader reads; ñ, é and ¿ stay as they are.

    What has no like there (another script) stays, and makes the message one of 70 letters.
    """
    return "".join(_letter(letter) for letter in text.translate(PLAIN))


def _letter(letter: str) -> str:
    if letter in BASIC or letter in EXTENDED:
        return letter
    bare = unicodedata.normalize("NFD", letter)[0]
    return bare if bare in BASIC else letter


def is_gsm(text: str) -> bool:
    """Whether every letter is in the alphabet."""
    return all(letter in BASIC or letter in EXTENDED for letter in text)


def room(text: str) -> int:
    """How many letters more fit into one segment; negative when it is too long already."""
    if is_gsm(text):
        return ONE_SEGMENT - sum(2 if letter in EXTENDED else 1 for letter in text)
    return ONE_SEGMENT_UNICODE - len(text.encode("utf-16-be")) // 2


def fits(text: str) -> bool:
    """Whether it is one segment."""
    return room(text) >= 0
