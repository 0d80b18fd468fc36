"""The very bytes that came in, every version of them, and where they came from."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.knowledge.core.facts import Origin

from ...people.contents import ALL_CONTENT, ALL_SENSITIVE
from ...people.reach import Reach
from ...people.viewer import Viewer
from ..models import Entry, Resource, Version
from .showing import held_from, may_see


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
    if found is None or Origin(found.source.name, found.type, found.fhir_id) in held_from(viewer, reach):
        return None
    entries = list(Entry.objects.filter(resource=resource).values_list("kind", "label", "sensitivity"))
    if not _may_read(reach, entries):
        return None
    versions = Version.objects.filter(resource=resource).select_related("file").order_by("-arrived_at", "-id")
    if not _may_read(reach, []):  # what earlier versions held was not looked through for what is private
        versions = versions.filter(id=found.current_id)
    ordered = sorted(versions, key=lambda version: version.id != found.current_id)
    return Original(
        id=found.id,
        type=found.type,
        fhir_id=found.fhir_id,
        source=found.source.name,
        labels=tuple(label for _kind, label, _marks in entries if label),
        versions=tuple(_version(version) for version in ordered),
    )


def _may_read(reach: Reach, entries: list[tuple[str, str, str]]) -> bool:
    """Every fact of it may be seen. What holds no fact we know is for those who may see everything."""
    if not entries:
        return reach.contents >= ALL_CONTENT and reach.sensitive >= ALL_SENSITIVE
    return all(may_see(reach, kind, frozenset(marks.split())) for kind, _label, marks in entries)


def _version(version: Version) -> OneVersion:
    return OneVersion(
        id=version.id,
        raw=bytes(version.raw),
        as_of=version.last_updated or version.arrived_at,
        arrived_at=version.arrived_at,
        file=version.file.name,
        place=version.place,
    )
