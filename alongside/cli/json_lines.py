"""JSON lines in, JSON lines out: each answered before the next is read, none able to stop the others.

A line that cannot be answered is answered with what is wrong. Nothing is kept or logged.
"""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from alongside.knowledge.core.asked import MISSING, Refused

from .screen import stop

LONGEST = 1_000_000  # bytes of one line; the longest real one has a few thousand
Answer = Callable[[dict[str, Any]], dict[str, Any]]


def answer_file(file: str, answer: Answer, wanted: str) -> None:
    """Answer every line of a file, or of what is piped in for -. `wanted` says in words what a line is."""
    with ExitStack() as stack:
        try:
            source = sys.stdin.buffer if file == "-" else stack.enter_context(Path(file).open("rb"))
        except OSError as error:
            stop(f"{file} cannot be read: {error.strerror}. Name a file of JSON lines, or - for what is piped in.")
        _write(answered(lines(source), answer, wanted))


def _write(answers: Iterable[str]) -> None:
    """Each answer goes out before the next line is read: who pipes one question in may wait for its answer."""
    try:
        for said in answers:
            sys.stdout.write(said + "\n")
            sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has read enough; nothing more is written, at the end neither
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def lines(source: BinaryIO) -> Iterator[bytes | None]:
    """Lines; None for one that is too long, which is read past and not kept."""
    while line := source.readline(LONGEST + 1):
        whole = len(line) <= LONGEST
        while not line.endswith(b"\n") and not whole and (line := source.readline(LONGEST)):
            pass
        yield line if whole else None


def answered(given: Iterable[bytes | None], answer: Answer, wanted: str) -> Iterator[str]:
    """One JSON text for each line that is not blank; a line of None was too long. `answer` may raise Refused."""
    for number, line in enumerate(given, 1):
        if line is None or line.strip():
            yield json.dumps(_answer(number, line, answer, wanted), allow_nan=False)


def _answer(number: int, line: bytes | None, answer: Answer, wanted: str) -> dict[str, Any]:
    key = None
    try:
        row = _row(number, line, wanted)
        key = _id(row)
        return {"id": key, **answer(row)}
    except Refused as refused:
        error = {"field": refused.field, "reason": refused.reason, "allowed": refused.allowed}
        return {"id": key, "error": error}


def _row(number: int, line: bytes | None, wanted: str) -> dict[str, Any]:
    if line is None:
        raise Refused("line", f"line {number} is too long", f"at most {LONGEST} bytes")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Refused("line", f"line {number} is not JSON", wanted) from error
    if not isinstance(row, dict):
        raise Refused("line", f"line {number} is not an object", wanted)
    return row


def _id(row: dict[str, Any]) -> str | int:
    found = row.get("id")
    if isinstance(found, bool) or not isinstance(found, str | int):
        raise Refused("id", MISSING if found is None else "not a text or a whole number", "a text or a whole number")
    return found
