"""The bytes of one resource, read a second time with today's code."""

from .document import read_document
from .received import Problem, Received
from .refused import Refused
from .window import Window


def read_again(raw: bytes, place: int, full_url: str) -> Received:
    """What the bytes say now. What they still do not say is in `problem`; nothing is raised."""
    try:
        found = list(read_document(Window(None, raw.decode("utf-8"))))
    except (Refused, UnicodeDecodeError) as wrong:
        return Received(raw, None, place, full_url, Problem("", str(wrong)))
    if len(found) != 1:
        return Received(raw, None, place, full_url, Problem("", "holds not one resource but several, or none"))
    return Received(raw, found[0].parsed, place, full_url or found[0].full_url, found[0].problem)
