"""A staged file into the database, in short batches that each remember how far they came.

Killed anywhere, the next call goes on at the byte where the last whole batch ended: nothing twice, nothing missing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db import transaction

from ...spine.kinds import RecordsArrived
from ...spine.services import record_all
from ..intake.received import Received
from ..models import ImportFile
from .batch import Taken, take
from .holding import hold_new_results
from .prepare import Aside, prepare

BATCH = 500  # resources in one transaction,
BATCH_BYTES = 16 * 1024 * 1024  # or this many bytes

Staged = Iterable[tuple[Received, int]]


def commit(file: ImportFile, staged: Staged) -> list[UUID]:
    """Commit what is staged of `file` from `committed_upto` on. Returns the persons of Patients that changed."""
    patients: list[UUID] = []
    arrived: Counter[str] = Counter()
    for batch, upto in _batches(staged):
        taken = commit_batch(file, batch, upto)
        patients += taken.patients
        arrived.update(record.person for record in taken.changed if record.person)
    with transaction.atomic():
        file.state = ImportFile.State.DONE
        file.save(update_fields=["state"])
        happened = ((RecordsArrived(file.source.name, file.run_id, n), UUID(who)) for who, n in arrived.items())
        record_all(happened, by=None)
    return patients


@transaction.atomic
def commit_batch(file: ImportFile, batch: list[Received], upto: int) -> Taken:
    """One batch, with the file's counts and how far it is committed."""
    source = file.source.name
    prepared = [prepare(received, source) for received in batch]
    taken = take(file, source, prepared)
    hold_new_results((r.id, r.person) for r in taken.changed if r.person)
    file.stored += taken.stored
    file.unchanged += taken.unchanged
    file.new_versions += taken.new_versions
    file.kept_aside += sum(isinstance(item, Aside) for item in prepared)
    file.committed_upto = upto
    file.save(update_fields=["stored", "unchanged", "new_versions", "kept_aside", "committed_upto"])
    return taken


def _batches(staged: Staged) -> Iterator[tuple[list[Received], int]]:
    batch: list[Received] = []
    size = upto = 0
    for received, upto in staged:
        batch.append(received)
        size += len(received.raw)
        if len(batch) >= BATCH or size >= BATCH_BYTES:
            yield batch, upto
            batch, size = [], 0
    if batch:
        yield batch, upto
