"""The access log: one row for each viewer, person, purpose and hour, however often and by how many at once."""

import threading
from datetime import UTC, datetime

from django.db import connections

from alongside.ground.people.services import register_person
from alongside.ground.spine.access import Purpose, looked
from alongside.ground.spine.models import Look


def test_looking_again_within_the_hour_is_one_look(maria, clock):
    for minutes in (0, 1, 58):
        clock.move(minutes=minutes)
        looked(viewer=maria, about=[maria], purpose=Purpose.SELF)
    (look,) = Look.objects.all()
    assert (look.hour, look.first_at) == (datetime(2026, 3, 4, 18, tzinfo=UTC),) * 2


def test_a_new_hour_is_a_new_look(maria, clock):
    clock.move(minutes=59, seconds=59)
    looked(viewer=maria, about=[maria], purpose=Purpose.SELF)
    clock.move(seconds=1)
    looked(viewer=maria, about=[maria], purpose=Purpose.SELF)
    assert [look.hour.hour for look in Look.objects.order_by("hour")] == [18, 19]


def test_each_purpose_viewer_and_person_counts(maria, clock):
    lee = register_person(by=None, origin="test", given="Lee").id
    for viewer, about, purpose in (
        (lee, maria, Purpose.CARE), (lee, maria, Purpose.LIST), (maria, maria, Purpose.SELF), (lee, lee, Purpose.SELF),
    ):  # fmt: skip
        looked(viewer=viewer, about=[about], purpose=purpose)
        looked(viewer=viewer, about=[about, about], purpose=purpose)
    assert Look.objects.count() == 4


def test_nobody_is_no_look(maria):
    looked(viewer=maria, about=[], purpose=Purpose.LIST)
    assert not Look.objects.exists()


def test_many_at_once_in_any_order_write_each_look_once(on_disk):
    """Two requests for the same list, whose rows come in two orders, must not wait for each other for ever."""
    people = [register_person(by=None, origin="test", given=f"P{n}").id for n in range(200)]
    viewer, wrong = people[0], []
    start = threading.Barrier(6)

    def look(order: list) -> None:
        try:
            for purpose in Purpose:
                start.wait(10)
                looked(viewer=viewer, about=order, purpose=purpose)
        except Exception as error:  # noqa: BLE001 - told by the test's own thread
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=look, args=(people[n:] + people[:n],)) for n in range(0, 180, 30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert wrong == []
    assert Look.objects.count() == len(people) * len(Purpose)
