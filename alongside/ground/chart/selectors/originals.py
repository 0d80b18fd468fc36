"""The very bytes that came in, every version of them, and where they came from."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.knowledge.core.facts import Origin

from ...people.contents import ALL_CONTENT, ALL_SENSITIVE
from ...people.reach import Reach, Via
from ...people.viewer import Viewer
from ..models import Entry, Resource, Version
from .facts import known_of
from .showing import CONTENT_OF, held_from, may_open, shown_origins


@dataclass(frozen=True)
class OneVersion:
    """One version as received. `place` is the line of the file, or the entry of the Bundle."""

    id: UUID
    raw: bytes
    as_of: datetime
    arrived_at: datetime
    file: str
    place: int


@dataclass(frozen=True)
class Original:
    """One record by its identity, the current version first, then the others, newest arrival first."""

    id: UUID
    type: str
    fhir_id: str
    source: str
    labels: tuple[str, ...]
    versions: tuple[OneVersion, ...]


def original(viewer: Viewer, reach: Reach, resource: UUID) -> Original | None:
    """The record, or None when it is not this person's or not for this viewer: the two answer alike."""
    found = Resource.objects.select_related("source").filter(id=resource, person__in=reach.persons).first()
    if found is None or not _may_read(viewer, reach, found):
        return None
    versions = Version.objects.filter(resource=resource).select_related("file").order_by("-arrived_at", "-id")
    if not _sees_everything(reach):  # what earlier versions held was not looked through for what is private
        versions = versions.filter(id=found.current_id)
    ordered = sorted(versions, key=lambda version: version.id != found.current_id)
    labels = Entry.objects.filter(resource=resource).exclude(label="").values_list("label", flat=True)
    return Original(
        id=found.id,
        type=found.type,
        fhir_id=found.fhir_id,
        source=found.source.name,
        labels=tuple(labels),
        versions=tuple(_version(version) for version in ordered),
    )


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
        raw=bytes(version.raw),
        as_of=version.last_updated or version.arrived_at,
        arrived_at=version.arrived_at,
        file=version.file.name,
        place=version.place,
    )
