"""What will be written for one received resource. No database: the same bytes always prepare the same."""

import logging
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from alongside.knowledge.core.demographics import demographics, identifiers
from alongside.knowledge.core.extract import Unreadable, extract
from alongside.knowledge.core.facts import Demographics
from alongside.knowledge.core.identity import identity_of, last_updated_of, subject_of

from ..intake.received import Problem, Received
from .entries import EntryRow, directory_entry, entry
from .names import Key, id_from, key_of, text_of

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
    identifier = identifier or id_from(received.full_url, kind)
    if not identifier:
        raise Unreadable(f"{kind}.id", "has no id, and no fullUrl that could stand in for it")
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
        identifiers=identifiers(resource) if "identifier" in resource else (),
        entries=entries,
        patient=demographics(resource) if kind == "Patient" else None,
    )


def _aside(received: Received, digest: bytes, problem: Problem) -> Aside:
    resource: Any = received.parsed
    known = resource if isinstance(resource, dict) else {}
    return Aside(received, digest, text_of(known.get("resourceType"))[:64], text_of(known.get("id")), problem)
