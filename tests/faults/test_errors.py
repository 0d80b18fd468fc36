"""When something breaks, the person gets a number to quote and the log holds nothing of what they typed."""

import io
import logging
import re
import sys

import pytest
from django.db import OperationalError

from alongside.config import views
from alongside.config.logs import CalmFormatter
from alongside.ground.practice.services import set_up
from alongside.ground.spine import services
from alongside.ground.spine.kinds import PracticeChanged
from alongside.ground.spine.outbox import deliver_one

SECRET = "Maria Alvarez takes lisinopril"


@pytest.fixture
def broken(monkeypatch, db):
    """A page that breaks with health data in its message, its cause and its variables."""
    set_up(name="Riverside", phone="312-555-0100", by=None)

    def breaks(request):
        words = SECRET
        try:
            raise KeyError(words)
        except KeyError as cause:
            raise ValueError(f"could not read {words}") from cause

    monkeypatch.setattr(views, "connection", type("Broken", (), {"cursor": lambda self: breaks(None)})())


@pytest.fixture
def log():
    """What our own handler writes, read from its stream."""
    (handler,) = [h for h in logging.getLogger().handlers if isinstance(h.formatter, CalmFormatter)]
    stream = io.StringIO()
    before = handler.setStream(stream)
    yield stream
    handler.setStream(before)


def test_a_reference_number_is_on_the_page_and_in_the_log_and_nothing_else_is(broken, client, log):
    client.raise_request_exception = False
    page = client.get("/alive/", {"q": SECRET})
    assert page.status_code == 500
    text = page.content.decode()
    assert "312-555-0100" in text
    assert SECRET not in text
    reference = re.search(r"<strong>([0-9A-F]{8})</strong>", text)[1]
    logged = log.getvalue()
    assert reference in logged
    assert "ValueError from KeyError" in logged
    assert "Alvarez" not in logged
    assert "lisinopril" not in logged


def test_a_reaction_that_fails_is_logged_with_its_place_and_nothing_else(db, log, monkeypatch):
    def fails(event):
        raise ValueError(f"could not read {SECRET}")

    monkeypatch.setattr(services, "_reactions", {})
    services.react(PracticeChanged, fails)
    set_up(name="Riverside", by=None)
    assert deliver_one()
    assert "failed (ValueError), try 1" in log.getvalue()
    assert f"test_errors.py:{fails.__code__.co_firstlineno + 1} in fails" in log.getvalue()
    assert "Alvarez" not in log.getvalue()


def test_the_page_stands_without_a_database(broken, client, monkeypatch):
    from alongside.config import errors

    monkeypatch.setattr(errors, "the_practice", lambda: (_ for _ in ()).throw(OperationalError("gone")))
    client.raise_request_exception = False
    assert client.get("/alive/").status_code == 500


def test_what_is_not_there_is_logged_without_its_address(client, db, log):
    assert client.get("/no/such/page/", {"q": SECRET}).status_code == 404
    assert "Alvarez" not in log.getvalue()


@pytest.mark.parametrize("level", [logging.WARNING, logging.ERROR])
def test_the_formatter_leaves_messages_of_errors_out(level):
    try:
        raise ValueError(SECRET)
    except ValueError:
        record = logging.LogRecord("x", level, __file__, 1, "it failed", None, sys.exc_info())
    assert SECRET not in CalmFormatter().format(record)


def test_an_error_raised_from_what_came_of_it_is_told_once():
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as first:
            try:
                raise ValueError(SECRET)
            except ValueError as second:
                raise first from second
    except KeyError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "it failed", None, sys.exc_info())
    assert CalmFormatter().format(record).endswith("KeyError from ValueError")


def test_a_form_from_elsewhere_gets_a_calm_page(db):
    from django.test import Client

    page = Client(enforce_csrf_checks=True).post("/invitation/", {"code": "x"})
    assert page.status_code == 403
    assert "Nothing was saved" in page.content.decode()
