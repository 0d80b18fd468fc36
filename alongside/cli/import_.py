"""`alongside import`: FHIR records from files, folders, archives or standard input."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from .app import app, django_setup
from .mixing import never_mixed
from .screen import err, out, seen, stop

NAME_SHOWN = 30  # of a file's name, so that it leaves room for the bar
SHOWN = 10  # reasons in the summary; all are in the report and on the team's page


@app.command("import")
def import_records(
    paths: Annotated[list[str], typer.Argument(help="Files, folders or archives; - for standard input.")],
    source: Annotated[str, typer.Option(help="The system they come from. By default the first folder.")] = "",
    report: Annotated[Path | None, typer.Option(help="Write the report to this file, as JSON.")] = None,
) -> None:
    """Bring in FHIR R4: Bundles, Bulk NDJSON, gz, zip. What cannot be read is kept aside, with the reason."""
    django_setup()
    from django.conf import settings
    from django.core.exceptions import ValidationError

    from alongside.ground.chart import selectors
    from alongside.ground.chart.intake.walk import total_size
    from alongside.ground.chart.services import ImportBusy, ReadingEnded, import_files

    never_mixed(settings.HOME)
    given = [Path(path) for path in paths if path != "-"]
    piped = sys.stdin.buffer if "-" in paths else None
    for path in given:
        if not path.exists():
            stop(f"{path} is not there. Nothing was brought in.")
    if report and (report.is_dir() or not report.absolute().parent.is_dir()):
        stop(f"The report cannot be written to {report}. Nothing was brought in.")
    with _progress() as progress:
        bar = progress.add_task("Reading", total=total_size(given) or None, name="", count=0)

        def watch(name: str, count: int) -> None:
            progress.update(bar, name=escape(seen(Path(name).name[:NAME_SHOWN])), count=count)
            progress.refresh()

        def done(size: int) -> None:
            progress.advance(bar, size)

        try:
            run = import_files(by=None, paths=given, piped=piped, source=source, watch=watch, done=done)
        except ImportBusy:
            stop("Another import is running in this home. Wait for it, then try again.")
        except ReadingEnded:
            stop("Reading was cut off: something ended it, perhaps for want of memory. Start again; nothing is lost.")
        except ValidationError as refused:
            stop(" ".join(refused.messages))
    if report:
        with report.open("w", encoding="utf-8") as file:
            file.writelines(selectors.report(run.id))
    result = selectors.summary(run.id)
    _say(result, selectors.kept_aside_in(run.id, SHOWN), selectors.refused_in(run.id))
    if result["received"] and not source:
        names = ", ".join(selectors.sources_of(run.id))
        out.print(seen(f"As the source it took: {names}. Another name: --source NAME"), markup=False)
    if not result["received"]:
        raise typer.Exit(1)


def _progress() -> Progress:
    columns = (
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]} {task.fields[count]}"),
    )
    # It draws itself when told to: a thread of its own would not survive that the import forks.
    return Progress(*columns, console=err, transient=True, auto_refresh=False)


def _say(result: dict, aside: Iterable[dict], refused: Iterable[dict]) -> None:
    out.print(
        f"{result['received']:,} received in {result['seconds']:.1f} s: {result['stored']:,} new, "
        f"{result['new_versions']:,} new versions, {result['unchanged']:,} unchanged, "
        f"{result['kept_aside']:,} kept aside."
    )
    for one in aside:
        where = f"{one['file']}, {one['line_or_entry']}"
        what = f"  kept aside: {one['type']}/{one['id']} ({where}) {one['path']} {one['reason']}"
        out.print(seen(what), markup=False)
    if result["kept_aside"] > SHOWN:
        out.print(f"  … and {result['kept_aside'] - SHOWN:,} more: /desk/imports/ shows all.")
    for one in refused:
        out.print(seen(f"  refused: {one['file']}: {one['reason']}"), markup=False)
