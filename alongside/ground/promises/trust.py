"""Promises we kept: what the practice promised to patients, and how it ended. Nobody's own steps are counted."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from ..people.roles import May
from ..people.viewer import Viewer
from ..spine.prepared import prepared
from .models import Promise
from .selectors import in_list_of

OPEN, KEPT = Promise.State.OPEN, Promise.State.KEPT


@dataclass(frozen=True)
class Kept:
    """How many were kept in time, kept late, are open in time, are open and late. What was released or handed on is
    in none of them: it was owed no longer, or stands where it was handed to."""

    in_time: int
    kept_late: int
    open: int
    late: int

    @property
    def promised(self) -> int:
        """All whose time is over, or who were kept before."""
        return self.in_time + self.kept_late + self.late


def open_and_kept(viewer: Viewer, persons: tuple[UUID, ...], now: datetime) -> tuple[list[Promise], Kept]:
    """Open promises about one person, as selectors.open_about has them, and how those made to them went; one query.

    Callers come through people.reach first. One row that has ended brings the counts where nothing is open.
    """
    found = _open_and_kept(persons, now)
    kept = Kept(**{name: getattr(found[0], f"n_{name}") for name in _which(now)}) if found else Kept(0, 0, 0, 0)
    return [one for one in found if one.state == OPEN], kept


@prepared
def _open_and_kept(persons: tuple[UUID, ...], now: datetime) -> QuerySet[Promise]:
    rows = Promise.objects.filter(about__in=persons, state__in=[OPEN, KEPT])
    counts = {name: Window(Count("id", filter=_TO_PATIENTS & which)) for name, which in _which(now).items()}
    rows = rows.annotate(**{f"n_{name}": count for name, count in counts.items()})
    rows = rows.annotate(nth=Window(RowNumber(), partition_by="state", order_by="id")).filter(Q(state=OPEN) | Q(nth=1))
    rows = rows.select_related("about", "owed_by", "owed_to")
    return rows.order_by(F("due_at").asc(nulls_last=True), "id")


def kept_by_practice(viewer: Viewer, since: datetime, now: datetime) -> Kept:
    """What was due since a moment, and what is open, of everybody together."""
    _must_read(viewer)
    return _count(_to_patients().filter(Q(due_at__gte=since) | Q(state=OPEN)), now)


def late_ones(viewer: Viewer, now: datetime) -> QuerySet[Promise]:
    """Open promises whose time is over, the longest first. Whom they are about is not for who runs the practice."""
    _must_read(viewer)
    found = _to_patients().filter(state=OPEN, due_at__lt=now).select_related("owed_by")
    return found.order_by("due_at", "id")


def to_hand_on(viewer: Viewer, promise: UUID) -> Promise | None:
    """An open promise that the viewer may hand on: one in their list, or any for who runs the practice.

    Raises SignInFully for one that is not in their list when they came in by PIN.
    """
    found = Promise.objects.filter(id=promise, state=OPEN, intention=False).select_related("about", "owed_by")
    found = found.exclude(about=viewer.person_id)
    mine = found.filter(in_list_of(viewer)).first()
    if mine or not viewer.may(May.READ_PROMISES):
        return mine
    viewer.must(May.READ_PROMISES)
    return found.first()


def _to_patients() -> QuerySet[Promise]:
    return Promise.objects.filter(_TO_PATIENTS)


# With a due time, owed by the practice to the one whom it is about.
_TO_PATIENTS = Q(intention=False, due_at__isnull=False, owed_to=F("about")) & ~Q(
    owed_by__isnull=False, owed_by=F("about")
)


def _which(now: datetime) -> dict[str, Q]:
    in_time, late = Q(ended_at__lte=F("due_at")), Q(due_at__lt=now)
    return {
        "in_time": Q(state=KEPT) & in_time,
        "kept_late": Q(state=KEPT) & ~in_time,
        "open": Q(state=OPEN) & ~late,
        "late": Q(state=OPEN) & late,
    }


def _count(promises: QuerySet[Promise], now: datetime) -> Kept:
    return Kept(**promises.aggregate(**{name: Count("id", filter=which) for name, which in _which(now).items()}))


def _must_read(viewer: Viewer) -> None:
    if not viewer.may(May.READ_PROMISES):
        raise PermissionDenied
