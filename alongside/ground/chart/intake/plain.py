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
_ODD_SPACE = tuple((space[:1], space) for space in (b"  :", b"\t:", b"\n:", b"\r:"))  # one byte is found much sooner
_WHOLE = msgspec.json.Decoder(float_hook=Digits)
_MEMBERS = msgspec.json.Decoder(dict[str, msgspec.Raw])


class Entry(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    """One entry of a Bundle: the resource as it is written, and what else may stand beside it."""

    resource: msgspec.Raw
    fullUrl: Any = msgspec.UNSET  # noqa: N815 - FHIR's own names
    request: Any = msgspec.UNSET
    response: Any = msgspec.UNSET
    search: Any = msgspec.UNSET
    link: Any = msgspec.UNSET
    id: Any = msgspec.UNSET
    extension: Any = msgspec.UNSET

    def beside(self) -> dict[str, Any]:
        """What stands beside the resource."""
        return {name: said for name in _BESIDE if (said := getattr(self, name)) is not msgspec.UNSET}


_BESIDE = tuple(name for name in Entry.__struct_fields__ if name != "resource")
_ENTRIES = msgspec.json.Decoder(list[Entry], float_hook=Digits)


class NotPlain(Exception):
    """The careful reader must look at it."""


def plain(text: bytes) -> bytes:
    """The text itself, when what this module counts in it can be trusted. Raises NotPlain."""
    if len(text) > limits.QUICK:
        raise NotPlain
    if any(first in text and space in text for first, space in _ODD_SPACE):
        raise NotPlain
    if b"\\u" in text and _ODD_ESCAPE.search(text):
        raise NotPlain
    return text


def value(text: bytes) -> tuple[Any, int]:
    """What a plain text says, as `Decoder.value` would, and how many members were read. Raises NotPlain."""
    try:
        found = _WHOLE.decode(text)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise NotPlain from None
    read = count(found)
    if text.count(b"{") + text.count(b"[") > limits.DEPTH and depth(found) > limits.DEPTH:
        raise NotPlain
    return found, read


def count(found: Any) -> int:
    """How many members were read. Raises NotPlain for numbers and depths beyond measure."""
    try:
        return orjson.dumps(found).count(b'":')
    except (ValueError, TypeError, RecursionError):
        raise NotPlain from None


def members(text: bytes) -> dict[str, bytes]:
    """The members of an object, each as it is written. Raises NotPlain, for other values too."""
    return {name: bytes(part) for name, part in _split(_MEMBERS, text).items()}


def entries(text: bytes) -> list[Entry]:
    """The entries of a Bundle. Raises NotPlain for anything that is not a list of them."""
    return _split(_ENTRIES, text)


def check(text: bytes, read: int) -> None:
    """Raises NotPlain unless as many members were read as are written in the text, at whatever depth."""
    if text.count(b'":') + text.count(b'" :') != read:
        raise NotPlain


def _split(decoder: msgspec.json.Decoder, text: bytes) -> Any:
    try:
        return decoder.decode(text)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise NotPlain from None
