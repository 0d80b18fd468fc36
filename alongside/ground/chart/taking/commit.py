"""A staged file into the database, in short batches that each remember how far they came.

Killed anywhere, the next call goes on at the byte where the last whole batch ended: nothing twice, nothing missing.
"""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.db.models import Count, F

from ...people.selectors import persons_named
from ...spine.kinds import RecordsArrived
from ...spine.services import record_all
from ..intake.received import Problem
from ..models import ImportFile, Version
from .alike import propose
from .batch import Taken, take
from .holding import hold_new_results
from .prepare import Aside, Prepared
from .staged import Batch

log = logging.getLogger(__name__)
FEW = 50  # patients compared with all others in one transaction
UNSTORABLE = (DataError, IntegrityError, ValidationError, ValueError, OverflowError)


@dataclass
class Committed:
    """What a whole file changed: persons of Patients, and how many records of each person (keys as hex)."""

    patients: set[UUID] = field(default_factory=set)
    arrived: Counter[str] = field(default_factory=Counter)

    def add(self, taken: Taken) -> None:
        """What one more batch changed."""
        self.patients.update(taken.patients)
        self.arrived.update(record.person for record in taken.changed if record.person)


def commit(file: ImportFile, batches: Iterable[Batch]) -> None:
    """Commit what is staged of `file` from `committed_upto` on, and close it with all that follows.

    Where few patients came, that is one transaction with the last batch: each costs a write to the disk. Raises
    ValueError when fewer resources were staged than are said to be there.
    """
    done = _so_far(file) if file.committed_upto else Committed()
    for (prepared, upto), last in _with_last(batches):
        with transaction.atomic():
            done.add(_write(file, prepared, upto))
            if last and len(done.patients) <= FEW and came(file) == file.received:
                _look_alike(done.patients)
                _close(file, done.arrived)
    if file.state == ImportFile.State.DONE:
        return
    if came(file) != file.received:
        raise ValueError("the staged copy ends early")
    patients = sorted(done.patients)
    for start in range(0, len(patients), FEW):
        with transaction.atomic():
            _look_alike(patients[start : start + FEW])
    with transaction.atomic():
        _close(file, done.arrived)


def _with_last(batches: Iterable[Batch]) -> Iterator[tuple[Batch, bool]]:
    """Each batch, and whether it is the last."""
    before = None
    for batch in batches:
        if before:
            yield before, False
        before = batch
    if before:
        yield before, True


def came(file: ImportFile) -> int:
    """How many resources of the file are in, in one way or another."""
    return file.stored + file.unchanged + file.new_versions + file.kept_aside


def _look_alike(patients: Iterable[UUID]) -> None:
    for person in persons_named(patients):
        propose(person)


def _so_far(file: ImportFile) -> Committed:
    """What an interrupted commit had done. No index helps here: it is asked after a crash alone."""
    changed = Version.objects.filter(file=file, resource__current=F("id"), resource__person__isnull=False)
    by_person = changed.values_list("resource__person").annotate(records=Count("id"))
    patients = changed.filter(resource__type="Patient").values_list("resource__person", flat=True)
    return Committed(set(patients), Counter({person.hex: records for person, records in by_person}))


def _close(file: ImportFile, arrived: Counter[str]) -> None:
    """The file is in, and the timeline of everybody in it says so."""
    file.state = ImportFile.State.DONE
    file.save(update_fields=["state"])
    happened = ((RecordsArrived(file.source.name, file.run_id, n), UUID(who)) for who, n in arrived.items())
    record_all(happened, by=None)


def _write(file: ImportFile, prepared: list, upto: int) -> Taken:
    taken = _taken(file, prepared)
    hold_new_results((r.id, r.person, r.read_before) for r in taken.changed if r.person)
    file.stored += taken.stored
    file.unchanged += taken.unchanged
    file.new_versions += taken.new_versions
    file.kept_aside += taken.kept_aside
    file.committed_upto = upto
    file.save(update_fields=["stored", "unchanged", "new_versions", "kept_aside", "committed_upto"])
    return taken


def _taken(file: ImportFile, prepared: Sequence[Prepared | Aside]) -> Taken:
    """All of them into the database. One that it will not hold is set aside: it must not stop the others for ever."""
    try:
        with transaction.atomic():
            return take(file, file.source.name, prepared)
    except UNSTORABLE as error:
        if len(prepared) > 1:
            half = len(prepared) // 2
            return _taken(file, prepared[:half]) + _taken(file, prepared[half:])
        (item,) = prepared
        if isinstance(item, Aside):
            raise
        log.error("a resource could not be stored (%s)", type(error).__name__)
        problem = Problem("", f"holds something that cannot be stored ({type(error).__name__})")
        return take(file, file.source.name, [Aside(item.received, item.digest, item.type, item.id, problem)])
