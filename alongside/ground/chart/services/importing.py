"""Bringing in files: each read to its end and staged, then committed. One import runs at a time."""

import struct
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ...people.roles import May
from ...people.selectors import persons_named
from ...people.services.guard import needs, who
from ...people.viewer import Viewer
from ...practice.selectors import the_practice
from ...spine.kinds import ImportFinished, RecordsArrived
from ...spine.services import record, record_all
from ..intake import spool
from ..intake.walk import Found, readable
from ..models import ImportFile, ImportRun, Source
from ..taking.alike import propose
from ..taking.alone import ImportBusy, alone, staging
from ..taking.attribute import attribute
from ..taking.beside import ReadingEnded, beside, can_run_beside
from ..taking.commit import close, commit
from ..taking.holding import hold_new_results
from ..taking.pace import roomier
from ..taking.staged import Batch, StagedFile, Told, batches, copy_of, stage

__all__ = ["ImportBusy", "ReadingEnded", "finish_interrupted", "import_files"]


def import_files(
    *,
    by: Viewer | None,
    found: Iterable[Found],
    paths: Iterable[Path] = (),
    source: str = "",
    demo: bool = False,
    watch: Told | None = None,
    done: Callable[[int], None] | None = None,
) -> ImportRun:
    """Bring in every file. What an interrupted import left is finished first.

    `paths` are those that `found` walks: people read on from there where a file lies. `source` names the system the
    records come from, instead of each file's own. `watch` is told of a file's progress, `done` of its size on disk when
    it is in. Raises ValidationError when invented records would meet real ones, ImportBusy when another import runs,
    ReadingEnded when the reading process was killed: the next import goes on.
    """
    needs(by, May.RETRY_KEPT_ASIDE)
    _never_mix(demo)
    folder, watch = staging(), watch or _nobody
    with _reading(lambda told: stage(found, source, folder, told)) as files, alone(), roomier():
        _finish_interrupted(watch)
        run = ImportRun.objects.create(
            started_at=timezone.now(), by_id=who(by), paths=[readable(str(path)) for path in paths]
        )
        for file in files(watch):
            _one_file(run, file)
            if done:
                done(file.size)
        _finish(run)
    return run


def _reading(read: Callable[[Told], Iterator[StagedFile]]) -> AbstractContextManager:
    """Beside this process where that is possible. Inside somebody's transaction there may be files only we can see."""
    return nullcontext(read) if connection.in_atomic_block or not can_run_beside() else beside(read)


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
    done = commit(file, prepared)
    if _came(file) != file.received:
        raise ValueError("the staged copy ends early")
    for person in persons_named(done.patients):
        with transaction.atomic():
            propose(person)
    close(file, done.arrived)
    copy_of(staging(), file.id).unlink(missing_ok=True)


def _finish(run: ImportRun) -> None:
    """Once all is in: records that came before their patient find them."""
    for source in Source.objects.filter(id__in=run.files.values("source")):
        for found in _in_transactions(attribute(source.id)):
            hold_new_results(found)
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
    file.received = file.stored + file.unchanged + file.new_versions + file.kept_aside
    file.state = ImportFile.State.REFUSED
    file.refused_because = (
        f"was interrupted after {file.received} records, and its staged copy is gone: import it again"
    )
    file.save(update_fields=["received", "state", "refused_because"])


def _came(file: ImportFile) -> int:
    return file.stored + file.unchanged + file.new_versions + file.kept_aside


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
