"""Bringing in files: each read to its end and staged, then committed. One import runs at a time."""

import struct
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
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
from ..intake.file import read_file
from ..intake.received import Received
from ..intake.refused import Refused
from ..intake.walk import Found
from ..models import ImportFile, ImportRun, Source
from ..taking.alike import propose
from ..taking.alone import ImportBusy, alone, staging
from ..taking.attribute import attribute
from ..taking.commit import close, commit
from ..taking.holding import hold_new_results
from ..taking.pace import roomier

Watch = Callable[[str, int], None]  # (file being read, resources read of it so far)
AT_HAND = 32 * 1024 * 1024  # bytes of a staged file that are committed from memory; more is read from disk again
TELL_EVERY = 500


def import_files(
    *, by: Viewer | None, found: Iterable[Found], source: str = "", demo: bool = False, watch: Watch | None = None
) -> ImportRun:
    """Bring in every file. What an interrupted import left is finished first.

    `source` names the system the records come from, instead of each file's own. Raises ValidationError when invented
    records would meet real ones, ImportBusy when another import runs.
    """
    needs(by, May.RETRY_KEPT_ASIDE)
    _never_mix(demo)
    with alone(), roomier():
        _finish_interrupted(watch)
        run = ImportRun.objects.create(started_at=timezone.now(), by_id=who(by))
        for file in found:
            _one_file(run, file, source, watch or _nobody)
        _finish(run)
    return run


def finish_interrupted(*, by: Viewer | None) -> int:
    """Finish what a killed import left staged. Returns how many runs there were; 0 while another import runs."""
    try:
        with alone(), roomier():
            return _finish_interrupted(None)
    except ImportBusy:
        return 0


def _one_file(run: ImportRun, found: Found, source: str, watch: Watch) -> None:
    origin = _source(source or found.source)
    file = ImportFile(run=run, source=origin, name=found.name, state=ImportFile.State.STAGED)
    try:
        file.received, at_hand = spool.write(_spool(file), _watched(read_file(found), found.name, watch), AT_HAND)
    except Refused as refused:
        file.state, file.refused_because = ImportFile.State.REFUSED, refused.reason
        file.save(force_insert=True)
        return
    file.save(force_insert=True)
    _commit(file, at_hand)


def _commit(file: ImportFile, at_hand: list[tuple[Received, int]] | None = None) -> None:
    done = commit(file, at_hand or (spool.read(_spool(file), file.committed_upto) if file.received else ()))
    if _came(file) != file.received:
        raise ValueError("the staged copy ends early")
    for person in persons_named(done.patients):
        with transaction.atomic():
            propose(person)
    close(file, done.arrived)
    _spool(file).unlink(missing_ok=True)


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


def _finish_interrupted(watch: Watch | None) -> int:
    runs = list(ImportRun.objects.filter(ended_at=None).order_by("started_at"))
    for run in runs:
        for file in run.files.filter(state=ImportFile.State.STAGED).select_related("source"):
            (watch or _nobody)(file.name, 0)
            try:
                _commit(file)
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
    return Source.objects.get_or_create(name=name[:120], defaults={"since": timezone.now()})[0]


def _watched(items: Iterator[Received], name: str, watch: Watch) -> Iterator[Received]:
    watch(name, 0)
    for count, item in enumerate(items, 1):
        if count % TELL_EVERY == 0:
            watch(name, count)
        yield item


def _spool(file: ImportFile) -> Path:
    return staging() / f"{file.id}.spool"


def _nobody(_name: str, _count: int) -> None:
    """Nobody watches."""
