"""`alongside schedule`: making a vaccine schedule from CDC's files, comparing two, and asking what is odd about one."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated
from xml.etree.ElementTree import ParseError

import typer

from .app import app
from .screen import out, seen, stop

schedule_app = typer.Typer(no_args_is_help=True, help="Vaccine schedules: compile one, compare two, check one.")
app.add_typer(schedule_app, name="schedule")
Which = Annotated[str, typer.Argument(help="A schedule of ours by name, or the folder of another.")]


@schedule_app.command("compile")
def compile_(
    release: Annotated[Path, typer.Argument(help="The folder of CDC's CDSi supporting data (XML).")],
    into: Annotated[Path, typer.Argument(help="The folder to write; its name becomes the schedule's.")],
    source: Annotated[str, typer.Option(help="What it is, as people should read it: publisher, version, date.")],
) -> None:
    """Compile CDC's files to our format. The same files give the same bytes."""
    from alongside.knowledge.immunizations.schedule.from_cdsi import read_folder
    from alongside.knowledge.immunizations.schedule.load import from_rows
    from alongside.knowledge.immunizations.schedule.written import replace_folder

    try:
        rows = read_folder(release, into.resolve().name, source)
        made = from_rows(rows)
        replace_folder(rows, into)
    except ParseError as wrong:
        stop(f"A file in {release} is not whole: {wrong}")
    except (FileNotFoundError, FileExistsError, ValueError) as wrong:
        stop(str(wrong))
    series = sum(len(group) for antigen in made.antigens.values() for group in antigen.groups.values())
    out.print(f"{into}: {len(made.antigens)} antigens, {series} series, {len(made.vaccines)} vaccines", markup=False)


@schedule_app.command()
def diff(before: Which, after: Which) -> None:
    """Say what changed from one schedule to another, for which vaccine, series and dose."""
    from alongside.knowledge.immunizations.schedule.differences import differences, in_words

    changes = differences(_schedule(before), _schedule(after))
    for line in in_words(changes):
        out.print(seen(line), markup=False)
    count = len(changes)
    out.print("Nothing changed." if not count else "1 change" if count == 1 else f"{count} changes")


@schedule_app.command()
def check(
    which: Annotated[str | None, typer.Argument(help="A schedule by name or folder; ours when left out.")] = None,
    on: Annotated[str | None, typer.Option(help="The day to judge seasons and review by (YYYY-MM-DD); today.")] = None,
) -> None:
    """Say what is odd about a schedule, and whether its review is due. Ends with 1 when something is wrong."""
    from alongside.knowledge.immunizations.schedule.imprint import imprint_of
    from alongside.knowledge.immunizations.schedule.oddities import WRONG, oddities

    schedule, day = _schedule(which), _day(on)
    found = oddities(schedule, day.toordinal())
    for oddity in sorted(found, key=lambda one: one.weight != WRONG):
        out.print(seen(f"{oddity.weight}: {oddity.where}: {oddity.says}"), markup=False)
    wrong = sum(oddity.weight == WRONG for oddity in found)
    out.print(seen(f"{schedule.name}: {wrong} wrong, {len(found) - wrong} remarks"), markup=False)
    imprint = imprint_of(schedule.name)
    if imprint is None:
        out.print("It did not come with Alongside: nobody has noted who reviewed it, or when to look again.")
    else:
        due = "its review is due since" if imprint.is_past(day) else "look again by"
        out.print(f"It is {imprint.status}; {due} {imprint.review_by}.")
    if wrong:
        raise typer.Exit(1)


def _schedule(name: str | None):
    from alongside.knowledge.immunizations.schedule.load import named

    try:
        return named(name)
    except (FileNotFoundError, ValueError) as wrong:
        stop(str(wrong))


def _day(written: str | None) -> date:
    try:
        return date.fromisoformat(written) if written else datetime.now().astimezone().date()
    except ValueError:
        stop("Write the day as 2026-05-31.")
