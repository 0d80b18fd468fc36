"""A window that moves over a stream of JSON text: only what is being read is in memory."""

import codecs
import re
from json import JSONDecodeError
from typing import Any, Protocol

from . import limits
from .decode import Decoder
from .refused import Refused

CHUNK = 1024 * 1024
AHEAD = 400  # characters
_SPACE = re.compile(r"[ \t\n\r\ufeff]*")  # with the mark that files put together carry between them
_OTHER_ENCODINGS = {
    codecs.BOM_UTF32_LE: "UTF-32", codecs.BOM_UTF32_BE: "UTF-32", codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}  # fmt: skip


class Reads(Protocol):
    """A stream of bytes."""

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes; none at the end."""
        ...


class Window:
    """Reads JSON piece by piece. Every method raises Refused for text that is cut off, not JSON or not UTF-8."""

    def __init__(self, stream: Reads | None, text: str = "", decoder: Decoder | None = None) -> None:
        self.decoder = decoder or Decoder()
        self._stream, self._text, self._at = stream, text, 0
        self._kept: int | None = None  # text from here on must not be dropped yet
        self._utf8 = codecs.getincrementaldecoder("utf-8-sig")()
        self._read = self._given = 0  # bytes read, and how many of them a document may still have

    def peek(self) -> str:
        """The next character that is not space, or "" at the end."""
        here = self._text[self._at : self._at + 1]
        if here and here not in " \t\n\r":  # the usual case, asked for at every step
            return here
        while True:
            self._at = _SPACE.match(self._text, self._at).end()
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def take(self, wanted: str) -> None:
        """Step over one character that must be there."""
        found = self.peek()
        if found != wanted:
            raise self._broken(found)
        self._at += 1

    def take_if(self, wanted: str) -> bool:
        """Step over it if it is there."""
        if self.peek() != wanted:
            return False
        self._at += 1
        return True

    def value(self) -> tuple[Any, str]:
        """One whole JSON value and the text it was, exactly as received."""
        self.peek()
        while True:
            try:
                value, end = self.decoder.value(self._text, self._at)
            except JSONDecodeError as error:
                if is_cut_off(error) and self._more():
                    continue
                raise self._refusal(error) from None
            if end == len(self._text) and not isinstance(value, dict | list | str) and self._more():
                continue  # a number may go on
            text = self._text[self._at : end]
            self._at = end
            return value, text

    def ahead(self) -> str:
        """The text from here on, as far as it is at hand: at least some hundred characters, if there are as many."""
        while len(self._text) - self._at < AHEAD and self._more():
            pass
        return self._text[self._at : self._at + AHEAD]

    def keep(self) -> None:
        """Keep the text from here on, so that `kept()` can give it back."""
        self._kept = self._at

    def kept(self) -> str:
        """The text since `keep()`."""
        return self._text[self._kept : self._at]

    def let_go(self) -> None:
        """The text since `keep()` is not needed any more."""
        self._kept = None

    def new_document(self) -> None:
        """Start counting anew how big one document is."""
        self._given = self._read

    def _more(self) -> bool:
        """Read on, dropping what nobody needs. Doubles, so that a long value is scanned few times."""
        start = self._at if self._kept is None else self._kept
        rest = len(self._text) - start
        chunk = self._stream.read(max(CHUNK, rest)) if self._stream else b""
        if not chunk:
            self._decode(b"", final=True)
            return False
        if self._read == 0:
            refuse_other_encodings(chunk)
        self._read += len(chunk)
        if self._read - self._given > limits.BUNDLE:
            raise Refused(f"holds one document of more than {limits.BUNDLE // limits.MB} MB")
        self._text = self._text[start:] + self._decode(chunk)
        self._at -= start
        if self._kept is not None:
            self._kept = 0
        return True

    def _decode(self, chunk: bytes, final: bool = False) -> str:
        try:
            return self._utf8.decode(chunk, final)
        except UnicodeDecodeError as error:
            if final:
                raise Refused("is cut off: it ends in the middle of a character") from None
            raise Refused(f"is not UTF-8 (near byte {self._read - len(chunk) + error.start})") from None

    def _broken(self, found: str) -> Refused:
        return Refused(f"is not JSON: {found!r} where it does not belong" if found else CUT_OFF)

    def _refusal(self, error: JSONDecodeError) -> Refused:
        return Refused(CUT_OFF if is_cut_off(error) else f"is not JSON: {error.msg[0].lower()}{error.msg[1:]}")


CUT_OFF = "is cut off: it ends in the middle"


def refuse_other_encodings(start: bytes) -> None:
    """Raises Refused when a file that starts like this is not UTF-8."""
    for mark, name in _OTHER_ENCODINGS.items():
        if start.startswith(mark):
            raise Refused(f"is {name}; FHIR is UTF-8")
    if b"\x00" in start[:4]:
        raise Refused("is UTF-16 or binary; FHIR is UTF-8 text")


def is_cut_off(error: JSONDecodeError) -> bool:
    """Whether the text simply ended too early, as when a copy was interrupted."""
    if error.msg.startswith("Unterminated string"):
        return True
    rest = error.doc[error.pos : error.pos + 20].strip()
    if not rest:
        return True
    if error.msg.startswith("Invalid \\") and len(rest) < 12:
        return True
    return len(rest) < 9 and any(word.startswith(rest) for word in ("true", "false", "null", "NaN", "-Infinity"))
