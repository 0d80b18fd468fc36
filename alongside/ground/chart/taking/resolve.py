"""From references to the records they mean, within one source, in few queries, in any load order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from alongside.knowledge.core.fhir_paths import TABLE

from ..models import Identifier, Resource
from .names import Key, fits, identifier_in, key_of, same_urn, spellings

AT_ONCE = 400  # names a query


@dataclass(frozen=True, slots=True)
class Target:
    """A record that a reference means. `subject_key` is whose it says it is, `person` whose it is known to be."""

    id: UUID
    type: str
    fhir_id: str
    full_url: str
    person: UUID | None
    subject_key: str


def owner(kind: str, target: Target | None) -> UUID | None:
    """Whose a record of type `kind` is that names this one as its subject.

    What a record tells is told of its subject alone: a result about a relative, a device or a group is nobody's here,
    though that record itself may be some patient's.
    """
    if target is None or (kind in TABLE and target.type != "Patient"):
        return None
    return target.person


def resolve(source: int, keys: Iterable[Key]) -> dict[Key, Target]:
    """The record of each key that means exactly one. A name that two records answer to is nobody's."""
    wanted = set(keys)
    if several := {key: [k for name in key.several if (k := key_of(name))] for key in wanted if key.several}:
        return resolve(source, wanted - several.keys()) | _the_patient(source, several)
    by_address, by_id, by_identifier = _sorted(wanted)
    found = _match(by_address, _addressed(source, by_address))
    still = [key for key in by_address if key not in found and key.name.startswith("urn:uuid:")]
    ids = {key.id for key in (*by_id, *still)} | {key.id.upper() for key in still}
    found |= _match([*by_id, *still], _identified(source, ids))
    return found | _conditional(source, by_identifier)


def _the_patient(source: int, several: dict[Key, list[Key]]) -> dict[Key, Target]:
    """Of each key's references, the one that is a Patient, if only one is."""
    known = resolve(source, {one for keys in several.values() for one in keys})
    found = {}
    for key, keys in several.items():
        patients = {known[one] for one in keys if one in known and known[one].type == "Patient"}
        if len(patients) == 1:
            (found[key],) = patients
    return found


def _sorted(keys: set[Key]) -> tuple[list[Key], list[Key], list[Key]]:
    by_address, by_id, by_identifier = [], [], []
    for key in keys:
        if not key.type:
            by_address.append(key)
        elif "?" in key.name:
            by_identifier.append(key)
        else:
            by_id.append(key)
    return by_address, by_id, by_identifier


def _match(keys: list[Key], targets: list[Target]) -> dict[Key, Target]:
    answers: dict[str, list[Target]] = defaultdict(list)
    for target in targets:
        names = (same_urn(target.full_url), f"{target.type}/{target.fhir_id}", f"urn:uuid:{target.fhir_id.lower()}")
        for name in set(names):
            answers[name].append(target)
    found = {}
    for key in keys:
        fitting = [target for target in answers[key.name] if fits(key, target.full_url)]
        # A urn that is somebody's fullUrl means that one, whatever ids others have.
        exact = [target for target in fitting if same_urn(target.full_url) == key.name] or fitting
        if len(exact) == 1:
            found[key] = exact[0]
    return found


def _addressed(source: int, keys: list[Key]) -> list[Target]:
    names = {name for key in keys for name in spellings(key.name)}
    return _read(Resource.objects.filter(source=source), "full_url", names)


def _identified(source: int, ids: set[str]) -> list[Target]:
    return _read(Resource.objects.filter(source=source), "fhir_id", ids)


def _read(resources, field: str, values: set[str]) -> list[Target]:
    columns = ("id", "type", "fhir_id", "full_url", "person_id", "subject_key")
    return [
        Target(*row)
        for some in _chunks(values)
        for row in resources.filter(**{f"{field}__in": some}).values_list(*columns)
    ]


def _conditional(source: int, keys: list[Key]) -> dict[Key, Target]:
    columns = ("value", "system", "resource__type", "resource_id", "resource__fhir_id", "resource__full_url",
               "resource__person_id", "resource__subject_key")  # fmt: skip
    answers: dict[tuple[str, str, str], set[Target]] = defaultdict(set)
    for some in _chunks({identifier_in(key)[1] for key in keys}):
        rows = Identifier.objects.filter(value__in=some, resource__source=source).values_list(*columns)
        for value, system, kind, resource, fhir_id, full_url, person, subject in rows:
            target = Target(resource, kind, fhir_id, full_url, person, subject)
            answers[kind, system, value].add(target)
            answers[kind, "", value].add(target)
    found = {key: answers[key.type, *identifier_in(key)] for key in keys}
    return {key: next(iter(targets)) for key, targets in found.items() if len(targets) == 1}


def _chunks(values: set[str]) -> Iterator[list[str]]:
    ordered = sorted(values)
    for start in range(0, len(ordered), AT_ONCE):
        yield ordered[start : start + AT_ONCE]
