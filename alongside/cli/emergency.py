"""`alongside emergency`: on paper, what a practice needs of who is expected while the computer is down."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from .app import app, django_setup
from .keeping import emergency as keeping
from .mixing import never_mixed, practice_is_demo
from .screen import out, stop


@app.command()
def emergency(
    file: Annotated[Path, typer.Argument(help="The PDF to write. An older one of that name is replaced at the end.")],
    day: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The first day; today without it.")] = None,
) -> None:
    """A copy to read when the computer is down: who is expected on a day and on the next. Without private care."""
    from alongside.config.home import home

    django_setup()
    never_mixed(home())
    if practice_is_demo() is None:
        stop("The database holds no practice. Check ALONGSIDE_HOME and DATABASE_URL. Nothing was written.")
    if not file.absolute().parent.is_dir():
        stop(f"There is no folder {file.absolute().parent}. Nothing was written.")
    written, patients = keeping.write(file, day.date() if day else None)
    out.print(f"Wrote {written}: {patients} expected. Each of them reads on their page that this copy was made.")
    if written != file:
        out.print("Pango is not installed, so it is a page to print with a browser. See README.md for the packages.")
