r"""The usual JSON, read by a parser in C. Whatever it might take otherwise than the careful reader is left to that one.

That parser keeps digits, but not a member that stands twice. So members are counted: as many as were written must have
been read. What was written is never counted too low, for no text is let in that hides a member; a string that holds
`\":` may count as one too many, and is left to the careful reader.
"""

import re
from typing import Any

import msgspec
import orjson

from alongside.knowledge.core.values import Digits

from . import limits
from .decode import depth

# Escapes that would be read as quotes, colons or backslashes, or that `decode` must look at.
_ODD_ESCAPE = re.compile(rb"\\u(00(00|22|3[aA]|5[cC])|[dD][89a-fA-F])")
_ODD_SPACE = (b"  :", b"\t:", b"\n:", b"\r:")
_WHOLE = msgspec.json.Decoder(float_hook=Digits)
_MEMBERS = msgspec.json.Decoder(dict[str, msgspec.Raw])
_ITEMS = msgspec.json.Decoder(list[msgspec.Raw])


class NotPlain(Exception):
    """The careful reader must look at it."""


def plain(text: bytes) -> bytes:
    """The text itself, when what this module counts in it can be trusted. Raises NotPlain."""
    if len(text) > limits.QUICK:
        raise NotPlain
    if any(space in text for space in _ODD_SPACE) or (b"\\u" in text and _ODD_ESCAPE.search(text)):
        raise NotPlain
    return text


def value(text: bytes) -> tuple[Any, int]:
    """What a plain text says, as `Decoder.value` would, and how many members were read. Raises NotPlain."""
    try:
        found = _WHOLE.decode(text)
        read = orjson.dumps(found).count(b'":')  # fails for numbers and depths beyond measure
    except (msgspec.MsgspecError, ValueError, TypeError, RecursionError):
        raise NotPlain from None
    if text.count(b"{") + text.count(b"[") > limits.DEPTH and depth(found) > limits.DEPTH:
        raise NotPlain
    return found, read


def members(text: bytes) -> dict[str, bytes]:
    """The members of an object, each as it is written. Raises NotPlain, for other values too."""
    return {name: bytes(part) for name, part in _split(_MEMBERS, text).items()}


def items(text: bytes) -> list[bytes]:
    """The elements of a list, each as it is written. Raises NotPlain, for other values too."""
    return [bytes(part) for part in _split(_ITEMS, text)]


def check(text: bytes, read: int) -> None:
    """Raises NotPlain unless as many members were read as are written in the text, at whatever depth."""
    if text.count(b'":') + text.count(b'" :') != read:
        raise NotPlain


def _split(decoder: msgspec.json.Decoder, text: bytes) -> Any:
    try:
        return decoder.decode(text)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise NotPlain from None
