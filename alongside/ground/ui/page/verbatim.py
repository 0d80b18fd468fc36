"""An original record as a plain list: every name and value that stands in it, in its order, nothing interpreted."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from alongside.knowledge.core.values import loads

MOST_ROWS = 600
LONGEST, LONGEST_NOTE = 2000, 40_000  # characters of one value; of a note or letter
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Row:
    """One line: a name, its value when it has one, and how deep it lies (0 is the outermost)."""

    depth: int
    name: str
    value: str


@dataclass(frozen=True)
class Verbatim:
    """`cut` says that there is more in the original than is listed. `language`: in which it says it is written."""

    rows: tuple[Row, ...]
    cut: bool
    language: str = ""


def verbatim(raw: bytes) -> Verbatim:
    """The record's own names and values. Digits stay as written. Raises ValueError when the bytes are not JSON."""
    said = loads(raw)
    rows = tuple(islice(_rows(said, 0), MOST_ROWS + 1))
    return Verbatim(rows[:MOST_ROWS], cut=len(rows) > MOST_ROWS, language=_language(said.get("language")))


def notes(raw: bytes) -> tuple[str, ...]:
    """The words of notes and letters attached to a record."""
    return tuple(_attached_words(loads(raw)))


def _language(code: Any) -> str:
    """For a screen reader, when it is a language's code; a record that names none is not guessed at."""
    return code if isinstance(code, str) and _LANGUAGE.fullmatch(code) else ""


def _attached_words(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if not isinstance(item, dict):
            continue
        kind, data = str(item.get("contentType", "")), item.get("data")
        if kind.startswith("text/") and isinstance(data, str):
            yield _attached(data, kind)
        for member in item.values():
            yield from _attached_words(member)


def _rows(value: Any, depth: int) -> Iterator[Row]:
    """The rows of an object's members; a list repeats its name for every item."""
    for name, member in value.items():
        if name == "data" and isinstance(member, str):
            yield Row(depth, _words(name), _attached(member, str(value.get("contentType", ""))))
            continue
        for item in member if isinstance(member, list) else [member]:
            if isinstance(item, dict):
                yield Row(depth, _words(name), "")
                yield from _rows(item, depth + 1)
            else:
                yield Row(depth, _words(name), _said(name, item))


def _words(name: str) -> str:
    """A member's name as words: medicationCodeableConcept → medication codeable concept."""
    return _HUMP.sub(" ", name).lower().lstrip("_")


def _said(name: str, value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "–", True: "true", False: "false"}[value]
    text = _without_tags(str(value)) if name == "div" else str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"


def _attached(data: str, content_type: str) -> str:
    """What is attached, when it is words; of anything else how large it is. What is no base64 stays."""
    try:
        raw = base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        return data[:LONGEST]
    if not content_type.startswith("text/"):
        return _("a file of %(size)s bytes") % {"size": len(raw)}
    text = raw.decode("utf-8", "replace")
    text = _without_tags(text) if content_type.startswith("text/html") else text.strip()
    return text if len(text) <= LONGEST_NOTE else f"{text[:LONGEST_NOTE]} …"


def _without_tags(markup: str) -> str:
    return _SPACE.sub(" ", unescape(_TAG.sub(" ", markup))).strip()
