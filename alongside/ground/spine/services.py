"""Writing to the timeline. Every other app's services call `record()` inside their own transaction."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from .kinds import Kind
from .models import Delivery, Event

NAME_HOLDS: int = Delivery._meta.get_field("reaction").max_length

# Filled once by config/wiring.py: kind -> the dotted names of the functions that react to it.
_reactions: dict[str, dict[str, Callable[[Event], None]]] = {}


def react(kind: type[Kind], reaction: Callable[[Event], None]) -> None:
    """When `kind` happens, call `reaction(event)` after commit: at least once, so it must be idempotent.

    Raises ValueError for a name that the outbox cannot hold, or that another function has.
    """
    name, known = f"{reaction.__module__}.{reaction.__qualname__}", _reactions.setdefault(kind.name, {})
    if len(name) > NAME_HOLDS or known.get(name, reaction) != reaction:
        raise ValueError(f"a reaction needs a name of its own of at most {NAME_HOLDS} letters: {name}")
    known[name] = reaction


def reaction_named(kind: str, name: str) -> Callable[[Event], None] | None:
    """The function wired under that name, or None when the wiring no longer has it."""
    return _reactions.get(kind, {}).get(name)


def record(
    kind: Kind,
    *,
    about: UUID | None,
    by: UUID | None,
    happened_at: datetime | None = None,
    caused_by: UUID | None = None,
) -> Event:
    """Write one event, and its reactions into the outbox. `about` and `by` are persons' ids; None is the system.

    Raises RuntimeError outside a transaction: an event without its rows, or rows without their event, must not exist.
    """
    return record_all([(kind, about)], by=by, happened_at=happened_at, caused_by=caused_by)[0]


def record_all(
    happened: Iterable[tuple[Kind, UUID | None]],
    *,
    by: UUID | None,
    happened_at: datetime | None = None,
    caused_by: UUID | None = None,
) -> list[Event]:
    """`record()` for many (kind, about) pairs in two statements."""
    if not connection.in_atomic_block:
        raise RuntimeError("record() must be called inside the transaction of the rows it speaks of")
    now = timezone.now()
    events = Event.objects.bulk_create(
        Event(
            kind=kind.name,
            about_id=about,
            by_id=by,
            happened_at=happened_at or now,
            recorded_at=now,
            data=asdict(kind),
            caused_by_id=caused_by,
        )
        for kind, about in happened
    )
    Delivery.objects.bulk_create(
        Delivery(event=event, reaction=name, next_try_at=now)
        for event in events
        for name in _reactions.get(event.kind, {})
    )
    return events
