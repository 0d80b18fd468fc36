"""`alongside risks FILE|-`: chances, scores and days covered, one JSON line in, one JSON line out."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Annotated, Any

import typer

from alongside.knowledge.core.asked import MISSING, Refused

from . import json_lines
from .app import app

WANTED = 'an object with "id", "calculator" and "input"'
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
    json_lines.answer_file(file, _answer, WANTED)


def answered(lines: Iterable[bytes | None]) -> Iterator[str]:
    """One JSON text for each line that is not blank; a line of None was too long."""
    return json_lines.answered(lines, _answer, WANTED)


def _answer(row: dict[str, Any]) -> dict[str, Any]:
    return {"output": _work(row)(row.get("input"))}


def _work(row: dict[str, Any]) -> Work:
    name = row.get("calculator")
    if not isinstance(name, str) or name not in answers():
        raise Refused("calculator", MISSING if name is None else "not one of these", ", ".join(sorted(answers())))
    if row.get("input") is None:
        raise Refused("input", MISSING, "an object with what the calculator asks for")
    return answers()[name]
