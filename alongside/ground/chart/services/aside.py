"""What was kept aside: read again with today's code, or left out for good by a human."""

from collections import Counter
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ...people.roles import May
from ...people.selectors import persons_named
from ...people.services.guard import needs
from ...people.viewer import Viewer
from ...spine.kinds import KeptAsideCameIn, KeptAsideForGood, RecordsArrived
from ...spine.services import record, record_all
from ..intake.again import read_again
from ..models import KeptAside
from ..taking.alike import propose
from ..taking.alone import ImportBusy, alone
from ..taking.attribute import attribute
from ..taking.batch import take
from ..taking.holding import hold_new_results
from ..taking.prepare import Aside, Prepared, prepare


def try_again(*, by: Viewer, kept: UUID) -> KeptAside:
    """Read its bytes again. It comes in, or stays with the reason that holds today.

    As the importer, it runs alone: two that find the same patient missing would make them twice.
    """
    needs(by, May.RETRY_KEPT_ASIDE)
    try:
        with alone(), transaction.atomic():
            return _again(by, kept)
    except ImportBusy:
        raise ValidationError(_("Records are coming in now. Please try again when they are in.")) from None


def _again(by: Viewer, kept: UUID) -> KeptAside:
    found = _open(kept)
    source = found.file.source
    item = prepare(read_again(bytes(found.raw), found.place, found.full_url), source.name)
    found.tried_at = timezone.now()
    if isinstance(item, Aside):
        found.path, found.reason = item.problem.path, item.problem.reason
        found.save(update_fields=["tried_at", "path", "reason"])
        return found
    _take_in(found, item)
    _end(found, by, KeptAside.State.CAME_IN, "")
    record(KeptAsideCameIn(kept=found.id), about=None, by=by.person_id)
    return found


def _take_in(found: KeptAside, item: Prepared) -> None:
    """As the importer would have done then: what came in since stays current, unless the record itself is newer."""
    source = found.file.source
    taken = take(found.file, source.name, [item], arrived=found.file.run.started_at)
    mine = [record for record in taken.changed if record.person]
    hold_new_results((record.id, record.person, record.read_before) for record in mine)
    changed = [(record.id, record.person) for record in mine]
    for attributed in attribute(source.id):
        hold_new_results((resource, person, None) for resource, person in attributed)
        changed += attributed
    for person in persons_named(taken.patients):
        propose(person)
    arrived = Counter(person for _resource, person in changed)
    record_all(((RecordsArrived(source.name, found.file.run_id, n), UUID(who)) for who, n in arrived.items()), by=None)


@transaction.atomic
def set_aside_for_good(*, by: Viewer, kept: UUID, reason: str) -> KeptAside:
    """It stays out, and why. The bytes are kept all the same."""
    needs(by, May.RETRY_KEPT_ASIDE)
    if not reason.strip():
        raise ValidationError(_("Please say why."))
    found = _open(kept)
    _end(found, by, KeptAside.State.FOR_GOOD, reason.strip())
    record(KeptAsideForGood(kept=found.id), about=None, by=by.person_id)
    return found


def _open(kept: UUID) -> KeptAside:
    found = KeptAside.objects.select_for_update(of=("self",)).select_related("file__source", "file__run").get(id=kept)
    if found.state != KeptAside.State.OPEN:
        raise ValidationError(_("Somebody has seen to this already."))
    return found


def _end(found: KeptAside, by: Viewer, state: str, reason: str) -> None:
    found.state, found.end_reason = state, reason
    found.ended_at, found.ended_by_id = timezone.now(), by.person_id
    found.save(update_fields=["state", "end_reason", "ended_at", "ended_by", "tried_at"])
