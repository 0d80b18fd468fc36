"""What a received resource is, whose it is, and what it refers to."""

from collections.abc import Iterator
from typing import Any

from .dates import PartialDate, parse
from .fhir_paths import SUBJECT
from .resource_types import KNOWN_TYPES
from .unreadable import Unreadable
from .walking import walk

LONGEST_ID = 255


def identity_of(resource: dict[str, Any]) -> tuple[str, str]:
    """(type, id). The id is "" when the resource has none: the Bundle's fullUrl may stand in. Raises Unreadable."""
    kind = resource.get("resourceType")
    if not isinstance(kind, str) or not kind:
        raise Unreadable("resourceType", "this does not say what it is")
    if kind not in KNOWN_TYPES:
        raise Unreadable("resourceType", f"“{kind[:40]}” is not a type of FHIR R4")
    identifier = resource.get("id")
    if identifier is None:
        return kind, ""
    if not isinstance(identifier, str) or not identifier.strip() or len(identifier) > LONGEST_ID:
        raise Unreadable(f"{kind}.id", "the id is not a short text")
    if not identifier.isprintable():
        raise Unreadable(f"{kind}.id", "the id has characters that cannot be seen")
    return kind, identifier


def last_updated_of(resource: dict[str, Any]) -> PartialDate | None:
    """meta.lastUpdated, or None. Raises Unreadable."""
    kind = str(resource.get("resourceType"))
    for value, at in walk(resource, ("meta", "lastUpdated"), kind):
        if not isinstance(value, str):
            raise Unreadable(at, "expected a moment in time")
        return parse(value, at)
    return None


def subject_of(resource: dict[str, Any]) -> str | None:
    """The reference by which the resource says whose it is, as written; None when it does not say.

    Where several persons are named (an appointment of two patients), None: it is nobody's alone.
    """
    kind = str(resource.get("resourceType"))
    found: list[str] = []
    for path in SUBJECT.get(kind, ("subject", "patient")):
        for value, at in walk(resource, (*path.split("."), "reference"), kind):
            if not isinstance(value, str):
                raise Unreadable(at, "expected a reference as text")
            found.append(value)
        if found:
            break
    if kind in ("Appointment", "Provenance", "AuditEvent", "Person", "Schedule"):
        found = [reference for reference in found if _is_patient(reference)]
    different = set(found)
    return found[0] if len(different) == 1 else None


def references_in(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every Reference.reference below `value`, with its path."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "reference" and isinstance(inner, str):
                yield inner, path
            else:
                yield from references_in(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from references_in(inner, f"{path}[{index}]")


def _is_patient(reference: str) -> bool:
    """A reference to a Patient; a urn:uuid may be one."""
    return reference.startswith(("Patient/", "Patient?", "urn:")) or "/Patient/" in reference
