"""Reading one file, whatever kind of JSON it holds."""

import io
import re
from collections.abc import Iterator
from io import BufferedReader

from . import limits, quickly
from .document import read_document
from .lines import first_line_is_whole, is_laid_out, read_lines
from .received import Received
from .refused import Refused
from .walk import Found
from .window import Window, refuse_other_encodings

_LINES = re.compile(r"\.(ndjson|jsonl)(\.gz)?$", re.IGNORECASE)
_MARKUP = re.compile(rb"\s*<")
_ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def read_file(found: Found, *, careful: bool = False) -> Iterator[Received]:
    """Every resource of the file, in order. Raises Refused, at whatever point, when the file must not be kept.

    Raises NotPlain, at whatever point, when it must be read again with `careful`.
    """
    if found.open is None:
        raise Refused(found.refused)
    try:
        with found.open() as stream:
            head = stream.peek(1)
            refuse_other_encodings(head)
            text = head.removeprefix(b"\xef\xbb\xbf")
            if _MARKUP.match(text):
                _refuse_markup(text)
            _refuse_packed(head)
            by_name = bool(_LINES.search(found.name)) and not is_laid_out(head)
            if by_name or first_line_is_whole(head):
                yield from read_lines(stream)
            elif not head:
                raise Refused("is empty")
            else:
                yield from _document(stream, careful)
    except OSError as error:
        raise Refused(f"cannot be read ({error.strerror or type(error).__name__})") from error


def _document(stream: BufferedReader, careful: bool) -> Iterator[Received]:
    start = b"" if careful else stream.read(limits.QUICK + 1)
    if careful or len(start) > limits.QUICK:
        yield from read_document(Window(_Again(start, stream)))
    else:
        yield from quickly.document(start)


class _Again:
    """A stream whose start was read already."""

    def __init__(self, start: bytes, rest: BufferedReader) -> None:
        self._start, self._rest = io.BytesIO(start), rest

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; none at the end."""
        return self._start.read(size) or self._rest.read(size)


_PACKED = {b"BZh": "bzip2", b"\xfd7zXZ\x00": "xz", b"7z\xbc\xaf": "7z", b"Rar!": "rar", b"\x28\xb5\x2f\xfd": "zstd"}
_TAR = slice(257, 262)  # where a tar archive says that it is one


def _refuse_packed(head: bytes) -> None:
    packed = next((name for start, name in _PACKED.items() if head.startswith(start)), "")
    packed = "tar" if head[_TAR] == b"ustar" else packed
    if packed:
        raise Refused(f"is packed with {packed}; unpack it first (gz and zip can be read)")


def _refuse_markup(head: bytes) -> None:
    if _ENTITIES.search(head):
        raise Refused("is XML that declares entities, which is never read")
    raise Refused("is XML; only FHIR as JSON can be read so far")
