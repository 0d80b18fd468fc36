"""Somebody at the desk finds a person however they write the name or the birth date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.ground.people import selectors
from alongside.ground.people.finding import findable, who_has
from alongside.ground.people.services import register_person, update_person
from alongside.knowledge.core.folding import folded

from .clinic import viewer

BORN = ("1968-07-03", date(1968, 7, 3), date(1968, 7, 3))


@pytest.fixture
def people(clinic):
    made = (("Benito", "Núñez"), ("Đức", "Nguyễn"), ("Łukasz", "Wójcik"), ("Sinéad", "O’Brien-Ødegård"))
    return [
        register_person(by=None, origin="test", given=g, family=f, birth=BORN, patient=True, called="") for g, f in made
    ]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("nunez", [0]), ("NÚÑEZ benito", [0]), ("núñ", [0]), ("duc nguyen", [1]), ("lukasz", [2]), ("WOJCIK", [2]),
        ("obrien", [3]), ("o'brien", [3]), ("odegard", [3]), ("nunez lukasz", []),
        ("1968-07-03", [0, 1, 2, 3]), ("7/3/1968 nunez", [0]), ("07/03/1968 nunez", [0]), ("3.7.1968 duc", [1]),
        ("7/1968 duc", [1]), ("1968 duc", [1]), ("7/4/1968", []), ("13/13/1968", []), ("'", []), ("%", []), ("_", []),
    ],
)  # fmt: skip
def test_a_person_is_found(clinic, people, words, who):
    found = [one.id for one in selectors.find_patients(viewer(clinic.staff("nurse")), words).people]
    assert sorted(found) == sorted(people[n].id for n in who)


def test_a_new_name_is_found_and_the_old_one_no_longer(clinic, people):
    update_person(by=None, person=people[0].id, family="Peña", called="Beni")
    nurse = viewer(clinic.staff("nurse"))
    assert [one.id for one in selectors.find_patients(nurse, "beni pena").people] == [people[0].id]
    assert not selectors.find_patients(nurse, "nunez").people


@given(st.text(max_size=20), st.text(max_size=20))
def test_folding_twice_is_folding_once_and_a_part_stays_a_part(one, two):
    assert folded(folded(one)) == folded(one)
    assert folded(one) in findable(one, two, "") or not folded(one)
    who_has(one)
