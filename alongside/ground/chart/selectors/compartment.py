"""A patient's whole record as one Bundle, each resource the very bytes that came in."""

import json
from collections.abc import Iterator
from uuid import UUID

from alongside.knowledge.core.identity import references_in
from alongside.knowledge.core.values import loads

from ...people.selectors import linked_ids
from ..models import Resource
from ..taking.names import Key, key_of
from ..taking.resolve import Target, resolve

AT_ONCE = 400


def find_patients(wanted: str) -> list[tuple[str, UUID]]:
    """("source/id", person) of each Patient record that this text may mean: our id, FHIR's id, or source/id."""
    patients = Resource.objects.filter(type="Patient", person__isnull=False).select_related("source")
    try:
        found = list(patients.filter(person__in=linked_ids(UUID(wanted))))
    except ValueError:
        found = []
    source, _slash, fhir_id = wanted.rpartition("/")
    found = found or list(patients.filter(fhir_id=fhir_id, **({"source__name": source} if source else {})))
    return [(f"{one.source.name}/{one.fhir_id}", one.person_id) for one in found]


def main_person(person: UUID) -> UUID:
    """The person that this record belongs to, links followed."""
    return linked_ids(person)[0]


def bundle_of(person: UUID) -> Iterator[bytes]:
    """A collection Bundle, piece by piece: what is this person's, and what it refers to, current versions.

    What it refers to is followed through records that belong to nobody; never into another person's.
    """
    yield b'{"resourceType":"Bundle","type":"collection","entry":['
    first = True
    for full_url, raw in _resources(person):
        address = b'"fullUrl":' + json.dumps(full_url).encode() + b"," if full_url else b""
        yield (b"" if first else b",") + b"\n{" + address + b'"resource":' + raw + b"}"
        first = False
    yield b"\n]}\n"


def _resources(person: UUID) -> Iterator[tuple[str, bytes]]:
    persons = linked_ids(person)
    seen: set[UUID] = set()
    asked: set[tuple[int, Key]] = set()
    waiting = list(Resource.objects.filter(person__in=persons).order_by("id").values_list("id", flat=True))
    while waiting:
        seen.update(waiting)
        wanted: dict[int, set[Key]] = {}
        for start in range(0, len(waiting), AT_ONCE):
            for source, full_url, raw in _rows(waiting[start : start + AT_ONCE]):
                yield full_url, raw
                keys = {key for reference, _at in references_in(loads(raw)) if (key := key_of(reference))}
                wanted.setdefault(source, set()).update(k for k in keys if (source, k) not in asked)
        waiting = []
        for source, keys in wanted.items():
            asked |= {(source, key) for key in keys}
            waiting += {t.id for t in resolve(source, keys).values() if _nobodys(t) and t.id not in seen}


def _rows(ids: list[UUID]) -> Iterator[tuple[int, str, bytes]]:
    rows = Resource.objects.filter(id__in=ids).order_by("id").values_list("source_id", "full_url", "current__raw")
    for source, full_url, raw in rows:
        yield source, full_url, bytes(raw)


def _nobodys(target: Target) -> bool:
    """Belongs to no person: a practitioner, a place, a medication. A Patient always belongs to one."""
    return target.person is None and not target.subject_key and target.type != "Patient"
