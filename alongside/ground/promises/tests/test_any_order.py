"""Whatever is done to a promise, in whatever order, by however many: it ends once, and its due time stands."""

import threading
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from django.core.exceptions import ValidationError
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from alongside.ground.people.services import register_person
from alongside.ground.promises.models import Promise
from alongside.ground.promises.services import hand_on, keep, open_promise, release
from alongside.ground.spine.models import Event

many = settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
DUE = datetime(2026, 3, 1, 17, tzinfo=UTC)
ENDINGS = ("promises.kept", "promises.released", "promises.handed_on")


@pytest.fixture
def people(db):
    return [register_person(by=None, origin="test", given=name).id for name in ("Maria", "Lee", "Priya")]


def promise(people, **more) -> Promise:
    patient, nurse, _doctor = people
    owed = {"due_at": DUE, **more}
    return open_promise(by=nurse, about=patient, kind="answer_correction", owed_by=nurse, owed_to=patient, **owed)


@many
@given(acts=some.lists(some.tuples(some.sampled_from("krh"), some.integers(0, 3), some.sampled_from(["", " ", "why"]))))
def test_each_ends_once_and_one_at_most_is_open(people, acts):
    chain = [promise(people)]
    before = Event.objects.filter(kind__in=ENDINGS).count()
    ended: set = set()
    for act, which, reason in acts:
        target = chain[which % len(chain)].id
        try:
            if act == "k":
                keep(by=people[1], promise=target)
            elif act == "r":
                release(by=people[1], promise=target, reason=reason)
            else:
                chain.append(hand_on(by=people[1], promise=target, to=people[2], reason=reason))
        except ValidationError:
            assert target in ended or not reason.strip()
        else:
            assert target not in ended
            ended.add(target)
    now = list(Promise.objects.filter(id__in=[one.id for one in chain]))
    assert {one.id for one in now if one.state != "open"} == ended
    assert all((one.ended_at is None) == (one.state == "open") for one in now)
    assert {one.due_at for one in now} == {DUE}
    assert len(now) - len(ended) <= 1
    assert Event.objects.filter(kind__in=ENDINGS).count() - before == len(ended)


def test_it_is_handed_to_somebody(people):
    made = promise(people)
    with pytest.raises(ValidationError):
        hand_on(by=people[1], promise=made.id, reason="I am away")
    made.refresh_from_db()
    assert made.state == "open"
    new = hand_on(by=people[1], promise=made.id, reason="I am away", to_role="nurse")
    assert (new.owed_by_id, new.owed_by_role, new.due_at) == (None, "nurse", DUE)


@many
@given(
    due=some.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1)),
    zone=some.sampled_from(sorted(available_timezones())),
    fold=some.sampled_from([0, 1]),
)
def test_a_due_time_is_the_same_moment_in_every_zone(people, due, zone, fold):
    """Also in the hour that a clock has twice, and in the one it leaves out."""
    local = due.replace(tzinfo=ZoneInfo(zone), fold=fold)
    made = promise(people, due_at=local)
    made.refresh_from_db()
    assert made.due_at == local.astimezone(UTC)


def test_a_due_time_without_a_zone_is_refused(people):
    with pytest.raises(ValueError, match="time zone"):
        promise(people, due_at=datetime(2026, 3, 1, 17))
    assert not Promise.objects.exists()


def test_of_many_who_end_it_at_once_one_does(on_disk):
    people = [register_person(by=None, origin="test", given=name).id for name in ("Maria", "Lee", "Priya")]
    made, said = promise(people), []
    start = threading.Barrier(6)

    def end(act) -> None:
        start.wait(10)
        try:
            act()
            said.append("ended")
        except ValidationError:
            said.append("refused")
        except Exception as error:  # noqa: BLE001 - told by the test's own thread
            said.append(repr(error))
        finally:
            connections.close_all()

    acts = [
        lambda: keep(by=people[1], promise=made.id),
        lambda: release(by=people[1], promise=made.id, reason="why"),
        lambda: hand_on(by=people[1], promise=made.id, to=people[2], reason="why"),
    ] * 2
    threads = [threading.Thread(target=end, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(said) == ["ended"] + ["refused"] * 5
    assert Event.objects.filter(kind__in=ENDINGS).count() == 1


def test_kept_in_time_is_read_from_two_moments(people):
    made = promise(people, due_at=datetime.now(UTC) + timedelta(minutes=1))
    kept = keep(by=people[1], promise=made.id)
    assert kept.ended_at <= kept.due_at
