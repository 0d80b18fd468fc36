"""One original record as a page: what it is, where it came from, its versions, and its bytes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.ground.chart import selectors as chart
from alongside.ground.people.reach import Reach
from alongside.ground.people.viewer import Viewer

from .reading import Reading, reading
from .words import plain_name


@dataclass(frozen=True)
class VersionLine:
    """One version in the list."""

    id: UUID
    as_of: datetime
    shown: bool
    current: bool


@dataclass(frozen=True)
class OriginalPage:
    """`raw` is the shown version's text for reading; `data` its very bytes."""

    id: UUID
    title: str
    type: str
    fhir_id: str
    source: str
    version: UUID
    as_of: datetime
    arrived_at: datetime
    file: str
    place: int
    versions: tuple[VersionLine, ...]
    reading: Reading
    raw: str
    data: bytes


def original_page(viewer: Viewer, reach: Reach, resource: UUID, version: str = "") -> OriginalPage | None:
    """The record at one of its versions (the current one when `version` names none); None when not for this viewer."""
    found = chart.original(viewer, reach, resource)
    if found is None:
        return None
    shown = next((v for v in found.versions if str(v.id) == version), found.versions[0])
    return OriginalPage(
        id=found.id,
        title=plain_name(found.labels[0]) if found.labels else _("A record"),
        type=found.type,
        fhir_id=found.fhir_id,
        source=found.source,
        version=shown.id,
        as_of=shown.as_of,
        arrived_at=shown.arrived_at,
        file=shown.file,
        place=shown.place,
        versions=tuple(VersionLine(v.id, v.as_of, v is shown, v is found.versions[0]) for v in found.versions),
        reading=reading(shown.raw),
        raw=shown.raw.decode("utf-8", "replace"),
        data=shown.raw,
    )
