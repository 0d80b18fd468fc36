"""What came in, what changed, what was kept aside and why: for the shell, and for the team's page."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet, Sum

from alongside.knowledge.core.identity import subject_of
from alongside.knowledge.core.unreadable import Unreadable
from alongside.knowledge.core.values import loads

from ...people.roles import May
from ...people.viewer import Viewer
from ...spine.access import Purpose, looked
from ..models import ImportFile, ImportRun, KeptAside
from ..taking.alone import ImportBusy, alone
from ..taking.names import key_of
from ..taking.resolve import resolve

COUNTS = ("received", "stored", "unchanged", "new_versions", "kept_aside")


def sources_of(run_id: UUID) -> list[str]:
    """The systems that one import took its files to be of. No viewer: whoever runs the command is told."""
    return sorted(set(ImportFile.objects.filter(run=run_id).values_list("source__name", flat=True)))


def unfinished_since() -> datetime | None:
    """When the oldest import began that runs now or was interrupted. No viewer: for the shell."""
    return ImportRun.objects.filter(ended_at=None).order_by("started_at").values_list("started_at", flat=True).first()


def is_importing() -> bool:
    """Whether an import runs now, in this home or on its database. No viewer: for the shell."""
    try:
        with alone():
            return False
    except ImportBusy:
        return True


def runs(viewer: Viewer) -> QuerySet[ImportRun]:
    """Imports, newest first, with what they brought."""
    _may_read(viewer)
    sums = {name: Sum(f"files__{name}", default=0) for name in COUNTS}
    refused = Count("files", filter=Q(files__state=ImportFile.State.REFUSED))
    return ImportRun.objects.annotate(**sums, refused=refused).order_by("-started_at", "-id")


def files_of(viewer: Viewer, run: UUID) -> QuerySet[ImportFile]:
    """The files of one import, refused ones first."""
    _may_read(viewer)
    return ImportFile.objects.filter(run=run).select_related("source", "run").order_by("-state", "name")


def kept_aside_list(viewer: Viewer, run: UUID | None = None) -> QuerySet[KeptAside]:
    """Records that could not be read and still wait for somebody, newest first; of one import, or of all."""
    _may_read(viewer)
    waiting = KeptAside.objects.filter(state=KeptAside.State.OPEN).select_related("file__source", "file__run")
    return (waiting.filter(file__run=run) if run else waiting).defer("raw").order_by("-id")


def kept_aside(viewer: Viewer, key: UUID) -> KeptAside | None:
    """One of them with its bytes, whatever became of it. It may be anybody's record: for those who retry, only.

    Where it says whose it is in a way that can be followed, that person's log says who looked.
    """
    if not viewer.may(May.RETRY_KEPT_ASIDE):
        raise PermissionDenied
    found = KeptAside.objects.select_related("file__source", "file__run", "ended_by").filter(id=key).first()
    person = _whose(found) if found else None
    if person:
        looked(viewer=viewer.person_id, about=[person], purpose=Purpose.OPERATIONS)
    return found


def _whose(found: KeptAside) -> UUID | None:
    try:
        said = loads(bytes(found.raw))
        said = said if "resourceType" in said else said["resource"]  # a whole entry of a Bundle
        reference = f"Patient/{said['id']}" if said["resourceType"] == "Patient" else subject_of(said)
    except (ValueError, LookupError, TypeError, AttributeError, Unreadable):
        return None
    key = key_of(reference) if reference else None
    target = resolve(found.file.source_id, [key]).get(key) if key else None
    return target.person if target else None


def _may_read(viewer: Viewer) -> None:
    if not viewer.may(May.READ_IMPORTS):
        raise PermissionDenied
