"""The worker killed in the middle of saying that a promise is late: each is said exactly once."""

import os
import random
import time

import pytest

from .house import House, kill, until
from .striking import SETTINGS

SOAK = int(os.environ.get("ALONGSIDE_KILLS", "300"))
WAITING = "SELECT count(*) FROM promises_step WHERE done_at IS NULL AND rung IN (0, 1)"
SAID = "SELECT count(*) FROM spine_event WHERE kind IN ('promises.late', 'promises.given_out', 'promises.nudged')"


@pytest.mark.parametrize("workers", [1, 2])
def test_killed_while_clocks_strike(house, workers):
    killed_while_striking(house, random.Random(workers), kills=4, promises=40, workers=workers)


@pytest.mark.soak
@pytest.mark.parametrize("workers", [1, 2])
def test_killed_by_the_hundred(house, workers):
    kills = max(1, SOAK // 2)
    killed_while_striking(house, random.Random(3), kills=kills, promises=10 * kills * workers, workers=workers)


def killed_while_striking(house: House, chance: random.Random, kills: int, promises: int, workers: int) -> None:
    made = house.start(str(promises), module="tests.faults.striking")
    assert made.wait(60 + promises) == 0, house.log.read_text()
    working = [_start(house) for _ in range(workers)]
    for number in range(kills):
        before = said(house)
        until(lambda before=before: said(house) > before)
        time.sleep(chance.uniform(0, 0.05))
        assert kill(working[number % workers]), "it ended by itself"
        assert house.rows(WAITING) != [(0,)], "there was nothing left to be killed in"
        working[number % workers] = _start(house)
    until(lambda: house.rows(WAITING) == [(0,)], seconds=60 + promises)
    for process in working:
        kill(process)
    each = house.rows(f"SELECT about_id, {SAID[7:]} GROUP BY about_id")
    assert sorted(times for _person, times in each) == [1] * promises
    steps = house.rows("SELECT how, count(*) FROM promises_step GROUP BY how ORDER BY how")
    late, long_ago = (promises + 1) // 2, promises // 2
    assert dict(steps) == {"fired": promises, "missed": late + 3 * long_ago, "": 2 * late}


def said(house: House) -> int:
    return house.rows(SAID)[0][0]


def _start(house: House):
    return house.start("work", DJANGO_SETTINGS_MODULE=SETTINGS)
