"""Keeping what cannot be read: its bytes, where it stood, why. The same bytes wait for a human once only."""

from collections.abc import Sequence

from ..models import ImportFile, KeptAside
from .names import storable
from .prepare import Aside

AT_ONCE = 200
ENDED = ("ended_at", "ended_by_id", "end_reason")


def keep_aside(file: ImportFile, items: Sequence[Aside]) -> None:
    """Keep them. What waited already waits here now; what a human left out for good stays out."""
    for start in range(0, len(items), AT_ONCE):
        _keep(file, items[start : start + AT_ONCE])


def _keep(file: ImportFile, items: Sequence[Aside]) -> None:
    known = KeptAside.objects.filter(digest__in={item.digest for item in items}, file__source=file.source_id)
    known.filter(state=KeptAside.State.OPEN).update(state=KeptAside.State.CAME_AGAIN)
    for_good = {
        bytes(digest): {"state": KeptAside.State.FOR_GOOD, **dict(zip(ENDED, ended, strict=True))}
        for digest, *ended in known.filter(state=KeptAside.State.FOR_GOOD).values_list("digest", *ENDED)
    }
    last = {item.digest: item for item in items}
    again = {"state": KeptAside.State.CAME_AGAIN}
    KeptAside.objects.bulk_create(
        _row(file, item, for_good.get(item.digest) or ({} if last[item.digest] is item else again)) for item in items
    )


def _row(file: ImportFile, item: Aside, ended: dict) -> KeptAside:
    return KeptAside(
        file=file, place=item.received.place, type=storable(item.type), fhir_id=storable(item.id),
        full_url=storable(item.received.full_url), path=storable(item.problem.path),
        reason=storable(item.problem.reason), raw=item.received.raw, digest=item.digest, **ended,
    )  # fmt: skip
