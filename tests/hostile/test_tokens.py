"""Tokens made up, of somebody else, or used already: of forms, sessions and invitations."""

import pytest
from django.db import connection
from django.test import Client

from alongside.ground.people import services
from tests.access.table import TABLE
from tests.access.test_access import address

from .conftest import browser
from .values import COOKIES
from .watching import Writes, taken_back

pytestmark = pytest.mark.django_db
# They have no form of ours: a mail program and a gateway send to them, with a secret in the address.
BY_ADDRESS = ("stop_messages", "text_came")
TOKENS = {"none": None, "made up": "x" * 64, "too short": "zq", "not a token": "é\x00" * 32, "another's": ""}


@pytest.mark.parametrize("token", TOKENS)
def test_no_form_is_taken_without_its_own_token(house, token):
    """Of every address there is, from who may send it."""
    other = Client()
    other.get("/account/sign-in/")
    sent = {} if TOKENS[token] is None else {"csrfmiddlewaretoken": TOKENS[token] or other.cookies["csrftoken"].value}
    arguments, wrong = {**house.arguments, "staff": house.persons["biller"]}, []
    for who in ("maria", "nurse", "administrator", "stranger"):
        client = browser(house, who)
        client.handler.enforce_csrf_checks = True
        for name in (n for n in TABLE if who in TABLE[n] and n not in BY_ADDRESS):
            with taken_back(client), connection.execute_wrapper(writes := Writes()):
                status = client.post(address(name, arguments), sent).status_code
            if status not in (403, 405) or writes.tables:
                wrong.append(f"{who} {name}: {status} {writes.tables}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("session", COOKIES)
def test_a_session_that_was_made_up_is_nobodys(house, session):
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = session
    response = client.get(f"/page/{house.persons['maria']}/")
    assert response.headers["Location"].startswith("/account/sign-in/")


def test_a_code_opens_its_own_door_once(house):
    """An invitation is no helper's code; it works neither twice, nor changed, nor when another took its place."""
    client = browser(house, "stranger")
    with taken_back(client):
        person = services.register_person(by=None, origin="test", given="Ida", family="Code", patient=True).id
        replaced = services.invite_account(by=None, person=person)[1]
        code = services.invite_account(by=None, person=person)[1]
        for wrong in (replaced, "AAAA-AAAA-AAAA", code[:-1], f"{code}A", code[::-1], ""):
            assert client.post("/invitation/", {"code": wrong}).status_code == 400
        chosen = {"username": "ida.code", "password": "four words nobody says", "given": "Ida", "family": "Code"}
        assert client.post("/help-someone/", {**chosen, "code": code}).status_code != 302
        assert client.post("/invitation/", {"code": code.lower()}).status_code == 302
        assert client.post("/invitation/sign-in/", chosen).headers["Location"] == "/"
        assert Client().post("/invitation/", {"code": code}).status_code == 400
