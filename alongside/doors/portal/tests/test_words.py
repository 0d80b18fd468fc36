"""The glossary for anybody signed in, and terms in the pages of a patient."""

import gzip
import re

import pytest
from django.urls import reverse

from alongside.ground.people import services
from alongside.ground.practice import register
from alongside.ground.practice.services import accept, set_up, withdraw

pytestmark = pytest.mark.django_db
WORDS = reverse("portal:words")


@pytest.fixture
def reader(signed_in):
    """A patient of a practice whose clinician accepted the glossary."""
    set_up(name="Riverside", by=None)
    clinician = services.register_person(by=None, origin="test", given="Priya").id
    glossary = register.function(register.GLOSSARY, "en")
    accept(by=clinician, by_name="Priya Shah", function=glossary.key, edition=glossary.edition)
    patient = services.register_person(by=None, origin="test", given="Maria", family="Alvarez")
    services.give_role(by=None, person=patient.id, role="patient")
    return signed_in(patient)


def terms(page) -> list[str]:
    return re.findall(r'<div id="(\w+)">\s*<dt', page.content.decode())


def test_all_words_page_by_page(reader):
    first, last = reader.get(WORDS), reader.get(WORDS, {"page": "29"})
    assert len(terms(first)) == 20
    assert "In plain words:" in first.content.decode()
    assert terms(first) != terms(last)
    assert len(gzip.compress(first.content)) < 14 * 1024
    assert reader.get(WORDS, {"page": "nonsense"}).status_code == 200


def test_a_word_is_found_and_stands_in_no_address(reader):
    page = reader.post(WORDS, {"words": "edema"})
    assert terms(page)[0] == "edema"
    assert "words=" not in page.content.decode()


def test_a_word_that_is_not_there_is_said_kindly(reader):
    page = reader.post(WORDS, {"words": "qqqq"}).content.decode()
    assert "We do not have this word." in page


def test_without_a_word_the_form_says_what_is_missing(reader):
    page = reader.post(WORDS, {"words": " "})
    assert page.status_code == 200
    assert len(terms(page)) == 20


def test_it_is_in_the_language_of_the_reader(reader):
    page = reader.get(WORDS, headers={"accept-language": "es"}).content.decode()
    assert "Palabras médicas explicadas" in page
    assert "En palabras sencillas:" in page


def test_patients_of_a_practice_that_has_not_read_it_are_told_so(reader):
    withdraw(by=services.register_person(by=None, origin="test", given="Ann").id, function=register.GLOSSARY)
    page = reader.get(WORDS)
    assert terms(page) == []
    assert "Not open yet" in page.content.decode()
