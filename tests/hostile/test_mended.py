"""What hostile input once got past, each held by a test of its own."""

import pytest

from alongside.ground.ui.printing import answer

from .conftest import browser
from .watching import taken_back

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("back", ["²", "0192F0C1", "%(name)s", "\ud800", "words", "evil.example", "//evil.example/"])
def test_a_language_chosen_leads_to_an_address_of_ours_whatever_was_asked(house, back):
    client = browser(house, "stranger")
    with taken_back(client):
        body = {"next": back.encode("utf-8", "surrogatepass"), "language": "es"}
        response = client.post("/language/", body)
    assert (response.status_code, response.headers["Location"]) == (302, "/")


def said_after(house, who: str, address: str, **fields) -> str:
    client = browser(house, who)
    with taken_back(client):
        return client.post(address, fields, follow=True).content.decode()


def test_a_language_that_we_do_not_speak_is_said(house):
    assert "We do not speak this language yet." in said_after(
        house, "stranger", "/language/", language="tlh", next="/invitation/"
    )


def test_who_typed_a_password_too_late_reads_that_it_is_not_saved(house):
    told = said_after(house, "stranger", "/invitation/sign-in/", username="maria", password="four words nobody says")
    assert "Nothing is saved yet" in told


def test_a_form_that_the_settings_do_not_know_is_not_swallowed(house):
    address = f"/page/{house.persons['maria']}/settings/"
    assert "Nothing is saved yet" in said_after(house, "maria", address, form="zq")


def test_a_talk_that_is_over_is_said(house):
    address = f"/desk/patients/{house.persons['maria']}/talks/"
    assert "no longer open" in said_after(house, "nurse", address, talk="zq")


@pytest.mark.parametrize("size", ["zq", "", "large"])
def test_what_is_private_stays_off_the_paper_whatever_else_was_asked(house, monkeypatch, size):
    asked, sheet_for = [], answer.sheet_for

    def noted(*given, **more):
        asked.append(more)
        return sheet_for(*given, **more)

    monkeypatch.setattr(answer, "sheet_for", noted)
    monkeypatch.setattr(answer, "pdf", lambda *_: None)
    address = f"/page/{house.persons['maria']}/print/sheet/"
    assert browser(house, "maria").get(address, {"size": size, "without_private": "on"}).status_code == 200
    assert asked == [{"without_private": True}]


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "BREW"])
def test_methods_that_no_page_knows_are_refused(house, method):
    response = browser(house, "maria").generic(method, f"/page/{house.persons['maria']}/")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, POST, OPTIONS"
    assert "Alvarez" not in response.content.decode()
