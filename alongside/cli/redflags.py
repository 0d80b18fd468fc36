"""`alongside redflags FILE|-`: what is dangerous in messages and readings, one JSON line in, one JSON line out."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer

from . import json_lines
from .app import app

WANTED = 'an object with "id" and "text"'


@app.command()
def redflags(
    file: Annotated[str, typer.Argument(help='JSON lines {"id", "text", …}; - reads what is piped in.')],
) -> None:
    """Find danger in messages, English and Spanish: JSON lines in, urgency and its reasons out.

    Besides id and text a line may have author, language, age (years), sex, pregnant, readings (code, value, unit) and
    answers (a sign and whether it is there). It alarms people; it never says that all is well.
    """
    json_lines.answer_file(file, _answer, WANTED)


def answered(lines: Iterable[bytes | None]) -> Iterator[str]:
    """One JSON text for each line that is not blank; a line of None was too long."""
    return json_lines.answered(lines, _answer, WANTED)


def _answer(row: dict[str, Any]) -> dict[str, Any]:
    from alongside.knowledge.redflags import answer

    return answer(row)
