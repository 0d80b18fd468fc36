"""Documents and lines without anything odd in them, which nearly all are: read in a tenth of the time.

What they give is what the careful reader would give; NotPlain sends the whole text to it. One resource is read after
another, so that each is still at hand in the processor when it is looked at.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from .document import LONGEST_ADDRESS
from .plain import Entry, NotPlain, check, count, entries, members, plain, value
from .received import Received

_BETWEEN = b" \t\r\n"


def document(text: bytes) -> Iterator[Received]:
    """Every resource of a Bundle, or the one resource that the document is. Raises NotPlain, perhaps at the very end:
    then nothing of what was given counts."""
    parts = members(plain(text))
    if "entry" not in parts:
        yield line(text, 0)
        return
    found, read = entries(parts.pop("entry")), len(parts) + 1
    bundle, inside = _values(parts)
    if bundle.get("resourceType") != "Bundle":
        raise NotPlain
    read += inside
    for place, entry in enumerate(found):
        received, inside = _entry(entry, place)
        yield received
        read += inside
    check(text, read)


def line(text: bytes, number: int) -> Received:
    """The resource on a line of its own. Raises NotPlain."""
    received, read = _resource(plain(text).strip(_BETWEEN), number)
    check(text, read)
    return received


def again(raw: bytes) -> Any:
    """What the bytes of one resource say. Raises NotPlain."""
    found, read = value(plain(raw))
    check(raw, read)
    return found


def _entry(entry: Entry, place: int) -> tuple[Received, int]:
    said = entry.beside()
    address = said.get("fullUrl", "")
    if not isinstance(address, str):
        raise NotPlain
    full_url = address.strip()
    if len(full_url) > LONGEST_ADDRESS or not full_url.isprintable():
        raise NotPlain
    received, within = _resource(bytes(entry.resource), place, full_url)
    return received, 1 + count(said) + within


def _resource(text: bytes, place: int, full_url: str = "") -> tuple[Received, int]:
    found, read = value(text)
    if type(found) is not dict or found.get("resourceType") == "Bundle":
        raise NotPlain
    return Received(text, found, place, full_url), read


def _values(parts: Mapping[str, bytes]) -> tuple[dict[str, Any], int]:
    """What each of these members says, and how many members are inside of them."""
    found, read = value(b"[%s]" % b",".join(parts.values()))
    return dict(zip(parts, found, strict=True)), read
