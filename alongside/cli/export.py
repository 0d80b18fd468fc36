"""`alongside export`: a patient's record back as a Bundle, byte for byte."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from .app import app, django_setup
from .mixing import never_mixed
from .screen import stop


@app.command()
def export(
    patient: Annotated[str, typer.Option(help="Our id, the record's id, or source/id.")],
    promises: Annotated[
        bool, typer.Option("--promises", help="Also what was promised here, as Tasks of our own.")
    ] = False,
    out: Annotated[Path | None, typer.Option(help="Write to this file instead of standard output.")] = None,
) -> None:
    """Everything of one patient, and what it refers to: current versions, the very bytes that came in."""
    from alongside.config.home import home

    django_setup()
    never_mixed(home())
    from alongside.ground.chart import selectors
    from alongside.ground.chart.services import note_export
    from alongside.ground.promises.fhir import tasks_about

    found = selectors.find_patients(patient)
    persons = {selectors.main_person(person) for _name, person in found}
    if not persons:
        stop(f"There is no patient {patient}.")
    if len(persons) > 1:
        names = ", ".join(name for name, _person in found)
        stop(f"Several patients have this id. Say which: {names}")
    (person,) = persons
    try:
        with sys.stdout.buffer if out is None else open(out, "wb", opener=_ours_alone) as file:
            note_export(by=None, person=person)
            file.writelines(selectors.bundle_of(person, tasks_about(person) if promises else ()))
    except OSError as error:
        stop(f"The record could not be written to {out or 'standard output'}: {error.strerror}.")


def _ours_alone(path: str, flags: int) -> int:
    """A new file that holds a record is readable by its owner alone."""
    return os.open(path, flags, 0o600)
