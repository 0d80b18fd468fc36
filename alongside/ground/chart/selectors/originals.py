"""The very bytes that came in, every version of them, and where they came from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.knowledge.core.facts import Origin
from alongside.knowledge.core.identity import subject_of
from alongside.knowledge.core.unreadable import Unreadable
from alongside.knowledge.core.values import loads

from ...people.contents import ALL_CONTENT, ALL_SENSITIVE
from ...people.reach import Reach, Via
from ...people.viewer import Viewer
from ..models import Entry, Resource, Version
from ..taking.names import Key, key_of
from ..taking.resolve import owner, resolve
from .facts import known_of
from .showing import CONTENT_OF, held_from, may_open, shown_origins


@dataclass(frozen=True)
class Original:
    """One record by its identity. Its versions: `versions_of`."""

    id: UUID
    type: str
    fhir_id: str
    source: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class OneVersion:
    """One version as received. `place` is the line of the file, or the entry of the Bundle."""

    id: UUID
    as_of: datetime
    arrived_at: datetime
    file: str
    place: int


def original(viewer: Viewer, reach: Reach, resource: UUID) -> Original | None:
    """The record, or None when it is not this person's or not for this viewer: the two answer alike."""
    found = Resource.objects.select_related("source").filter(id=resource, person__in=reach.persons).first()
    if found is None or not _may_read(viewer, reach, found):
        return None
    labels = Entry.objects.filter(resource=resource).exclude(label="").values_list("label", flat=True)
    return Original(found.id, found.type, found.fhir_id, found.source.name, tuple(labels))


def labels_of(viewer: Viewer, reach: Reach, resources: Iterable[UUID]) -> dict[UUID, str]:
    """What each of these records is called, for one who may read every record. None of what is held or not theirs."""
    if not _sees_everything(reach):
        return {}
    rows = Entry.objects.filter(resource__in=set(resources), resource__person__in=reach.persons).exclude(label="")
    columns = ("resource_id", "label", "resource__source__name", "resource__type", "resource__fhir_id")
    held, newest = held_from(viewer, reach), rows.order_by("-id").values_list(*columns)  # the first of a record counts
    return {key: label for key, label, *origin in newest if Origin(*origin) not in held}


def versions_of(viewer: Viewer, reach: Reach, record: Original) -> tuple[OneVersion, ...]:
    """The versions of it that this viewer may read: the current one first, then the others, newest arrival first."""
    found = Resource.objects.get(id=record.id)
    versions = Version.objects.filter(resource=found).select_related("file__run").defer("raw")
    earlier = ()
    if _sees_everything(reach):  # what earlier versions held was not looked through for what is private
        others = _of_others(reach, found)
        earlier = versions.exclude(id__in=[found.current_id, *others]).order_by("-arrived_at", "-id")
    return tuple(_version(version) for version in (versions.get(id=found.current_id), *earlier))


def bytes_of(viewer: Viewer, version: OneVersion) -> bytes:
    """What came in, byte for byte. One at a time: a record may hold a film."""
    return bytes(Version.objects.values_list("raw", flat=True).get(id=version.id))


def _of_others(reach: Reach, found: Resource) -> list[UUID]:
    """Earlier versions that spoke of another person: a letter once filed with a wrong patient, a slot booked anew."""
    subjects = {version: key for version, key in _subjects(found) if key != Key(found.subject_key, found.subject_base)}
    known = resolve(found.source_id, {key for key in subjects.values() if key})
    return [v for v, key in subjects.items() if key and owner(found.type, known.get(key)) not in reach.persons]


def _subjects(found: Resource) -> Iterator[tuple[UUID, Key | None]]:
    """Whose each earlier version says it is."""
    earlier = Version.objects.filter(resource=found).exclude(id=found.current_id).values_list("id", "raw")
    for version, raw in earlier.iterator(chunk_size=1):
        try:
            reference = subject_of(loads(bytes(raw)))
        except (ValueError, Unreadable):
            reference = None
        yield version, key_of(reference) if reference else None


def _may_read(viewer: Viewer, reach: Reach, found: Resource) -> bool:
    """Every fact of it may be seen, and opened. What holds no fact we know is for those who may see everything."""
    origin = Origin(found.source.name, found.type, found.fhir_id)
    if origin in held_from(viewer, reach):
        return False
    kinds = set(Entry.objects.filter(resource=found.id).values_list("kind", flat=True))
    if not kinds:
        return _sees_everything(reach)
    if not all(kind in CONTENT_OF and reach.allows(CONTENT_OF[kind]) and may_open(reach, kind) for kind in kinds):
        return False
    # How private a record is may follow from what it refers to: that is known only with all of the person's facts.
    return reach.sensitive >= ALL_SENSITIVE or origin in shown_origins(viewer, reach, known_of(viewer, reach).facts)


def _sees_everything(reach: Reach) -> bool:
    """A helper never does: records that are no facts may hold contacts, consents, and who looked."""
    return reach.via != Via.HELPER and reach.contents >= ALL_CONTENT and reach.sensitive >= ALL_SENSITIVE


def _version(version: Version) -> OneVersion:
    return OneVersion(
        id=version.id,
        as_of=version.last_updated or version.arrived_at,
        arrived_at=version.arrived_at,
        file=version.file.short_name,
        place=version.place,
    )
