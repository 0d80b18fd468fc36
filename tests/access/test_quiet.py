"""Whatever goes wrong, nothing of what was asked or typed is in the log, nor on the page of somebody else."""

import io
import logging

import pytest
from django.test import Client

from alongside.config.logs import CalmFormatter
from alongside.ground.people.selectors import PermissionDenied

from .conftest import SECRET, signed_in

pytestmark = pytest.mark.django_db
TOO_LARGE = {"words": SECRET + "x" * 3_000_000}


@pytest.fixture
def log():
    """What our own handler writes."""
    (handler,) = [h for h in logging.getLogger().handlers if isinstance(h.formatter, CalmFormatter)]
    stream = io.StringIO()
    before = handler.setStream(stream)
    yield stream
    handler.setStream(before)


TRIES = {
    "a wrong host": lambda c, maria: c.get("/", {"q": SECRET}, headers={"host": f"{SECRET}.example"}),
    "a host with a slash": lambda c, maria: c.get(f"/{SECRET}/", headers={"host": f"{SECRET}/x"}),
    "no such page": lambda c, maria: c.get(f"/{SECRET}/", {"q": SECRET}),
    "no such patient": lambda c, maria: c.get(f"/page/{SECRET}/"),
    "no such content": lambda c, maria: c.get(f"/page/{maria}/all/{SECRET}/", {"page": SECRET}),
    "no such result": lambda c, maria: c.get(f"/page/{maria}/result/{SECRET}/"),
    "a page for staff": lambda c, maria: c.get("/desk/practice/", {"q": SECRET}),
    "a form too large": lambda c, maria: c.post(f"/page/{maria}/settings/", TOO_LARGE),
    "too many fields": lambda c, maria: c.post(f"/page/{maria}/settings/", {f"{SECRET}{n}": "x" for n in range(1001)}),
    "a wrong method": lambda c, maria: c.put(f"/demo/{maria}/", {"q": SECRET}),
    "a broken form": lambda c, maria: c.generic(
        "POST", f"/page/{maria}/settings/", f"--x\r\n{SECRET}", "multipart/form-data; boundary=x"
    ),
    "a form from elsewhere": lambda c, maria: Client(enforce_csrf_checks=True).post("/invitation/", {"code": SECRET}),
}  # fmt: skip


@pytest.mark.parametrize("name", TRIES)
def test_nothing_of_it_is_logged_or_said_again(name, shared, client, log):
    client.raise_request_exception = False
    response = TRIES[name](signed_in(client, shared, "maria"), shared.persons["maria"])
    assert response.status_code >= 400 or name == "a broken form"
    assert SECRET.casefold() not in response.content.decode().casefold()
    assert SECRET.casefold() not in log.getvalue().casefold()
    assert str(shared.persons["maria"]) not in log.getvalue()


@pytest.mark.parametrize("error", [ValueError, KeyError, PermissionDenied, UnicodeError, RecursionError, OSError])
def test_nor_of_what_breaks_while_it_is_being_shown(error, shared, client, log, monkeypatch):
    from alongside.doors.portal.views import page

    def breaks(*_):
        raise error(f"{SECRET} has hypertension")

    monkeypatch.setattr(page, "sight_for", breaks)
    client.raise_request_exception = False
    maria = shared.persons["maria"]
    response = signed_in(client, shared, "maria").get(f"/page/{maria}/all/visits/")
    assert response.status_code in (403, 500)
    for told in (response.content.decode(), log.getvalue()):
        assert SECRET not in told
        assert "hypertension" not in told
    assert str(maria) not in log.getvalue()


def test_a_card_that_breaks_is_named_without_what_was_on_it(shared, client, log, monkeypatch):
    from alongside.ground.ui.page import slots

    def problems(_sight):
        raise ValueError(f"{SECRET} has hypertension")

    monkeypatch.setitem(slots._filled, slots.MAIN, (problems,))
    page = signed_in(client, shared, "maria").get(f"/page/{shared.persons['maria']}/")
    assert page.status_code == 200
    assert "hypertension" not in page.content.decode() + log.getvalue()
    assert "card problems could not be made: ValueError" in log.getvalue()
    assert f"test_quiet.py:{problems.__code__.co_firstlineno + 1} in problems" in log.getvalue()
