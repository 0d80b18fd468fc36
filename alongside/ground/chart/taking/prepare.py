"""What will be written for one received resource. No database: the same bytes always prepare the same."""

import logging
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from alongside.knowledge.core.demographics import demographics, identifiers
from alongside.knowledge.core.extract import Unreadable, extract
from alongside.knowledge.core.facts import Demographics
from alongside.knowledge.core.identity import checked_id, identity_of, last_updated_of, subject_of
from alongside.knowledge.core.walking import walk

from ..intake.received import Problem, Received
from .entries import EntryRow, directory_entry, entry
from .names import Key, id_from, is_short, key_of, text_of

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Prepared:
    """A resource that can be taken in."""

    received: Received
    digest: bytes
    type: str
    id: str
    last_updated: datetime | None
    subject: Key | None
    identifiers: tuple[tuple[str, str], ...]
    entries: list[EntryRow] = field(default_factory=list)
    patient: Demographics | None = None

    @property
    def name(self) -> tuple[str, str]:
        """(type, id): its identity within its source."""
        return self.type, self.id


@dataclass(slots=True)
class Aside:
    """A resource that cannot, and why."""

    received: Received
    digest: bytes
    type: str
    id: str
    problem: Problem


def prepare(received: Received, source: str) -> Prepared | Aside:
    """Read one resource. Whatever is wrong with it becomes an Aside; nothing is raised."""
    digest = sha256(received.raw).digest()
    if received.problem:
        return _aside(received, digest, received.problem)
    try:
        return _prepared(received, digest, source)
    except Unreadable as error:
        return _aside(received, digest, Problem(error.path, error.reason))
    except Exception as error:  # noqa: BLE001 - one resource, however odd, must never cost the others
        log.error("a resource could not be read (%s)", type(error).__name__)
        return _aside(received, digest, Problem("", f"could not be read ({type(error).__name__})"))


def _prepared(received: Received, digest: bytes, source: str) -> Prepared:
    resource = received.parsed
    kind, identifier = identity_of(resource)
    if kind == "Parameters":
        _refuse_wrapped(resource)
    if not is_short(received.full_url):
        raise Unreadable("fullUrl", "is longer than an address")
    if not identifier:
        identifier = _id_otherwise(received, digest, kind)
    elif received.full_url.startswith("http"):
        _refuse_two_names(received.full_url, kind, identifier)
    updated = last_updated_of(resource)
    reference = subject_of(resource)
    entries = [entry(fact) for fact in extract(resource, source)]
    if listed := directory_entry(resource, kind):
        entries.append(listed)
    return Prepared(
        received=received,
        digest=digest,
        type=kind,
        id=identifier,
        last_updated=updated.instant if updated else None,
        subject=key_of(reference) if reference else None,
        identifiers=_found_by(resource) if "identifier" in resource else (),
        entries=entries,
        patient=demographics(resource) if kind == "Patient" else None,
    )


def _id_otherwise(received: Received, digest: bytes, kind: str) -> str:
    """The id of a resource that has none: its fullUrl's. A server's message needs none, for nobody refers to it."""
    if identifier := id_from(received.full_url, kind):
        return checked_id(identifier, f"{kind}.id")
    if kind == "OperationOutcome":
        return digest.hex()
    raise Unreadable(f"{kind}.id", "has no id, and no fullUrl that could stand in for it")


def _refuse_two_names(full_url: str, kind: str, identifier: str) -> None:
    """Who refers to the address would mean another record than who refers to the id."""
    key = key_of(full_url)
    if key and key.type == kind and key.id != identifier:
        raise Unreadable(f"{kind}.id", f"is not the id in its own address (fullUrl says {key.name[:80]})")


def _refuse_wrapped(resource: dict[str, Any]) -> None:
    """Records inside Parameters would be stored and never seen."""
    for value, at in walk(resource, ("parameter", "resource"), "Parameters"):
        if isinstance(value, dict):
            raise Unreadable(at, "holds a record in a wrapping that is for questions to a server; send it in a Bundle")


def _found_by(resource: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Identifiers that one can look for. Longer ones are tokens or signatures."""
    return tuple((s, v) for s, v in identifiers(resource) if is_short(s, v))


def _aside(received: Received, digest: bytes, problem: Problem) -> Aside:
    resource: Any = received.parsed
    known = resource if isinstance(resource, dict) else {}
    return Aside(received, digest, text_of(known.get("resourceType"))[:64], text_of(known.get("id")), problem)
