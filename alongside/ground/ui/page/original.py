"""One original record as a page: what it is, where it came from, its versions, and its bytes."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.ground.chart import selectors as chart
from alongside.ground.people import selectors as people
from alongside.ground.people.reach import Reach
from alongside.ground.people.viewer import Viewer
from alongside.knowledge.core.extract import extract
from alongside.knowledge.core.facts import Facts
from alongside.knowledge.core.unreadable import Unreadable
from alongside.knowledge.core.values import loads

from .card import Line
from .everything import PRINTERS
from .sight import Sight
from .verbatim import Verbatim, notes, verbatim
from .words import plain_name

LONGEST_TEXT = 20_000  # characters of its text on the page; all of it is in the file


@dataclass(frozen=True)
class VersionLine:
    """One version in the list."""

    id: UUID
    as_of: datetime
    shown: bool
    current: bool


@dataclass(frozen=True)
class OriginalPage:
    """`lines` and `notes` say in plain words what the shown version says; `text` is its beginning, `data` all of it."""

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
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    verbatim: Verbatim
    text: str
    cut: bool
    data: bytes


def original_page(viewer: Viewer, reach: Reach, resource: UUID, version: str = "") -> OriginalPage | None:
    """The record at one of its versions (the current one when `version` names none); None when not for this viewer."""
    found = chart.original(viewer, reach, resource)
    if found is None:
        return None
    versions = chart.versions_of(viewer, reach, found)
    shown = next((v for v in versions if str(v.id) == version), versions[0])
    raw = chart.bytes_of(viewer, shown)
    text, lines = raw.decode("utf-8", "replace"), _lines(viewer, reach, raw, found)
    return OriginalPage(
        id=found.id,
        title=_title(lines, found),
        type=found.type,
        fhir_id=found.fhir_id,
        source=found.source,
        version=shown.id,
        as_of=shown.as_of,
        arrived_at=shown.arrived_at,
        file=shown.file,
        place=shown.place,
        versions=tuple(VersionLine(v.id, v.as_of, v is shown, v is versions[0]) for v in versions),
        lines=lines,
        notes=notes(raw),
        verbatim=verbatim(raw),
        text=text[:LONGEST_TEXT],
        cut=len(text) > LONGEST_TEXT,
        data=raw,
    )


def _title(lines: tuple[Line, ...], found: chart.Original) -> str:
    """What the line is called from which one came here; of a record with several lines, the record's own name."""
    if len(lines) == 1:
        return lines[0].title
    return plain_name(found.labels[0]) if found.labels else _("A record")


def _lines(viewer: Viewer, reach: Reach, raw: bytes, found: chart.Original) -> tuple[Line, ...]:
    """What this version says, as our page would say it; nothing for a record that holds no fact we know."""
    try:
        facts = extract(loads(raw), found.source)
    except Unreadable:  # a version from before a rule grew stricter: its names and values are still listed
        return ()
    sight = Sight(viewer, reach, people.person(viewer, reach), Facts(everything=facts), {}, timezone.now())
    lines = tuple(PRINTERS[type(fact)](sight, fact) for fact in facts if type(fact) in PRINTERS)
    unnamed = len(lines) == 1 and found.labels and not facts[0].label
    return tuple(replace(line, title=found.labels[0] if unnamed else line.title, series="") for line in lines)
