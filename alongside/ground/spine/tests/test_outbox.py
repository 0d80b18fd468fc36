"""What follows from an event: after commit, at least once, and in effect once."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from alongside.ground.people.services import register_person
from alongside.ground.promises.models import Promise
from alongside.ground.promises.services import open_promise
from alongside.ground.spine.kinds import ResultPreferenceChosen, SettingsChanged
from alongside.ground.spine.models import Delivery, Event
from alongside.ground.spine.outbox import BACKOFF, deliver_all, deliver_one
from alongside.ground.spine.selectors import outbox_state
from alongside.ground.spine.services import record, record_all

pytestmark = pytest.mark.django_db


def happen(person, **more) -> Event:
    with transaction.atomic():
        return record(SettingsChanged(fields=["language"]), about=person, by=person, **more)


def owe(event: Event) -> None:
    """A reaction with an effect that shows each time it runs: one promise more."""
    kind = "look_at_same_person"
    open_promise(
        by=None, about=event.about_id, kind=kind, owed_by=event.about_id, owed_to=event.about_id, subject=event.id
    )


def owe_and_fail(event: Event) -> None:
    owe(event)
    raise ValueError(f"after writing about {event.about_id}")


def test_a_reaction_runs_once_and_its_delivery_says_when(maria, react, clock):
    react(SettingsChanged, owe)
    event = happen(maria)
    assert deliver_all() == 1
    assert deliver_all() == 0
    assert Promise.objects.filter(subject=event.id).count() == 1
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts, delivery.done_at) == ("done", 1, clock.now)


def test_only_reactions_to_that_kind_are_owed(maria, react):
    react(ResultPreferenceChosen, owe)
    happen(maria)
    assert not Delivery.objects.exists()


def test_two_reactions_to_one_event_do_not_wait_for_each_other(maria, react):
    react(SettingsChanged, owe_and_fail)
    react(SettingsChanged, owe)
    happen(maria)
    assert deliver_all() == 2
    assert outbox_state() == {"waiting": 1, "done": 1}
    assert Promise.objects.count() == 1


def test_one_wired_twice_is_owed_once(maria, react):
    react(SettingsChanged, owe)
    react(SettingsChanged, owe)
    happen(maria)
    assert Delivery.objects.count() == 1


def test_a_name_that_the_outbox_cannot_hold_is_refused_at_once_and_not_with_each_event(react):
    def long(event: Event) -> None: ...

    long.__qualname__ = "x" * 120
    with pytest.raises(ValueError, match="at most 120 letters"):
        react(SettingsChanged, long)


def test_two_functions_of_one_name_are_refused(react):
    react(SettingsChanged, lambda event: None)
    with pytest.raises(ValueError, match="a name of its own"):
        react(SettingsChanged, lambda event: event.id)


def test_what_a_failed_reaction_wrote_is_gone_with_its_mark(maria, react):
    react(SettingsChanged, owe_and_fail)
    happen(maria)
    events = Event.objects.count()
    assert deliver_one()
    assert not Promise.objects.exists()
    assert Event.objects.count() == events
    assert Delivery.objects.get().state == "waiting"


def test_when_the_mark_cannot_be_written_neither_is_the_effect(maria, react, clock, monkeypatch):
    react(SettingsChanged, owe)
    happen(maria)
    save = Delivery.save

    def refuse(self, *args, **kwargs):
        if self.state == Delivery.State.DONE:
            raise OSError("disk full")
        save(self, *args, **kwargs)

    with monkeypatch.context() as broken:
        broken.setattr(Delivery, "save", refuse)
        assert deliver_one()
    assert not Promise.objects.exists()
    assert Delivery.objects.get().last_error == "OSError"
    clock.move(seconds=BACKOFF[0])
    assert deliver_all() == 1
    assert Promise.objects.count() == 1


def test_the_oldest_comes_first(maria, react, clock):
    seen = []
    react(SettingsChanged, lambda event: seen.append(event.id))
    events = []
    for _ in range(3):
        events.append(happen(maria).id)
        clock.move(minutes=1)
    deliver_all()
    assert seen == events


def test_a_limit_leaves_the_rest_for_the_next_round(maria, react):
    react(SettingsChanged, owe)
    for _ in range(3):
        happen(maria)
    assert deliver_all(limit=2) == 2
    assert outbox_state() == {"waiting": 1, "done": 2}


def test_a_rollback_leaves_neither_event_nor_delivery(maria, react):
    react(SettingsChanged, owe)
    before = Event.objects.count()
    with pytest.raises(RuntimeError, match="changed my mind"), transaction.atomic():
        record(SettingsChanged(fields=["language"]), about=maria, by=maria)
        raise RuntimeError("changed my mind")
    assert Event.objects.count() == before
    assert not Delivery.objects.exists()
    assert deliver_all() == 0


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_recorded(react):
    person = register_person(by=None, origin="test", given="Maria").id
    with pytest.raises(RuntimeError, match="inside the transaction"):
        record(SettingsChanged(fields=[]), about=person, by=person)
    assert not Event.objects.filter(kind="people.settings").exists()


def test_what_a_reaction_causes_is_delivered_too(maria, react):
    def cause(event: Event) -> None:
        record(ResultPreferenceChosen(choice="at_once"), about=event.about_id, by=None, caused_by=event.id)

    react(SettingsChanged, cause)
    react(ResultPreferenceChosen, owe)
    first = happen(maria)
    assert deliver_all() == 2
    caused = Event.objects.get(kind="people.result_preference")
    assert caused.caused_by == first
    assert Promise.objects.get().subject == caused.id


def test_many_events_cost_two_statements(maria, react):
    react(SettingsChanged, owe)
    changes = [(SettingsChanged(fields=[str(n)]), maria) for n in range(50)]
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        events = record_all(changes, by=maria)
    assert len(asked) == 2
    assert [e.data["fields"] for e in events] == [[str(n)] for n in range(50)]
    assert Delivery.objects.count() == 50
