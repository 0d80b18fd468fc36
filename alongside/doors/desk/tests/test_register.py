"""The register at the desk: staff read it, clinicians say yes to what they read, and take it back."""

import pytest
from django.urls import reverse

from alongside.ground.people import services
from alongside.ground.practice import register

SALTS = "explaining-salts"
ADDRESS = reverse("desk:function", args=[SALTS])
ACCEPT = reverse("desk:accept", args=[SALTS])


@pytest.fixture
def priya(clinic):
    person = services.register_person(by=None, origin="test", given="Priya", family="Shah")
    services.give_role(by=None, person=person.id, role="physician")
    return person


def test_each_function_is_listed_with_how_it_stands(clinic, signed_in) -> None:
    shown = signed_in(clinic.lee).get(reverse("desk:register")).content.decode()
    for one in register.functions("en"):
        assert one.title in shown
    assert "Nobody has accepted it" in shown
    assert "In this demo they were accepted in advance" in shown


def test_all_that_it_says_is_read_before_it_is_accepted(clinic, priya, signed_in) -> None:
    shown = signed_in(priya).get(ADDRESS).content.decode()
    for sentence in (
        "Potassium is a salt in your blood.", "El potasio es una sal de la sangre.", "From 5.5 to 5.9",
        "Labs call a care team right away", "Adults who are not pregnant", "no clinician has read them",
    ):  # fmt: skip
        assert sentence in shown
    assert "Accept it for patients" in shown
    assert "Accept it for patients" not in signed_in(clinic.lee).get(ADDRESS).content.decode()


def test_a_physician_accepts_what_they_read_and_takes_it_back(priya, signed_in) -> None:
    browser, edition = signed_in(priya), register.function(SALTS, "en").edition
    shown = browser.post(ACCEPT, {"edition": edition}, follow=True).content.decode()
    assert "Patients see it from now on" in shown
    assert "Accepted by Priya Shah" in shown
    assert register.accepted("salts").by == priya.id
    shown = browser.post(ACCEPT, {"withdraw": "yes"}, follow=True).content.decode()
    assert "Patients do not see it any more" in shown
    assert register.accepted("salts") is None


def test_today_says_to_clinicians_what_waits_to_be_read(clinic, priya, signed_in) -> None:
    browser, today = signed_in(priya), reverse("desk:today")
    assert f"{len(register.functions('en'))} texts that explain results wait" in browser.get(today).content.decode()
    assert "explain results" not in signed_in(clinic.ada).get(today).content.decode()
    for one in register.functions("en"):
        browser.post(reverse("desk:accept", args=[one.key]), {"edition": one.edition})
    assert "explain results" not in browser.get(today).content.decode()


def test_words_that_changed_while_they_were_read_are_not_accepted(priya, signed_in) -> None:
    for sent in ({"edition": "1-of-before"}, {}):
        shown = signed_in(priya).post(ACCEPT, sent, follow=True).content.decode()
        assert "The words changed in the meantime" in shown
    assert register.accepted("salts") is None
    assert signed_in(priya).get(ACCEPT).status_code == 302


def test_nobody_else_can_accept(clinic, signed_in) -> None:
    edition = register.function(SALTS, "en").edition
    for person in (clinic.lee, clinic.ada):
        assert signed_in(person).post(ACCEPT, {"edition": edition}).status_code == 403
    assert register.accepted("salts") is None


def test_what_is_not_there_is_not_found(priya, signed_in) -> None:
    assert signed_in(priya).get(reverse("desk:function", args=["nothing"])).status_code == 404
    assert signed_in(priya).post(reverse("desk:accept", args=["nothing"]), {}).status_code == 404
