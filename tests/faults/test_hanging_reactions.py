"""A reaction that hangs is ended, counts as failed, leaves nothing behind, and keeps nobody from writing."""

import time

import pytest

from .house import House, kill, until

SETTINGS = "tests.faults.wired_to_hang"


def hanging(house: House, how: str) -> None:
    happening = house.start(how, module="tests.faults.hanging")
    assert happening.wait(60) == 0, house.log.read_text()


def tries(house: House) -> tuple:
    (found,) = house.rows("SELECT attempts, last_error, state FROM spine_delivery")
    return found


def nothing_stayed(house: House) -> None:
    assert house.rows("SELECT count(*) FROM promises_promise") == [(0,)]


def test_it_is_ended_and_others_write_meanwhile(house: House):
    hanging(house, "long")
    worker = house.start("work", DJANGO_SETTINGS_MODULE=SETTINGS)
    try:
        until(lambda: tries(house)[0] == 1)
        began = time.monotonic()
        house.change("UPDATE practice_practice SET phone = '312-555-0199'")  # on SQLite it waits, as a page does
        waited = time.monotonic() - began
        until(lambda: tries(house)[1] == "TookTooLong")
        assert worker.poll() is None, "the worker goes on"
    finally:
        kill(worker)
    assert waited < 10
    nothing_stayed(house)
    told = house.run("doctor")
    assert told.returncode == 0, told.stdout
    assert "Jobs that failed and are tried again by themselves: 1 TookTooLong" in told.stdout


def test_one_that_does_not_hear_it_takes_the_worker_with_it(house: House):
    hanging(house, "deaf")
    worker = house.start("work", DJANGO_SETTINGS_MODULE=SETTINGS)
    try:
        assert until(lambda: worker.poll() is not None)
    finally:
        kill(worker)
    assert tries(house)[:2] == (1, "interrupted")
    nothing_stayed(house)
    assert "in hang" in house.log.read_text(), "the log says where it hung"
    house.change("UPDATE practice_practice SET phone = '312-555-0199'")


@pytest.mark.parametrize("how", ["long", "deaf"])
def test_after_the_last_try_the_doctor_asks_for_a_person(house: House, how):
    hanging(house, how)
    house.change("UPDATE spine_delivery SET attempts = 6")
    worker = house.start("work", DJANGO_SETTINGS_MODULE=SETTINGS)
    try:
        until(lambda: tries(house)[2] == "stuck" and (how == "deaf" or tries(house)[1] == "TookTooLong"))
        until(lambda: worker.poll() is not None or how == "long")
    finally:
        kill(worker)
    told = house.run("doctor")
    assert told.returncode == 1
    assert "Jobs: 1 stuck" in told.stdout
