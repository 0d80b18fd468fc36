"""Real records cannot get into the demo, nor the demo over real records, whichever way somebody errs."""

import shutil
from pathlib import Path

import pytest

from alongside.cli.presence import SERVE, present

from .house import House
from .visitor import free_port


@pytest.fixture(scope="module")
def demo(demo_home: Path, tmp_path_factory) -> House:
    """The fictional clinic."""
    return House(shutil.copytree(demo_home, tmp_path_factory.mktemp("demo") / "home"))


def address(house: House) -> str:
    """Its database as somebody would name it in DATABASE_URL."""
    return house.url or f"sqlite:///{house.home / 'alongside.sqlite3'}"


def contents(house: House) -> list:
    tables = ("practice_practice", "people_person", "spine_event", "chart_version", "people_invitation")
    return [house.rows(f"SELECT count(*) FROM {table}") for table in tables]


@pytest.fixture
def records(tmp_path):
    file = tmp_path / "clinic" / "one.json"
    file.parent.mkdir()
    file.write_text('{"resourceType": "Patient", "id": "real"}')
    return file


def commands(records) -> list[list[str]]:
    return [["setup"], ["import", str(records)], ["serve", "--port", str(free_port())]]


def all_refused(house: House, records, **environment: str) -> None:
    before = contents(house)
    for command in commands(records):
        refused = house.run(*command, **environment)
        assert refused.returncode == 1, command
        assert "Traceback" not in refused.stderr
        assert "ALONGSIDE_HOME" in refused.stderr or "demo" in refused.stderr
    assert contents(house) == before


def test_nothing_real_comes_into_a_demo_home(demo, records):
    before = contents(demo)
    for command in (["setup"], ["import", str(records)]):
        refused = demo.run(*command)
        assert refused.returncode == 1
        assert "demo" in refused.stderr
    assert contents(demo) == before


def test_a_real_home_does_not_work_on_the_demos_database(house, demo, records):
    before = contents(demo)
    all_refused(house, records, DATABASE_URL=address(demo))
    assert contents(demo) == before


def test_the_demos_home_does_not_work_on_a_real_database(house, demo, records):
    before = contents(house)
    all_refused(demo, records, DATABASE_URL=address(house))
    assert contents(house) == before


def test_the_demo_leaves_a_real_database_alone(house, tmp_path):
    before = contents(house)
    elsewhere = House(tmp_path / "elsewhere")
    made = elsewhere.run("demo", "--no-serve", DATABASE_URL=address(house))
    assert made.returncode == 0, made.stderr
    assert "DATABASE_URL is left alone" in made.stdout
    assert contents(house) == before
    assert elsewhere.rows("SELECT demo FROM practice_practice") == [(1,)]


def test_the_demo_leaves_a_real_home_alone_even_one_that_is_marked_by_mistake(house):
    if house.url:
        pytest.skip("what a home on PostgreSQL holds is in its folder: keys and files")
    before = contents(house)
    for mark in (False, True):
        if mark:
            (house.home / "demo").write_text("copied by mistake")
        refused = house.run("demo", "--no-serve")
        assert refused.returncode == 1
        assert "not a demo home" in refused.stderr
    assert contents(house) == before
    assert (house.home / "keys" / "totp").exists()


def test_a_demo_that_was_never_finished_does_not_become_a_real_home(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (home / "demo").write_text("killed right after this")
    refused = House(home).run("setup")
    assert refused.returncode == 1
    assert "demo" in refused.stderr
    assert [path.name for path in home.iterdir()] == ["demo"]


def test_a_demo_that_is_served_is_not_emptied(demo, tmp_path):
    mine = House(tmp_path / "home")
    shutil.copytree(demo.home, mine.home)
    with present(mine.home, SERVE):
        refused = mine.run("demo", "--no-serve")
    assert refused.returncode == 1
    assert "being served now" in refused.stderr
    assert contents(mine) == contents(demo)
