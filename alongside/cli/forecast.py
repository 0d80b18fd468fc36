"""`alongside forecast`: which vaccine doses count, what is due and when, for people in a file, one a line."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from multiprocessing import Pool
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from .app import app
from .screen import out, stop

CHUNK = 64


@app.command()
def forecast(
    source: Annotated[Path | None, typer.Argument(metavar="FILE", help="JSON lines; - is standard input.")] = None,
    explain: Annotated[bool, typer.Option(help="Add the reasons, in English and Spanish.")] = False,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="How many processes work side by side.")] = 1,
    check: Annotated[Path | None, typer.Option(help="Compare with official cases instead.")] = None,
    schedule: Annotated[str | None, typer.Option(help="A schedule of ours by name, or the folder of another.")] = None,
) -> None:
    """Read {"id", "dob", "gender", "assessment_date", "conditions", "doses"}; write {"id", "groups", "doses"}."""
    if check is not None:
        _check(check, schedule)
        return
    if source is None:
        stop("Say which file to read; - is standard input.")
    if str(source) == "-":
        _answer(sys.stdin.buffer, explain, jobs, schedule)
    elif not source.is_file():
        stop(f"There is no file {source}.")
    else:
        with source.open("rb") as file:
            _answer(file, explain, jobs, schedule)


def _answer(lines: BinaryIO, explain: bool, jobs: int, schedule: str | None) -> None:
    _schedule(schedule)  # a wrong name is said once, here, and processes that are forked have it read
    work = partial(_chunk_answered, explain=explain, schedule=schedule)
    chunks = _in_chunks(line for line in lines if line.strip())
    if jobs == 1:
        for answer in map(work, chunks):
            sys.stdout.write(answer)
        return
    with Pool(jobs) as pool:
        for answer in pool.imap(work, chunks):
            sys.stdout.write(answer)


def _in_chunks(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    lines = iter(lines)
    while chunk := list(islice(lines, CHUNK)):
        yield chunk


def _chunk_answered(lines: list[bytes], explain: bool, schedule: str | None) -> str:
    from alongside.knowledge.immunizations.lines.one_line import answered_line

    known = _schedule(schedule)
    return "".join(answered_line(line, known, explain) + "\n" for line in lines)


def _schedule(name: str | None):
    from alongside.knowledge.immunizations.schedule.load import named

    try:
        return named(name)
    except (FileNotFoundError, ValueError) as wrong:
        stop(str(wrong))


def _check(cases: Path, schedule: str | None) -> None:
    from alongside.knowledge.immunizations.lines.check import FIELDS, compare_all
    from alongside.knowledge.immunizations.lines.not_met import not_met

    if not cases.is_file():
        stop(f"There is no file {cases}.")
    total: Counter[str] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    with cases.open(encoding="utf-8") as lines:
        for case in compare_all(lines, _schedule(schedule)):
            for key in ("all", case.group):
                total[key] += 1
                right[key, "everything"] += not case.wrong
                right.update((key, name) for name in FIELDS if name not in case.wrong)
            if case.wrong:
                out.print(f"{case.id} {case.group}: {case.name}", markup=False)
                for name, (theirs, ours) in case.wrong.items():
                    out.print(f"    {name}: case {theirs}, ours {ours}", markup=False)
                for reason in case.reasons:
                    out.print(f"      {reason}", markup=False)
                if known := not_met().get(case.id):
                    out.print(f"      known, {known.because}: {known.reason} {known.place}", markup=False)
    for key in sorted(total, key=lambda k: (k != "all", k)):
        shares = "  ".join(f"{name} {right[key, name]}" for name in ("everything", *FIELDS))
        out.print(f"{key}: {total[key]} cases  {shares}", markup=False)
