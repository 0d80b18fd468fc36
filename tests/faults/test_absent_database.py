"""The database goes away in the middle and comes back: worker and pages come back by themselves."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres import KEEPS_ITS_WORD, Cluster, running

from .house import ADMIN, House, kill, until
from .reacting import SETTINGS
from .records import write
from .test_killed_imports import held
from .visitor import answers, free_port
from .writing import Writer, nothing_by_half

HERE = list(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
pytestmark = pytest.mark.skipif(not HERE or bool(ADMIN), reason="starts a PostgreSQL of its own, once is enough")


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A server of this test's own, to stop; one that keeps its word."""
    with running(KEEPS_ITS_WORD) as one:
        yield one


@pytest.fixture
def on_cluster(cluster, tmp_path) -> House:
    house = House(tmp_path / "home", cluster.url)
    done = house.run("setup")
    assert done.returncode == 0, done.stderr
    return house


def test_pages_and_worker_come_back_when_the_database_does(cluster, on_cluster, tmp_path):
    house, port = on_cluster, free_port()
    assert house.run("import", str(write(tmp_path / "clinic"))).returncode == 0
    server = house.start("serve", "--port", str(port), DJANGO_SETTINGS_MODULE=SETTINGS)
    writer = None
    try:
        until(lambda: answers(port))
        writer = Writer(port, house, "p0")
        writer.start()
        until(lambda: len(writer.acknowledged) > 2)
        cluster.stop()
        until(lambda: not answers(port))
        before = len(writer.acknowledged)
        cluster.start()
        until(lambda: len(writer.acknowledged) > before + 2)
        happening = house.start("3", module="tests.faults.reacting")
        assert happening.wait(60) == 0
        theirs = "SELECT state, count(*) FROM spine_delivery WHERE reaction LIKE '%owe_twice' GROUP BY state"
        until(lambda: house.rows(theirs) == [("done", 3)])
        assert server.poll() is None
    finally:
        if writer is not None:
            writer.ended.set()
            writer.join(60)
        kill(server)
    nothing_by_half(house, [writer])


def test_an_import_whose_database_goes_away_says_so_and_is_finished_later(cluster, on_cluster, template, tmp_path):
    house, folder = on_cluster, write(tmp_path / "clinic")
    importing = house.start("import", str(folder))
    until(lambda: any(name.endswith(".spool") for name in house.staged()), every=0.001)
    cluster.stop()
    assert importing.wait(60) == 1
    words = house.log.read_text()
    assert "does not answer" in words
    assert "Traceback" not in words
    for command in (["serve", "--port", str(free_port())], ["import", str(folder)], ["doctor"], ["setup"]):
        away = house.run(*command)
        assert away.returncode == 1
        assert "does not answer" in away.stdout + away.stderr
        assert "Traceback" not in away.stderr
    cluster.start()
    assert house.run("import", str(folder)).returncode == 0
    quiet = House(tmp_path / "quiet")
    assert quiet.run("setup").returncode == 0
    assert quiet.run("import", str(folder)).returncode == 0
    assert held(house) == held(quiet)


def test_two_homes_on_one_database_take_turns(on_cluster, tmp_path):
    """One of them has staged files that the other cannot see: it must not call them done."""
    folder = write(tmp_path / "clinic")
    other = House(tmp_path / "other", on_cluster.url)
    shutil.copytree(on_cluster.home, other.home)
    importing = on_cluster.start("import", str(folder))
    until(lambda: any(name.endswith(".spool") for name in on_cluster.staged()), every=0.001)
    busy = other.run("import", str(folder))
    while_it_ran = importing.poll() is None
    kill(importing)
    if while_it_ran:
        assert "Another import is running" in busy.stderr
    assert other.run("import", str(folder)).returncode == 0
    assert house_is_whole(other)


def house_is_whole(house: House) -> bool:
    lost = house.rows("SELECT refused_because FROM chart_importfile WHERE refused_because LIKE '%staged copy is lost%'")
    records = house.rows("SELECT count(*) FROM chart_resource")
    return records == [(1100 + 24 + 60,)] and len(lost) <= 1


@pytest.mark.soak  # it waits for the half minute that everybody waits for the database
def test_a_database_locked_for_long_is_said_in_plain_words(tmp_path):
    house = House(tmp_path / "home")
    assert house.run("setup").returncode == 0
    other = sqlite3.connect(house.home / "alongside.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        stuck = house.run("import", str(write(tmp_path / "clinic")))
    finally:
        other.close()
    assert stuck.returncode == 1
    assert "database is busy" in stuck.stderr
    assert house.run("import", str(tmp_path / "clinic")).returncode == 0
