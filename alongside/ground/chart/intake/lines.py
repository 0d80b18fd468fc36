"""Bulk data: one resource a line. A broken line is set aside; it never costs the others."""

import re
from collections.abc import Iterator
from io import BufferedReader
from json import JSONDecodeError
from typing import Any

from . import limits, quickly
from .decode import Decoder, problem_in
from .document import one_resource
from .plain import NotPlain
from .received import Problem, Received
from .refused import Refused
from .window import CUT_OFF, is_cut_off, refuse_other_encodings

BOM, BOM_BYTES = "\ufeff", b"\xef\xbb\xbf"
_SPACE = re.compile(r"[ \t\r]*")


def read_lines(stream: BufferedReader) -> Iterator[Received]:
    """Every resource, in order. Raises Refused when the file is cut off, not UTF-8, or has a line without end."""
    decoder, number = Decoder(), 0
    while raw := stream.readline(limits.BUNDLE + 1):
        number += 1
        if len(raw) > limits.BUNDLE:
            raise Refused(f"line {number} is longer than {limits.BUNDLE // limits.MB} MB")
        if number == 1:
            refuse_other_encodings(raw)
        try:
            yield quickly.line(raw, number)
            continue
        except NotPlain:
            text = _utf8(raw, number).strip(" \t\r\n")
        if text:
            for received in _one_line(decoder, text, last=not raw.endswith(b"\n")):
                received.place = number
                yield received


def first_line_is_whole(head: bytes) -> bool:
    """Whether the first line is a JSON object by itself: then the file is one of lines, whatever its name."""
    line, newline, rest = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    following = rest.split(b"\n", 1)[0].strip()
    if not newline or not line.startswith(b"{") or not rest.strip() or following.removeprefix(BOM_BYTES) == b"{":
        return False
    try:
        text = line.decode()
        return not text[Decoder().value(text, 0)[1] :].strip()
    except (ValueError, Refused):
        return False


def is_laid_out(head: bytes) -> bool:
    """Whether this is one document over many lines, or a list, though its name says lines.

    A first line that is merely cut off is followed by a line that begins as a resource does.
    """
    lines = head.lstrip(b"\xef\xbb\xbf \t\r\n").splitlines()
    first, second = (*(line.strip() for line in lines if line.strip()), b"", b"")[:2]
    if not second:
        return False
    return first == b"[" or (first == b"{" and second.startswith(b'"'))


def _utf8(raw: bytes, number: int) -> str:
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        if error.end == len(raw):
            raise Refused(CUT_OFF) from None
        raise Refused(f"is not UTF-8 (line {number}, byte {error.start})") from None
    return text.removeprefix(BOM)  # at any line: files are put together from several


def _one_line(decoder: Decoder, text: str, last: bool) -> Iterator[Received]:
    """The resource of a line; or several, when they were written without line ends between them."""
    found: list[tuple[Any, str, bool]] = []
    at = 0
    while at < len(text):
        try:
            value, end = decoder.value(text, at)
        except JSONDecodeError as error:
            if last and (is_cut_off(error) or not text.endswith("}")):
                raise Refused(CUT_OFF) from None
            yield _broken(text, f"is not JSON: {error.msg[0].lower()}{error.msg[1:]} (character {error.pos + 1})")
            return
        if found and not (isinstance(value, dict) and isinstance(found[-1][0], dict)):
            yield _broken(text, f"is not JSON: something follows the resource (character {at + 1})")
            return
        found.append((value, text[at:end], decoder.faulty))
        at = _SPACE.match(text, end).end()
    for value, written, faulty in found:
        if type(value) is dict and value.get("resourceType") != "Bundle":
            yield Received(written.encode(), value, 0, "", problem_in(value, written, faulty))
        else:
            yield from one_resource(value, written, faulty=faulty)


def _broken(text: str, reason: str) -> Received:
    return Received(text.encode(), None, 0, "", Problem("", reason))
