"""Houses to break. One is set up for all tests of a process and copied for each."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from .house import ADMIN, House, beside, copied


@pytest.fixture(scope="session")
def template(tmp_path_factory) -> House:
    """A practice without a patient, its telephone written down."""
    url = ""
    if ADMIN:
        name = f"faults_base_{os.getpid()}"
        with psycopg.connect(ADMIN, autocommit=True) as admin:
            admin.execute(f"CREATE DATABASE {name}")
        url = beside(ADMIN, name)
    house = House(tmp_path_factory.mktemp("template") / "home", url)
    done = house.run("setup", "--name", "Riverside")
    assert done.returncode == 0, done.stderr
    house.change("UPDATE practice_practice SET phone = '312-555-0100'")
    return house


@pytest.fixture
def house(template: House, tmp_path: Path) -> Iterator[House]:
    """A house of this test's own."""
    mine = copied(template, tmp_path / "home")
    yield mine
    if mine.url:
        with psycopg.connect(ADMIN, autocommit=True) as admin:
            admin.execute(f"DROP DATABASE {mine.url.rpartition('/')[2]} WITH (FORCE)")
