"""A batch on its way from the process that reads to the one that writes.

Its bytes do not travel: they lie in the staged copy, which both can read. Plain tuples are packed in half the time that
objects take.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..intake import spool
from ..intake.received import Problem, Received
from .prepare import Aside, Prepared
from .staged import Batch

Sent = tuple[list[tuple[Any, ...]], int]


def sent(batch: Batch) -> Sent:
    """The batch without its bytes."""
    items, upto = batch
    return [_out(item) for item in items], upto


def arrived(batch: Sent, copy: Path, start: int) -> Batch:
    """The batch as it was, with the bytes that the staged copy holds from `start` on."""
    items, upto = batch
    return list(_whole(items, spool.raws(copy, start, upto))), upto


def _out(item: Prepared | Aside) -> tuple[Any, ...]:
    came = item.received
    if isinstance(item, Aside):
        return came.place, came.full_url, item.digest, item.type, item.id, item.problem.path, item.problem.reason
    return (
        came.place, came.full_url, item.digest, item.type, item.id, item.last_updated, item.subject, item.identifiers,
        item.entries, item.patient,
    )  # fmt: skip


def _whole(items: Sequence[tuple[Any, ...]], raws: Iterator[bytes]) -> Iterator[Prepared | Aside]:
    for (place, full_url, digest, kind, key, *rest), raw in zip(items, raws, strict=True):
        if len(rest) == 2:
            problem = Problem(*rest)
            yield Aside(Received(raw, None, place, full_url, problem), digest, kind, key, problem)
        else:
            yield Prepared(Received(raw, None, place, full_url), digest, kind, key, *rest)
