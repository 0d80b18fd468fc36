"""Jobs that are done are taken away after a while; those that wait or are stuck, and what happened, are not."""

from datetime import timedelta

from django.db import transaction

from alongside.ground.spine import outbox
from alongside.ground.spine.kinds import SettingsChanged
from alongside.ground.spine.models import Delivery, Event
from alongside.ground.spine.outbox import KEPT, deliver_all, prune
from alongside.ground.spine.services import record_all


def happened(person, times: int) -> None:
    with transaction.atomic():
        record_all([(SettingsChanged(fields=[str(n)]), person) for n in range(times)], by=person)


def test_thirty_days_after_and_not_before(maria, react, clock, monkeypatch):
    monkeypatch.setattr(outbox, "AT_ONCE", 2)
    react(SettingsChanged, lambda _event: None)
    happened(maria, 5)
    deliver_all()
    clock.move(days=1)
    happened(maria, 1)
    deliver_all()
    before = list(Event.objects.values_list("id", flat=True))
    assert prune(clock.now - timedelta(days=1) + KEPT) == 0
    assert prune(clock.now + KEPT) == 5
    assert Delivery.objects.count() == 1
    assert list(Event.objects.values_list("id", flat=True)) == before


def test_what_waits_or_is_stuck_stays_however_old(maria, react, clock):
    react(SettingsChanged, lambda _event: None)
    happened(maria, 3)
    deliver_all(limit=1)
    waits, stuck = Delivery.objects.filter(state="waiting")
    Delivery.objects.filter(id=stuck.id).update(state="stuck")
    assert prune(clock.now + timedelta(days=4000)) == 1
    assert set(Delivery.objects.values_list("id", flat=True)) == {waits.id, stuck.id}
