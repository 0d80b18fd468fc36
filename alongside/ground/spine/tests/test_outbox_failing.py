"""A reaction that fails is tried again, later and later; then it is stuck, seen, and tried again by a person."""

import threading
from datetime import timedelta

import pytest
from django.db import connections, transaction

from alongside.ground.people.services import register_person
from alongside.ground.spine.kinds import ResultPreferenceChosen, SettingsChanged
from alongside.ground.spine.models import Delivery, Event
from alongside.ground.spine.outbox import BACKOFF, deliver_all, try_stuck_again
from alongside.ground.spine.selectors import oldest_waiting_minutes, outbox_state, stuck
from alongside.ground.spine.services import record, record_all

SECRET = "Maria takes lisinopril"


def fails(event: Event) -> None:
    raise ValueError(SECRET)


def kills(event: Event) -> None:
    raise SystemExit  # no Exception: nothing of ours catches it, as nothing catches a kill


def happen(person) -> Event:
    with transaction.atomic():
        return record(SettingsChanged(fields=["language"]), about=person, by=person)


@pytest.fixture
def failing(maria, react, clock) -> Delivery:
    react(SettingsChanged, fails)
    happen(maria)
    return Delivery.objects.get()


def test_each_try_waits_longer_and_after_the_last_it_is_stuck(failing, clock):
    for number, seconds in enumerate(BACKOFF, 1):
        assert deliver_all() == 1
        failing.refresh_from_db()
        assert (failing.state, failing.attempts) == ("waiting", number)
        assert failing.next_try_at == clock.now + timedelta(seconds=seconds)
        clock.move(seconds=seconds - 1)
        assert deliver_all() == 0
        clock.move(seconds=1)
    assert deliver_all() == 1
    assert deliver_all() == 0
    clock.move(days=365)
    assert deliver_all() == 0
    assert outbox_state() == {"stuck": 1}
    assert list(stuck()) == [failing]


def test_one_that_ends_its_worker_is_counted_and_keeps_nobody_waiting(maria, react, clock):
    """Killed for want of memory, say: nobody is left to write down that it failed."""
    seen = []
    react(SettingsChanged, kills)
    first = happen(maria)
    react(ResultPreferenceChosen, seen.append)
    clock.move(seconds=1)
    with transaction.atomic():
        second = record(ResultPreferenceChosen(choice="at_once"), about=maria, by=maria)
    for seconds in (*BACKOFF, 0):
        with pytest.raises(SystemExit):
            deliver_all()
        deliver_all()
        assert seen == [second]
        clock.move(seconds=seconds)
    assert deliver_all() == 0
    (delivery,) = stuck()
    assert (delivery.event, delivery.attempts, delivery.last_error) == (first, len(BACKOFF) + 1, "interrupted")


def test_what_failed_is_kept_by_its_type_alone(failing):
    """What the log says of it: tests/faults/test_errors.py."""
    deliver_all()
    failing.refresh_from_db()
    assert failing.last_error == "ValueError"


def test_a_failing_one_keeps_nobody_waiting(failing, maria, react):
    seen = []
    deliver_all()
    react(SettingsChanged, seen.append)
    event = happen(maria)
    deliver_all()
    assert seen == [event]


def test_how_long_the_oldest_has_waited(failing, clock):
    assert oldest_waiting_minutes() == 0
    clock.move(minutes=11, seconds=59)
    assert oldest_waiting_minutes() == 11


def until_stuck(clock) -> None:
    for seconds in (*BACKOFF, 0):
        deliver_all()
        clock.move(seconds=seconds)


def test_a_person_has_stuck_ones_tried_again_and_the_timeline_says_so(failing, maria, clock):
    until_stuck(clock)
    assert try_stuck_again(by=maria) == 1
    failing.refresh_from_db()
    assert (failing.state, failing.attempts, failing.next_try_at) == ("waiting", 0, clock.now)
    told = Event.objects.get(kind="spine.stuck_tried_again")
    assert (told.by_id, told.about_id, told.data) == (maria, None, {"reactions": 1})
    until_stuck(clock)
    assert outbox_state() == {"stuck": 1}


def test_nothing_stuck_is_nothing_to_tell(maria, clock):
    assert try_stuck_again(by=maria) == 0
    assert not Event.objects.filter(kind="spine.stuck_tried_again").exists()


def test_what_is_no_longer_wired_gets_stuck_and_is_not_lost(maria, react, clock, monkeypatch):
    from alongside.ground.spine import services

    seen = []
    react(SettingsChanged, seen.append)
    event = happen(maria)
    monkeypatch.setattr(services, "_reactions", {})
    until_stuck(clock)
    assert [one.last_error for one in stuck()] == ["LookupError"]
    services.react(SettingsChanged, seen.append)  # the next version has it back, under the same name
    try_stuck_again(by=None)
    deliver_all()
    assert seen == [event]
    assert outbox_state() == {"done": 1}


def test_workers_at_once_deliver_each_once(on_disk, react):
    person = register_person(by=None, origin="test", given="Maria").id
    seen, wrong = [], []
    react(SettingsChanged, lambda event: seen.append(event.id))
    with transaction.atomic():
        events = record_all([(SettingsChanged(fields=[str(n)]), person) for n in range(60)], by=person)

    def work() -> None:
        try:
            deliver_all()
        except Exception as error:  # noqa: BLE001 - told by the test's own thread
            wrong.append(error)
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert wrong == []
    assert sorted(seen) == sorted(event.id for event in events)
    assert set(Delivery.objects.values_list("state", "attempts")) == {("done", 1)}
