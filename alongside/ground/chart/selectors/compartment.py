"""A patient's whole record as one Bundle, each resource the very bytes that came in."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any
from uuid import UUID

from alongside.knowledge.core.identity import binaries_in, references_in
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


def bundle_of(person: UUID, ours: Iterable[dict[str, Any]] = ()) -> Iterator[bytes]:
    """A collection Bundle, piece by piece: what is this person's, and what it refers to, current versions.

    What it refers to is followed through records that belong to nobody; never into another person's. `ours` are
    resources of our own making, with an id of ours; they stand last.
    """
    yield b'{"resourceType":"Bundle","type":"collection","entry":['
    first = True
    made = ((UUID(one["id"]).urn, json.dumps(one, ensure_ascii=False).encode()) for one in ours)
    for full_url, raw in chain(_resources(person), made):
        address = b'"fullUrl":' + json.dumps(full_url).encode() + b"," if full_url else b""
        yield (b"" if first else b",") + b"\n{" + address + b'"resource":' + raw + b"}"
        first = False
    yield b"\n]}\n"


def _resources(person: UUID) -> Iterator[tuple[str, bytes]]:
    persons = set(linked_ids(person))
    own = list(Resource.objects.filter(person__in=persons).order_by("id").values_list("id", flat=True))
    seen, waiting, following = set(own), own, False
    while waiting:
        found: set[UUID] = set()
        for start in range(0, len(waiting), AT_ONCE):
            for rows in _by_source(waiting[start : start + AT_ONCE]).values():
                known = resolve(rows[0].source, {key for row in rows for key in row.keys})
                for row in rows:
                    targets = [known[key] for key in row.keys if key in known]
                    if following and _names_others(row, known, persons):
                        continue
                    yield row.full_url, _raw(row.id)
                    found.update(target.id for target in targets if _nobodys(target))
        waiting, following = sorted(found - seen), True
        seen |= found


def _names_others(row: "_Row", known: dict[Key, Target], persons: set[UUID]) -> bool:
    """Whether nobody’s record, such as a group or a list, speaks of a patient who is not this one, or not known."""
    unknown = any(key.type == "Patient" and key not in known for key in row.keys)
    targets = [known[key] for key in row.keys if key in known]
    return unknown or any(target.person and target.person not in persons for target in targets)


@dataclass(frozen=True)
class _Row:
    id: UUID
    source: int
    full_url: str
    keys: frozenset[Key]


def _by_source(ids: list[UUID]) -> dict[int, list[_Row]]:
    """What these refer to. Their bytes are let go again: one alone may be a film."""
    rows = Resource.objects.filter(id__in=ids).order_by("id").values_list("id", "source_id", "full_url", "current__raw")
    found: dict[int, list[_Row]] = {}
    for key, source, full_url, raw in rows.iterator(chunk_size=1):
        found.setdefault(source, []).append(_Row(key, source, full_url, _keys(loads(bytes(raw)))))
    return found


def _raw(resource: UUID) -> bytes:
    return bytes(Resource.objects.values_list("current__raw", flat=True).get(id=resource))


def _keys(resource: Any) -> frozenset[Key]:
    references = (*(reference for reference, _at in references_in(resource)), *binaries_in(resource))
    return frozenset(key for reference in references if (key := key_of(reference)))


def _nobodys(target: Target) -> bool:
    """Belongs to no person: a practitioner, a place, a medication. A Patient always belongs to one."""
    return target.person is None and not target.subject_key and target.type != "Patient"
