"""The job worker killed in the middle of a reaction: each reaction has its effect exactly once."""

import os
import random
import time

import pytest

from .house import House, kill, until
from .reacting import SETTINGS

SOAK = int(os.environ.get("ALONGSIDE_KILLS", "300"))


def test_killed_in_the_middle_of_reactions(house):
    killed_while_working(house, random.Random(1), kills=6, jobs=30, workers=1)


def test_two_workers_at_once_killed_by_turns(house):
    killed_while_working(house, random.Random(2), kills=3, jobs=75, workers=2)


@pytest.mark.soak
@pytest.mark.parametrize(("workers", "jobs"), [(1, 5), (2, 20)])
def test_killed_by_the_hundred(house, workers, jobs):
    kills = max(1, SOAK // 2)
    killed_while_working(house, random.Random(3), kills=kills, jobs=jobs * kills, workers=workers)


def killed_while_working(house: House, chance: random.Random, kills: int, jobs: int, workers: int) -> None:
    happening = house.start(str(jobs), module="tests.faults.reacting")
    assert happening.wait(60) == 0, house.log.read_text()
    working = [_start(house) for _ in range(workers)]
    for turn in range(kills):
        before = done(house)
        until(lambda before=before: done(house) > before)
        time.sleep(chance.uniform(0, 0.05))
        assert kill(working[turn % workers]), "it ended by itself"
        assert waiting(house), "there was nothing left to be killed in"
        working[turn % workers] = _start(house)
    until(lambda: not waiting(house), seconds=60 + jobs)
    for process in working:
        kill(process)
    assert house.rows("SELECT state, count(*) FROM spine_delivery GROUP BY state") == [("done", jobs)]
    effects = house.rows("SELECT subject, count(*) FROM promises_promise GROUP BY subject")
    assert sorted(n for _subject, n in effects) == [2] * jobs
    told = house.rows("SELECT count(*) FROM spine_event WHERE kind = 'promises.made'")
    assert told == [(2 * jobs,)]


def _start(house: House):
    return house.start("work", DJANGO_SETTINGS_MODULE=SETTINGS)


def done(house: House) -> int:
    return house.rows("SELECT count(*) FROM spine_delivery WHERE state = 'done'")[0][0]


def waiting(house: House) -> int:
    return house.rows("SELECT count(*) FROM spine_delivery WHERE state = 'waiting'")[0][0]
