"""Bringing in files: each read to its end and staged, then committed. One import runs at a time."""

import shutil
import struct
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ...people.roles import May
from ...people.services.guard import needs, who
from ...people.viewer import Viewer
from ...practice.selectors import the_practice
from ...spine.kinds import ImportFinished, RecordsArrived
from ...spine.services import record, record_all
from ..intake import spool, walk
from ..models import ImportFile, ImportRun, Source
from ..taking.alone import ImportBusy, alone, staging
from ..taking.attribute import attribute
from ..taking.beside import ReadingEnded, beside, can_run_beside
from ..taking.commit import came, commit
from ..taking.holding import hold_new_results
from ..taking.pace import roomier
from ..taking.staged import Batch, StagedFile, Told, batches, copy_of, stage

PATIENCE = 2.0  # seconds: a record that somebody tries again is no reason to lose a night's import
__all__ = ["ImportBusy", "ReadingEnded", "finish_interrupted", "import_files"]


def import_files(
    *,
    by: Viewer | None,
    paths: Sequence[Path],
    piped: BinaryIO | None = None,
    source: str = "",
    demo: bool = False,
    watch: Told | None = None,
    done: Callable[[int], None] | None = None,
) -> ImportRun:
    """Bring in every file under `paths`, then what is `piped`. What an interrupted import left is finished first.

    `source` names the system the records come from, instead of each file's own. `watch` is told of a file's progress,
    `done` of its size on disk when it is in. Raises ValidationError when invented records would meet real ones,
    ImportBusy when another import runs, ReadingEnded when a reading process was killed: the next import goes on;
    FileNotFoundError.
    """
    needs(by, May.RETRY_KEPT_ASIDE)
    _never_mix(demo)
    watch, copy = watch or _nobody, staging() / "stdin.part"
    found = [place for path in paths for place in walk.places(path)]
    if piped:
        found.append(walk.piped(copy))
    with _reading(found, source) as files, alone(PATIENCE), roomier():
        _finish_interrupted(watch)
        if piped:
            with copy.open("wb") as file:  # in the home: killed here, the next import takes it away
                shutil.copyfileobj(piped, file)
        run = ImportRun.objects.create(
            started_at=timezone.now(), by_id=who(by), paths=[walk.readable(str(path)) for path in paths]
        )
        for staged in files(watch):
            _one_file(run, staged)
            if done:
                done(staged.size)
        _finish(run)
        copy.unlink(missing_ok=True)
    return run


def _reading(places: list[walk.Place], source: str) -> AbstractContextManager[Callable[[Told], Iterator[StagedFile]]]:
    """Beside this process where that is possible. Inside somebody's transaction there may be files only we can see."""
    folder = staging()

    def read(place: walk.Place, told: Told) -> Iterator[StagedFile]:
        return stage(place, source, folder, told)

    if connection.in_atomic_block or not can_run_beside():
        return nullcontext(lambda told: (file for place in places for file in read(place, told)))
    return beside(read, places)


def finish_interrupted(*, by: Viewer | None) -> int:
    """Finish what a killed import left staged. Returns how many runs there were; 0 while another import runs."""
    try:
        with alone(), roomier():
            return _finish_interrupted(_nobody)
    except ImportBusy:
        return 0


def _one_file(run: ImportRun, staged: StagedFile) -> None:
    file = ImportFile(id=staged.id, run=run, source=_source(staged.source), name=staged.name, received=staged.received)
    if staged.refused:
        file.state, file.refused_because = ImportFile.State.REFUSED, staged.refused
        file.save(force_insert=True)
        return
    file.state = ImportFile.State.STAGED
    file.save(force_insert=True)
    _commit(file, staged.batches)


def _commit(file: ImportFile, prepared: Iterable[Batch]) -> None:
    commit(file, prepared)
    copy_of(staging(), file.id).unlink(missing_ok=True)


def _finish(run: ImportRun) -> None:
    """Once all is in: records that came before their patient find them."""
    for source in Source.objects.filter(id__in=run.files.values("source")):
        for found in _in_transactions(attribute(source.id)):
            hold_new_results((resource, person, None) for resource, person in found)
            arrived = Counter(person for _resource, person in found)
            record_all(((RecordsArrived(source.name, run.id, n), UUID(who)) for who, n in arrived.items()), by=None)
    with transaction.atomic():
        run.ended_at = timezone.now()
        run.save(update_fields=["ended_at"])
        record(ImportFinished(run=run.id), about=None, by=run.by_id)


def _in_transactions(slices: Iterator[list]) -> Iterator[list]:
    """Each slice, and what the caller does with it, in one transaction."""
    while True:
        with transaction.atomic():
            found = next(slices, None)
            if found is None:
                return
            yield found


def _finish_interrupted(watch: Told) -> int:
    runs = list(ImportRun.objects.filter(ended_at=None).order_by("started_at"))
    for run in runs:
        for file in run.files.filter(state=ImportFile.State.STAGED).select_related("source"):
            watch(file.name, 0)
            left = spool.read(copy_of(staging(), file.id), file.committed_upto) if file.received else ()
            try:
                _commit(file, batches(left, file.source.name))
            except (FileNotFoundError, struct.error, ValueError):
                _lost(file)
        _finish(run)
    for left in staging().iterdir():
        if left.is_file() and left.name != "lock":
            left.unlink()  # staged, but killed before the database knew of it: as if it had not been read
    return len(runs)


def _lost(file: ImportFile) -> None:
    """The staged copy is in another home, or was lost with a disk. What came in stays; the rest must be sent again.

    It must not stand in the way of all later imports.
    """
    file.refresh_from_db()  # a batch that was rolled back has not come
    file.received = came(file)
    file.state = ImportFile.State.REFUSED
    file.refused_because = (
        f"was interrupted after {file.received} records, and its staged copy is gone: import it again"
    )
    file.save(update_fields=["received", "state", "refused_because"])


def _never_mix(demo: bool) -> None:
    practice = the_practice()
    if practice is None:
        raise ValidationError(_("This home has no practice yet. Run `alongside setup` first."))
    if practice.demo != demo:
        raise ValidationError(
            _("This is the demo clinic: real records stay out of it.")
            if practice.demo
            else _("This is a real practice: invented records stay out of it.")
        )


def _source(name: str) -> Source:
    return Source.objects.get_or_create(name=name, defaults={"since": timezone.now()})[0]


def _nobody(_name: str, _count: int) -> None:
    """Nobody watches."""
