"""JSON as a careful reader takes it: digits are kept, and what another reader could take differently is noticed.

Standard JSON readers silently keep the last of two equal keys, accept NaN, and let half of a surrogate pair through.
In a health record each of these can change the meaning, so a marker is left in their place and the resource is set
aside with the path to it.
"""

import re
from json import JSONDecodeError, JSONDecoder
from typing import Any

from alongside.knowledge.core.values import Digits

from . import limits
from .received import Problem
from .refused import Refused

LONGEST_WHOLE_NUMBER = 400  # digits; Python itself stops at 4300
_HALF_OF_A_PAIR = re.compile(r"\\u[dD][89a-fA-F]|\\u0000")


class Fault:
    """Stands in a parsed resource where something is wrong."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


class Decoder:
    """Reads one JSON value out of a text. `faulty` says whether a marker was left in the last value read."""

    def __init__(self) -> None:
        self.faulty = False
        self._scan = JSONDecoder(
            object_pairs_hook=self._object, parse_float=Digits, parse_int=self._whole, parse_constant=self._constant
        ).scan_once

    def value(self, text: str, start: int) -> tuple[Any, int]:
        """The value that begins at `start`, and where it ends. Raises JSONDecodeError; Refused when nested too deep."""
        self.faulty = False
        try:
            return self._scan(text, start)
        except StopIteration as stopped:
            raise JSONDecodeError("Expecting value", text, stopped.value) from None
        except RecursionError:
            raise Refused(too_deep()) from None

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            for key, value in pairs:  # said twice alike, it means one thing
                if value != found[key] or type(value) is not type(found[key]):
                    found[key] = self._fault("stands twice in the same place; we cannot know which one is meant")
        return found

    def _whole(self, digits: str) -> Any:
        if len(digits) > LONGEST_WHOLE_NUMBER:
            return self._fault(f"is a number of {len(digits)} digits")
        return int(digits)

    def _constant(self, name: str) -> Fault:
        return self._fault(f"is {name}, which is not a number in JSON")

    def _fault(self, reason: str) -> Fault:
        self.faulty = True
        return Fault(reason)


def too_deep() -> str:
    """The words for a file whose objects are nested too deep."""
    return f"is nested deeper than {limits.DEPTH} levels"


def problem_in(value: Any, text: str, faulty: bool) -> Problem | None:
    """What is wrong inside one resource, or None. `text` is its JSON; the cheap checks on it spare the slow ones.

    Raises Refused when it is bigger, deeper or longer-winded than any record is.
    """
    if len(text) > limits.STRING and _longest_string(value) > limits.STRING:
        raise Refused(f"holds one string of more than {limits.STRING // limits.MB} MB")
    if len(text) > limits.RESOURCE // 4 and len(text.encode()) > limits.RESOURCE:
        raise Refused(f"holds one resource of more than {limits.RESOURCE // limits.MB} MB")
    if text.count("{") + text.count("[") > limits.DEPTH and depth(value) > limits.DEPTH:
        raise Refused(too_deep())
    if faulty or ("\\u" in text and _HALF_OF_A_PAIR.search(text)):
        return _find(value, str(value.get("resourceType", "")) if isinstance(value, dict) else "")
    return None


def depth(value: Any) -> int:
    """How many objects and lists are inside each other."""
    levels, here = 0, [value]
    while here:
        levels += 1
        here = [
            inner
            for outer in here
            for inner in (outer.values() if type(outer) is dict else outer)
            if type(inner) is dict or type(inner) is list
        ]
    return levels


def _longest_string(value: Any) -> int:
    if isinstance(value, str):
        return len(value)
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return max(map(_longest_string, inner), default=0)


def _find(value: Any, path: str) -> Problem | None:
    """The first marker, or text that no database can hold, walking in the order received."""
    if isinstance(value, Fault):
        return Problem(path, value.reason)
    if isinstance(value, str):
        return _text(value, path)
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        step = f"{path}[{key}]" if isinstance(key, int) else f"{path}.{key}"
        found = (isinstance(key, str) and _text(key, path)) or _find(part, step)
        if found:
            return found
    return None


def _text(text: str, path: str) -> Problem | None:
    if "\x00" in text:
        return Problem(path, "holds a NUL character, which FHIR forbids")
    if any("\ud800" <= char <= "\udfff" for char in text):
        return Problem(path, "holds half of a surrogate pair: the text is damaged")
    return None
