"""What the job worker does beside delivering."""

import threading
from datetime import timedelta

import django.db
import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import OperationalError

from alongside.cli import work


def session(**lasts: int) -> str:
    store = SessionStore()
    store["a"] = 1
    store.set_expiry(timedelta(**lasts))
    store.save()
    return store.session_key


@pytest.fixture(autouse=True)
def _one_connection(monkeypatch):
    """The test's own, with its transaction, stays open."""
    monkeypatch.setattr(django.db, "close_old_connections", lambda: None)


def test_sessions_that_ended_are_cleared_away_and_no_others(db):
    session(hours=-1)
    lives = session(hours=1)
    work._forget_sessions()
    assert [one.session_key for one in Session.objects.all()] == [lives]


def test_where_somebody_was_signed_in_goes_with_the_session(client, db):
    from allauth.usersessions.models import UserSession

    from alongside.ground.people.services import invite_account, open_account, register_person

    lee = register_person(by=None, origin="test", given="Lee", family="Test", patient=True)
    _invitation, code = invite_account(by=None, person=lee.id)
    account = open_account(code=code, username="lee", password="four words nobody says", email="")
    client.force_login(account)
    here = client.session.session_key
    gone = {"user": account, "ip": "10.1.2.3", "user_agent": "a browser", "data": {}}
    UserSession.objects.create(session_key="ended", **gone)
    UserSession.objects.create(session_key=here, **gone)
    work._forget_sessions()
    assert [one.session_key for one in UserSession.objects.all()] == [here]


def test_a_database_that_is_away_does_not_end_the_worker(db, monkeypatch):
    def away(*_words):
        raise OperationalError("gone")

    monkeypatch.setattr(SessionStore, "clear_expired", away)
    work._forget_sessions()


def test_an_import_that_ends_the_worker_does_not_keep_jobs_waiting(monkeypatch):
    waiting, delivered = ["first", "second"], []

    def deliver() -> bool:
        delivered.extend(waiting[:1])
        return bool(waiting and waiting.pop(0))

    def dies() -> None:
        raise SystemExit(9)

    monkeypatch.setattr(work, "_run_clocks", lambda: False)
    monkeypatch.setattr(work, "_deliver_one", deliver)
    monkeypatch.setattr(work, "_finish_imports", dies)
    monkeypatch.setattr(work, "_listen", lambda _ended: None)
    with pytest.raises(SystemExit):
        work._until_ended(threading.Event())
    assert delivered == ["first", "second"]


def test_a_doctor_who_cannot_look_does_not_end_the_worker(monkeypatch, settings):
    called = []

    def cannot(_home):
        raise OperationalError("gone in the middle")
        yield

    settings.HEARTBEAT = "http://127.0.0.1:9/"
    monkeypatch.setattr(work, "findings", cannot)
    monkeypatch.setattr(work.heartbeat, "build_opener", lambda *_: called.append("called"))
    work._say_all_is_well()
    assert not called


def test_jobs_done_long_ago_are_cleared_away_by_the_worker(db, monkeypatch):
    from alongside.ground.spine import outbox

    asked = []
    monkeypatch.setattr(outbox, "prune", asked.append)
    work._forget_done()
    assert len(asked) == 1
