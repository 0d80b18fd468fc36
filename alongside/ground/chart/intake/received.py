"""One resource as it came."""

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Problem:
    """Why a resource cannot be read: where in it, and what is wrong, in plain words."""

    path: str
    reason: str


@dataclass(slots=True)
class Received:
    """One resource: the very bytes received, what they say, and where they stood.

    `place` is the line (from 1) in a file of lines, else the position (from 0) in the Bundle. `parsed` is None, or
    not to be used, when there is a `problem`.
    """

    raw: bytes
    parsed: Any
    place: int
    full_url: str = ""
    problem: Problem | None = None
