"""What a received resource is, whose it is, and what it refers to."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from .dates import PartialDate, parse
from .fhir_shapes import SUBJECT
from .resource_types import KNOWN_TYPES, OTHER_TYPES
from .unreadable import Unreadable
from .walking import walk

LONGEST_ID = 255
WITHOUT_REFERENCES = frozenset({"coding", "meta", "text", "timing"})
MOST_PARTICIPANTS = 20
# Types that name others beside the patient in the same place.
SEVERAL = ("Appointment", "Provenance", "AuditEvent", "Person", "Schedule")

_SUBJECT = {kind: tuple(tuple(path.split(".")) for path in paths) for kind, paths in SUBJECT.items()}


def identity_of(resource: dict[str, Any]) -> tuple[str, str]:
    """(type, id). The id is "" when the resource has none: the Bundle's fullUrl may stand in. Raises Unreadable."""
    kind = resource.get("resourceType")
    if not isinstance(kind, str) or not kind:
        raise Unreadable("resourceType", "this does not say what it is")
    if kind not in KNOWN_TYPES:
        raise Unreadable("resourceType", f"“{kind[:40]}” is not a type of FHIR R4{OTHER_TYPES.get(kind, '')}")
    identifier = resource.get("id")
    if identifier is None or identifier == "":
        return kind, ""
    return kind, checked_id(str(identifier) if type(identifier) is int else identifier, f"{kind}.id")


def checked_id(identifier: Any, path: str) -> str:
    """The id as it is. Raises Unreadable for one that cannot be seen or compared."""
    if not isinstance(identifier, str) or not identifier.strip() or len(identifier) > LONGEST_ID:
        raise Unreadable(path, "the id is not a short text")
    if not identifier.isprintable():
        raise Unreadable(path, "the id has characters that cannot be seen")
    return identifier


def last_updated_of(resource: dict[str, Any]) -> PartialDate | None:
    """meta.lastUpdated, or None. Raises Unreadable."""
    kind = str(resource.get("resourceType"))
    for value, at in walk(resource, ("meta", "lastUpdated"), kind):
        if not isinstance(value, str):
            raise Unreadable(at, "expected a moment in time")
        return None if value.startswith("0001-01-01") else parse(value, at)  # what .NET writes for "never"
    return None


def subject_of(resource: dict[str, Any]) -> str | None:
    """The reference by which the resource says whose it is, as written; None when it does not say.

    A mere identifier counts as "Patient?identifier=system|value". Where several persons are named (an appointment of
    two patients), None: it is nobody's alone. An appointment's participants that may be anybody come in one text,
    separated by spaces: whoever of them is a Patient is meant, if only one is.
    """
    kind = str(resource.get("resourceType"))
    found: set[str] = set()
    for path in _SUBJECT.get(kind, (("subject",), ("patient",))):
        for holder, at in walk(resource, path, kind) if path[0] in resource else ():
            if reference := _reference(holder, at, resource):
                found.add(reference)
        if found:
            break
    if kind in SEVERAL:
        found = {reference for reference in found if _is_patient(reference)}
    if kind == "Appointment" and 1 < len(found) <= MOST_PARTICIPANTS and any(r.startswith("urn:") for r in found):
        return " ".join(sorted(found))
    return found.pop() if len(found) == 1 else None


def _reference(holder: Any, at: str, resource: dict[str, Any]) -> str:
    if not isinstance(holder, dict):
        raise Unreadable(at, "expected an object with “reference”, found something else")
    reference = holder.get("reference")
    if reference is not None and not isinstance(reference, str):
        raise Unreadable(at + ".reference", "expected a reference as text")
    if reference and not reference.startswith("#"):
        return reference
    if reference:
        return _contained(resource, reference[1:])
    said = holder.get("identifier")
    return _by_identifier(said) if said and holder.get("type", "Patient") == "Patient" else ""


def _contained(resource: dict[str, Any], key: str) -> str:
    """A Patient inside the resource is known by its identifiers alone."""
    items = resource.get("contained")
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and item.get("id") == key and item.get("resourceType") == "Patient":
            identifiers = item.get("identifier")
            known = (_by_identifier(one) for one in (identifiers if isinstance(identifiers, list) else []))
            return next(filter(None, known), "")
    return ""


def _by_identifier(identifier: Any) -> str:
    """As a conditional reference. Without a system a number could be anybody's."""
    if not isinstance(identifier, dict):
        return ""
    system, value = identifier.get("system"), identifier.get("value")
    if not isinstance(system, str) or not isinstance(value, str) or not system or not value:
        return ""
    return f"Patient?identifier={quote(system, safe='')}|{quote(value, safe='')}"


def references_in(value: Any) -> list[tuple[str, str]]:
    """Every Reference.reference below `value`, with its path."""
    found: list[tuple[str, str]] = []
    _collect(value, "", found)
    return found


def _collect(value: Any, path: str, found: list[tuple[str, str]]) -> None:
    """Only objects and lists are stepped into: every record that comes in is walked here."""
    if type(value) is dict:
        for name, inner in value.items():
            kind = type(inner)
            if kind is str:
                if name == "reference":
                    found.append((inner, path))
            elif (kind is dict or kind is list) and name not in WITHOUT_REFERENCES:
                _collect(inner, f"{path}.{name}" if path else name, found)
    elif type(value) is list:
        for index, inner in enumerate(value):
            if type(inner) is dict or type(inner) is list:
                _collect(inner, f"{path}[{index}]", found)


def binaries_in(value: Any) -> Iterator[str]:
    """Every attachment's address of a Binary below `value`: documents refer to their bytes this way."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "url" and isinstance(inner, str):
                if inner.startswith("Binary/") or "/Binary/" in inner:
                    yield inner
            else:
                yield from binaries_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from binaries_in(inner)


def _is_patient(reference: str) -> bool:
    """A reference to a Patient; a urn:uuid may be one."""
    return reference.startswith(("Patient/", "Patient?", "urn:")) or "/Patient/" in reference
