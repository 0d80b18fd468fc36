"""A practice to bring records to."""

import pytest

from alongside.ground.practice.services import set_up


@pytest.fixture
def practice(db, settings, tmp_path_factory):
    settings.HOME = tmp_path_factory.mktemp("home")
    set_up(name="Test", by=None)
