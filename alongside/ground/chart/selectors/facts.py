"""What is known of a person: every fact of the current versions of their records, frozen and complete."""

import logging
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

import orjson
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from alongside.knowledge.core.dates import PartialDate
from alongside.knowledge.core.demographics import demographics
from alongside.knowledge.core.facts import Demographics, Fact, Facts, Medicine, Origin
from alongside.knowledge.core.rows import from_row
from alongside.knowledge.core.sensitivity import sensitivity_of_concept
from alongside.knowledge.core.unreadable import Unreadable
from alongside.knowledge.core.values import Concept, loads

from ...people.reach import Reach, must_reach
from ...people.viewer import Viewer
from ...spine.prepared import prepared
from ..models import Entry, Resource
from ..taking.entries import LISTED
from ..taking.names import key_of
from ..taking.resolve import resolve
from .followed import followed

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Record:
    """The way from a fact back to its original. `as_of` is when its source last changed it, else when it came."""

    id: UUID
    as_of: datetime


@dataclass(frozen=True)
class Known:
    """All facts of a person, and the record of each."""

    facts: Facts
    records: dict[Origin, Record]


def facts_for(viewer: Viewer, person: UUID) -> Facts:
    """Everything known of this person, complete. Raises PermissionDenied; writes the access log.

    What of it may be shown to the viewer is decided by `visible`.
    """
    return known_of(viewer, must_reach(viewer, person)).facts


def known_of(viewer: Viewer, reach: Reach) -> Known:
    """`facts_for` with the way back to the originals, for callers that hold a reach."""
    facts: list[Fact] = []
    records: dict[Origin, Record] = {}
    sources: dict[str, int] = {}
    addresses: dict[Origin, str] = {}
    for kind, row, resource, source_id, source, type_, fhir_id, full_url, as_of in _rows(reach.persons):
        origin = Origin(source, type_, fhir_id)
        sources[source], addresses[origin] = source_id, full_url
        records[origin] = Record(resource, as_of)
        facts.append(from_row(kind, orjson.loads(row), origin))
    facts = followed(_named(facts, sources), addresses, sources)
    facts.sort(key=_newest_last, reverse=True)
    return Known(Facts(_demographics(reach), tuple(facts)), records)


@prepared
def _rows(persons: tuple[UUID, ...]) -> QuerySet[Entry]:
    return Entry.objects.filter(resource__person__in=persons).exclude(kind=LISTED).values_list(
        "kind", "row", "resource_id", "resource__source_id", "resource__source__name", "resource__type",
        "resource__fhir_id", "resource__full_url",
        Coalesce("resource__current__last_updated", "resource__current__arrived_at"),
    )  # fmt: skip


def _newest_last(fact: Fact) -> tuple:
    """By date, then when recorded, then id: ties have one order everywhere."""
    return (*_ends(fact.when), *_ends(fact.recorded), fact.origin.source, fact.origin.type, fact.origin.id)


def _ends(when: PartialDate | None) -> tuple[date, str]:
    return (when.lower, when.instant.isoformat() if when.instant else "") if when else (date.min, "")


def _demographics(reach: Reach) -> Demographics:
    """From the person's own Patient records, the main one first."""
    raws = dict(_patients(reach.persons))
    raw = next((raws[person] for person in reach.persons if person in raws), None)
    try:
        return demographics(loads(bytes(raw))) if raw else Demographics()
    except Unreadable:  # read more strictly than when it came in: the rest of the page must not go with it
        log.error("the current record of a patient cannot be read any more: our page says less of them")
        return Demographics()


@prepared
def _patients(persons: tuple[UUID, ...]) -> QuerySet[Resource]:
    patients = Resource.objects.filter(type="Patient", person__in=persons).order_by("-id")
    return patients.values_list("person_id", "current__raw")


def _named(facts: list[Fact], sources: dict[str, int]) -> list[Fact]:
    """Medicines that only refer to a Medication get that Medication's name, and are as private as it is."""
    wanted: dict[int, set] = {}
    for fact in facts:
        if isinstance(fact, Medicine) and not fact.label and (key := key_of(fact.named_by)):
            wanted.setdefault(sources[fact.origin.source], set()).add(key)
    if not wanted:
        return facts
    targets = {source: resolve(source, keys) for source, keys in wanted.items()}
    ids = {target.id for found in targets.values() for target in found.values()}
    names = dict(Entry.objects.filter(resource__in=ids, kind=LISTED).values_list("resource_id", "label"))
    return [_with_name(fact, targets.get(sources[fact.origin.source], {}), names) for fact in facts]


def _with_name(fact: Fact, targets: dict, names: dict[UUID, str]) -> Fact:
    if not isinstance(fact, Medicine) or fact.label or not fact.named_by:
        return fact
    target = targets.get(key_of(fact.named_by))
    name = names.get(target.id, "") if target else ""
    if not name:
        return fact
    concept = Concept(text=name)
    return replace(fact, concept=concept, sensitivity=fact.sensitivity | sensitivity_of_concept(concept))
