"""A small clinic, a clock that stands still, and a real mail server and a real HTTP server on this computer."""

from collections.abc import Iterator

import pytest

from alongside.config.outside import Gateway, Mail
from alongside.ground.people.services import set_contact
from alongside.ground.people.tests.clinic import viewer
from alongside.ground.people.tests.conftest import clinic, clock  # noqa: F401 - fixtures

from ..services import choose
from .servers import Gate, Mailbox

ADDRESS = "https://page.riverside.example"


@pytest.fixture
def mailbox(settings) -> Iterator[Mailbox]:
    """Takes what is sent, and says what a test tells it to."""
    box = Mailbox()
    box.start()
    settings.ADDRESS = ADDRESS
    settings.MAIL = Mail("127.0.0.1", box.port, "none", "Riverside <notices@riverside.example>")
    yield box
    box.stop()


@pytest.fixture
def gate(settings) -> Iterator[Gate]:
    """A gateway for text messages."""
    box = Gate()
    box.start()
    settings.ADDRESS = ADDRESS
    settings.SMS = Gateway(
        url=f"http://127.0.0.1:{box.port}/messages",
        body='{"to": "{to}", "body": "{text}", "ref": "{id}"}',
        headers=(("Content-Type", "application/json"), ("Authorization", "Bearer {secret}")),
        secret="s3cret-of-the-gateway",
        incoming="a-long-secret-word",
    )
    yield box
    box.stop()


def wants(person, channel: str, value: str = "", **more):
    """This person gave an address and said how they want to be told."""
    kind = {"email": "email", "sms": "phone"}.get(channel)
    if kind:
        set_contact(by=viewer(person), person=person.id, kind=kind, value=value or _made(person, kind))
    return choose(by=viewer(person), person=person.id, channel=channel, how="on our page", **more)


def _made(person, kind: str) -> str:
    return f"{person.given.lower()}@patients.example" if kind == "email" else "312-555-0142"
