"""The report of an import, piece by piece: as many records as there may be kept aside, memory stays flat.

No viewers: it is written for whoever runs the command.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import Sum

from ..models import ImportFile, ImportRun, KeptAside
from .runs import COUNTS

AT_ONCE = 2000  # rows read from the database together
# What the report says of a record kept aside, and where it is found.
ASIDE = {
    "source": "file__source__name", "file": "file__name", "line_or_entry": "place", "type": "type", "id": "fhir_id",
    "path": "path", "reason": "reason",
}  # fmt: skip
REFUSED = {"file": "name", "reason": "refused_because"}


def summary(run: UUID) -> dict[str, Any]:
    """How many records came and what became of them: received = stored + unchanged + new_versions + kept_aside. And
    how many seconds it took; None when it has not ended."""
    found = ImportRun.objects.get(id=run)
    sums = ImportFile.objects.filter(run=run).aggregate(**{name: Sum(name, default=0) for name in COUNTS})
    seconds = (found.ended_at - found.started_at).total_seconds() if found.ended_at else None
    return {**sums, "seconds": seconds}


def kept_aside_in(run: UUID, first: int | None = None) -> Iterator[dict[str, Any]]:
    """Where each record stood that one import could not read, and why; all of them, or the first so many."""
    return _rows(KeptAside.objects.filter(file__run=run).order_by("id")[:first], ASIDE)


def refused_in(run: UUID) -> Iterator[dict[str, Any]]:
    """Files that one import refused whole, and why."""
    return _rows(ImportFile.objects.filter(run=run, state=ImportFile.State.REFUSED).order_by("id"), REFUSED)


def report(run: UUID) -> Iterator[str]:
    """The pieces of the JSON that `alongside import --report` writes: counts, `kept_aside` and `refused_files` one by
    one, seconds."""
    told = summary(run)
    yield "{\n" + "".join(f' "{name}": {told[name]},\n' for name in COUNTS if name != "kept_aside")
    yield from _listed("kept_aside", kept_aside_in(run))
    yield from _listed("refused_files", refused_in(run))
    yield f' "seconds": {json.dumps(told["seconds"])}\n}}\n'


def _rows(found, names: dict[str, str]) -> Iterator[dict[str, Any]]:
    for row in found.values_list(*names.values()).iterator(chunk_size=AT_ONCE):
        yield dict(zip(names, row, strict=True))


def _listed(name: str, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield f' "{name}": ['
    any_yet = False
    for row in rows:
        yield ("," if any_yet else "") + "\n  " + json.dumps(row, indent=1, ensure_ascii=False).replace("\n", "\n  ")
        any_yet = True
    yield ("\n ]" if any_yet else "]") + ",\n"
