"""`alongside risks FILE|-`: chances, scores and days covered, one JSON line in, one JSON line out.

A line that cannot be answered is answered with what is wrong, and the next one is read. Nothing is kept or logged.
"""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer

from alongside.knowledge.core.asked import MISSING, Refused

from .app import app
from .screen import stop

LONGEST = 1_000_000  # bytes of one line; the longest real one has a few thousand
Work = Callable[[Any], dict[str, Any]]


@lru_cache(maxsize=1)
def answers() -> dict[str, Work]:
    """Everything that can be asked, by the name of its calculator. Read from the library when first needed."""
    from alongside.knowledge import adherence, instruments
    from alongside.knowledge.risks import CALCULATORS

    def chance(name: str) -> Work:
        return lambda given: CALCULATORS[name](given).values

    def form(name: str) -> Work:
        return lambda given: instruments.answer(name, given)

    found = {name: chance(name) for name in CALCULATORS} | {name: form(name) for name in instruments.INSTRUMENTS}
    return found | {"pdc": adherence.answer}


@app.command()
def risks(
    file: Annotated[str, typer.Argument(help='JSON lines {"id", "calculator", "input"}; - reads what is piped in.')],
) -> None:
    """Answer risk calculators, questionnaires and days covered: JSON lines in, JSON lines out."""
    with ExitStack() as stack:
        try:
            source = sys.stdin.buffer if file == "-" else stack.enter_context(Path(file).open("rb"))
        except OSError as error:
            stop(f"{file} cannot be read: {error.strerror}. Name a file of JSON lines, or - for what is piped in.")
        _write(source)


def _write(source: BinaryIO) -> None:
    """Each answer goes out before the next line is read: who pipes one question in may wait for its answer."""
    try:
        for said in answered(_lines(source)):
            sys.stdout.write(said + "\n")
            sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has read enough; nothing more is written, at the end neither
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def answered(lines: Iterable[bytes | None]) -> Iterator[str]:
    """One JSON text for each line that is not blank; a line of None was too long."""
    for number, line in enumerate(lines, 1):
        if line is None or line.strip():
            yield json.dumps(_answer(number, line), allow_nan=False)


def _lines(source: BinaryIO) -> Iterator[bytes | None]:
    """Lines; None for one that is too long, which is read past and not kept."""
    while line := source.readline(LONGEST + 1):
        whole = len(line) <= LONGEST
        while not line.endswith(b"\n") and not whole and (line := source.readline(LONGEST)):
            pass
        yield line if whole else None


def _answer(number: int, line: bytes | None) -> dict[str, Any]:
    key = None
    try:
        row = _row(number, line)
        key = _id(row)
        return {"id": key, "output": _work(row)(row.get("input"))}
    except Refused as refused:
        error = {"field": refused.field, "reason": refused.reason, "allowed": refused.allowed}
        return {"id": key, "error": error}


def _row(number: int, line: bytes | None) -> dict[str, Any]:
    if line is None:
        raise Refused("line", f"line {number} is too long", f"at most {LONGEST} bytes")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Refused("line", f"line {number} is not JSON", 'an object with "id", "calculator" and "input"') from error
    if not isinstance(row, dict):
        raise Refused("line", f"line {number} is not an object", 'an object with "id", "calculator" and "input"')
    return row


def _id(row: dict[str, Any]) -> str | int:
    found = row.get("id")
    if isinstance(found, bool) or not isinstance(found, str | int):
        raise Refused("id", MISSING if found is None else "not a text or a whole number", "a text or a whole number")
    return found


def _work(row: dict[str, Any]) -> Work:
    name = row.get("calculator")
    if not isinstance(name, str) or name not in answers():
        raise Refused("calculator", MISSING if name is None else "not one of these", ", ".join(sorted(answers())))
    if row.get("input") is None:
        raise Refused("input", MISSING, "an object with what the calculator asks for")
    return answers()[name]
