"""The link of a message and its stop button, in a browser of nobody, of her, and of somebody else."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from ..models import Message, Preference
from ..post.run import post_all
from ..services import notify
from .conftest import wants


@pytest.fixture
def token(clinic, mailbox) -> str:
    wants(clinic.maria, "email")
    notify(by=None, cause="one", person=clinic.maria.id, kind="answer")
    post_all()
    return Message.objects.get().token


def browser(person) -> Client:
    account = get_user_model().objects.create(person=person, username=person.given, created_at=timezone.now())
    client = Client()
    client.force_login(account)
    return client


def test_the_link_survives_signing_in(clinic, token):
    asked = Client().get(f"/go/{token}/")
    assert asked.headers["Location"] == f"/account/sign-in/?next=/go/{token}/"
    there = browser(clinic.maria).get(f"/go/{token}/")
    assert there.headers["Location"] == f"/page/{clinic.maria.id}/"


def test_it_opens_nothing_for_anybody_else_and_not_for_ever(clinic, token, clock):
    other = browser(clinic.person("Joe", patient=True))
    assert other.get(f"/go/{token}/").headers["Location"] == "/"
    assert other.get("/go/nothing/").headers["Location"] == "/"
    assert Client().get("/go/nothing/").headers["Location"] == "/account/sign-in/?next=/go/nothing/"
    clock.move(days=31)
    assert browser(clinic.maria).get(f"/go/{token}/").headers["Location"] == "/"


def test_looking_at_the_stop_page_stops_nothing_and_its_button_does(clinic, token):
    stranger = Client(enforce_csrf_checks=True)
    for method in (stranger.get, stranger.head):
        assert method(f"/stop/{token}/").status_code == 200
    assert Preference.objects.get(ended_at=None).channel == "email"
    done = stranger.post(f"/stop/{token}/", {"List-Unsubscribe": "One-Click"})
    assert done.status_code == 200
    assert "Maria" not in done.content.decode()
    assert Preference.objects.get(ended_at=None).channel == "none"
    assert stranger.post("/stop/nothing/").status_code == 404
