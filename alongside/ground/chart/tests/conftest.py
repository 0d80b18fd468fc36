"""A practice to bring records to."""

import pytest

from alongside.ground.people.services import register_person
from alongside.ground.people.viewer import Viewer
from alongside.ground.practice.services import set_up


@pytest.fixture
def practice(db, settings, tmp_path_factory):
    settings.HOME = tmp_path_factory.mktemp("home")
    set_up(name="Test", by=None)


@pytest.fixture
def administrator(db):
    person = register_person(by=None, origin="here", given="Kim")
    return Viewer(person_id=person.id, name="Kim", roles=frozenset({"administrator"}))
