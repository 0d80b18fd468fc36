"""One batch of resources into the database, in the caller's transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from ..models import Entry, Identifier, ImportFile, Resource, Version
from . import bulk, persons
from .aside import keep_aside
from .entries import COLUMNS
from .names import Key, base_of, same_urn
from .prepare import Aside, Prepared
from .resolve import owner, resolve


@dataclass(slots=True)
class Known:
    """A record as it stands in the database, or as it will once the batch is written."""

    id: str
    person: str | None
    full_url: str
    subject: Key | None
    current: str
    last_updated: datetime | None
    arrived: datetime | None = None  # of the current version; None for a record not yet written
    digests: set[bytes] = field(default_factory=set)
    new: bool = False
    now: Prepared | None = None  # what became current in this batch
    before: tuple[str, str] | None = None  # (current version, person) as they were until this batch

    @property
    def read_before(self) -> str | None:
        """The version that the person could read until now: none of a new record, nor of one that was another's."""
        return self.before[0] if self.before and self.before[1] == self.person else None


@dataclass
class Taken:
    """What became of a batch: counts, and the records whose current version changed."""

    stored: int = 0
    unchanged: int = 0
    new_versions: int = 0
    kept_aside: int = 0
    changed: list[Known] = field(default_factory=list)
    patients: list[UUID] = field(default_factory=list)

    def __add__(self, other: "Taken") -> "Taken":
        return Taken(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


def take(file: ImportFile, source: str, batch: Sequence[Prepared | Aside], arrived: datetime | None = None) -> Taken:
    """Write everything: versions, index, persons, what is kept aside. `arrived`: when, if that was not now."""
    prepared = [item for item in batch if isinstance(item, Prepared)]
    keep_aside(file, [item for item in batch if isinstance(item, Aside)])
    arrived, known = arrived or timezone.now(), _known(file.source_id, prepared)
    came_with = bulk.moment(arrived), file.id.hex
    taken, versions, addressed = Taken(kept_aside=len(batch) - len(prepared)), [], []
    for item in prepared:
        name = item.name
        record = known.get(name)
        if record is None:
            record = known[name] = _new(item)
            taken.stored += 1
        elif item.digest in record.digests:
            taken.unchanged += 1
            if item.received.full_url not in ("", record.full_url):  # what came with it refers to it by the new one
                record.full_url = item.received.full_url
                addressed.append(record)
            continue
        else:
            taken.new_versions += 1
        versions.append((*_version(record, item, arrived), *came_with))
    taken.changed = [record for record in known.values() if record.now]
    _persons(taken, source)
    _subjects(file.source_id, taken.changed)
    _write(file.source_id, taken.changed, versions)
    bulk.update(Resource, ("full_url",), [(record.full_url, record.id) for record in addressed])
    return taken


def _known(source: int, prepared: Sequence[Prepared]) -> dict[tuple[str, str], Known]:
    wanted = {item.name for item in prepared}
    ids = _ids_known(source, {item.id for item in prepared})
    if not ids:
        return {}
    columns = ("type", "fhir_id", "id", "person_id", "full_url", "subject_key", "subject_base", "current_id",
               "current__last_updated", "current__arrived_at")  # fmt: skip
    rows = Resource.objects.filter(source=source, fhir_id__in=ids).values_list(*columns)
    known = {}
    for kind, fhir_id, key, person, full_url, subject, base, current, updated, arrived in rows:
        if (kind, fhir_id) in wanted:
            known[kind, fhir_id] = Known(
                key.hex,
                person and person.hex,
                full_url,
                Key(subject, base) if subject else None,
                current.hex,
                updated,
                arrived,
                before=(current.hex, person.hex) if person else None,
            )
    by_id = {record.id: record for record in known.values()}
    for key, digest in Version.objects.filter(resource__in=by_id).values_list("resource_id", "digest"):
        by_id[key.hex].digests.add(bytes(digest))
    return known


def _ids_known(source: int, ids: set[str]) -> list[str]:
    """Which of these ids the source used before, for whatever type: none of them in a first import."""
    marks = ", ".join(["%s"] * len(ids))
    sql = f"SELECT fhir_id FROM {Resource._meta.db_table} WHERE source_id = %s AND fhir_id IN ({marks})"  # noqa: S608 - marks and our models’ own names
    return [found for (found,) in bulk.select(sql, (source, *ids))] if ids else []


def _new(item: Prepared) -> Known:
    return Known(bulk.new_id(), None, "", item.subject, "", None, new=True)


def _version(record: Known, item: Prepared, arrived: datetime) -> tuple:
    """Of the row of a new version, what is its own. It becomes current unless a later meta.lastUpdated is known, or
    arrival if equal."""
    key = bulk.new_id()
    record.digests.add(item.digest)
    record.full_url = item.received.full_url or record.full_url
    if record.arrived is None or _order(item.last_updated, arrived) >= _order(record.last_updated, record.arrived):
        record.current, record.last_updated, record.arrived, record.now = key, item.last_updated, arrived, item
    return key, record.id, item.digest, item.received.raw, bulk.moment(item.last_updated), item.received.place


def _order(updated: datetime | None, arrived: datetime) -> tuple[bool, datetime, datetime]:
    return updated is not None, updated or arrived, arrived


def _persons(taken: Taken, source: str) -> None:
    """Persons of new Patients; changes of those already known."""
    for record in taken.changed:
        who = record.now.patient
        if who is None:
            continue
        if record.person is None:
            record.person = persons.register(who, source).hex
        else:
            persons.follow(UUID(record.person), who)
        taken.patients.append(UUID(record.person))


def _subjects(source: int, changed: Sequence[Known]) -> None:
    """Whose each record is, as far as that is known yet: among this batch, else in the database."""
    here: dict[str, Known | None] = {}
    for record in changed:
        if record.now.patient is not None:
            names = (f"Patient/{record.now.id}", same_urn(record.full_url), f"urn:uuid:{record.now.id.lower()}")
            for name in set(names):
                here[name] = record if here.get(name, record) is record else None
    elsewhere = {}
    for record in changed:
        if record.now.patient is None:
            record.subject = record.now.subject
            record.person = None
            if record.subject and not _among(here, record.subject):
                elsewhere[record.subject] = None
    elsewhere = resolve(source, elsewhere)
    for record in changed:
        if record.now.patient is None and record.subject:
            near = _among(here, record.subject)
            record.person = near.person if near else _hex(owner(record.now.type, elsewhere.get(record.subject)))


def _among(here: dict[str, Known | None], key: Key) -> Known | None:
    record = here.get(key.name)
    if record and (not key.base or not base_of(record.full_url) or base_of(record.full_url) == key.base):
        return record
    return None


def _hex(person: UUID | None) -> str | None:
    return person.hex if person else None


def _write(source: int, changed: Sequence[Known], versions: Sequence[tuple]) -> None:
    def row(record: Known) -> tuple:
        subject = record.subject if record.now.patient is None else None
        return (record.full_url, record.person, subject.name if subject else "", subject.base if subject else "",
                record.current)  # fmt: skip

    columns = ("full_url", "person", "subject_key", "subject_base", "current")
    new = [record for record in changed if record.new]
    bulk.insert(Resource, (*columns, "id", "source", "type", "fhir_id"),
                [(*row(r), r.id, source, r.now.type, r.now.id) for r in new])  # fmt: skip
    old = [record for record in changed if not record.new]
    for start in range(0, len(old), 400):
        ids = [record.id for record in old[start : start + 400]]
        Entry.objects.filter(resource__in=ids).delete()
        Identifier.objects.filter(resource__in=ids).delete()
    bulk.update(Resource, columns, [(*row(record), record.id) for record in old])
    version_columns = ("id", "resource", "digest", "raw", "last_updated", "place", "arrived_at", "file")
    bulk.insert(Version, version_columns, versions)
    bulk.insert(Entry, ("resource", *COLUMNS), [(r.id, *entry) for r in changed for entry in r.now.entries])
    bulk.insert(
        Identifier, ("resource", "system", "value"), [(r.id, *found) for r in changed for found in r.now.identifiers]
    )
