"""Who reads the glossary before a clinician of the practice accepted it, and after."""

from types import SimpleNamespace

import pytest

from alongside.ground.explain.opening import may_read
from alongside.ground.people.services import register_person
from alongside.ground.people.viewer import Viewer
from alongside.ground.practice import register
from alongside.ground.practice.selectors import practice_of_a_page
from alongside.ground.practice.services import accept, set_up, withdraw
from alongside.ground.spine.ids import uuid7

pytestmark = pytest.mark.django_db


def reads(*roles: str) -> bool:
    viewer = Viewer(uuid7(), "Somebody", frozenset(roles))
    return may_read(SimpleNamespace(viewer=viewer, practice=practice_of_a_page()))


def test_patients_read_it_once_it_is_accepted_as_it_is_and_staff_always(django_assert_num_queries):
    assert not reads("patient")  # there is no practice yet
    set_up(name="Riverside", by=None)
    clinician = register_person(by=None, origin="test", given="Priya").id
    assert [reads("patient"), reads(), reads("physician")] == [False, False, True]
    glossary = register.function(register.GLOSSARY, "en")
    accept(by=clinician, by_name="Priya Shah", function=glossary.key, edition="of before")
    assert not reads("patient")
    accept(by=clinician, by_name="Priya Shah", function=glossary.key, edition=glossary.edition)
    with django_assert_num_queries(1):
        assert reads("patient")
    assert register.glossary_accepted().by_name == "Priya Shah"
    withdraw(by=clinician, function=glossary.key)
    assert not reads("patient")
    assert register.glossary_accepted() is None
