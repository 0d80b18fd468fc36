"""The worker killed between sending a message and writing down that it went. The mail server and the gateway here are
real ones, and kill the worker themselves: before they answer, or once they have all but answered."""

import os
import signal
import subprocess
from collections.abc import Iterator

import pytest

from alongside.ground.notices.tests.servers import Gate, Mailbox

from .house import House, kill, until

SETTINGS = """address = "https://page.riverside.example"
[notices.email]
host = "127.0.0.1"
port = {mail}
security = "none"
sender = "notices@riverside.example"
[notices.sms]
url = "http://127.0.0.1:{gate}/messages"
headers = {{ Content-Type = "application/json" }}
body = '{{"to": "{{to}}", "text": "{{text}}"}}'
{once}
"""
COUNT = "SELECT count(*) FROM notices_message WHERE state = '{}'"


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox()
    box.start()
    yield box
    box.stop()


@pytest.fixture
def gate() -> Iterator[Gate]:
    box = Gate()
    box.start()
    yield box
    box.stop()


class Killing:
    """Kills the worker the first time it is called, and lets it live from then on."""

    def __init__(self) -> None:
        self.worker: subprocess.Popen | None = None
        self.killed = False

    def __call__(self, *_asked) -> None:
        if not self.killed:
            self.killed = True
            os.kill(self.worker.pid, signal.SIGKILL)
            self.worker.wait()


def begin(house: House, mailbox: Mailbox, gate: Gate, channel: str, once: str = "") -> None:
    """A notice waits in this house."""
    words = SETTINGS.format(mail=mailbox.port, gate=gate.port, once=once)
    (house.home / "settings.toml").write_text(words, encoding="utf-8")
    asked = house.start(channel, module="tests.faults.noticing")
    assert asked.wait(120) == 0, house.log.read_text()


def worked_to_the_end(house: House, killing: Killing, state: str) -> None:
    """The worker is killed; the next one, later, brings the message to its end."""
    killing.worker = house.start("work")
    until(lambda: killing.killed)
    until(lambda: killing.worker.poll() is not None)
    house.change("UPDATE notices_message SET next_try_at = '2020-01-01 00:00:00+00:00'")  # its lease has run out
    after = house.start("work")
    try:
        until(lambda: house.rows(COUNT.format(state))[0][0] == 1)
    finally:
        kill(after)


def test_killed_when_the_server_has_it_but_has_not_answered(house, mailbox, gate):
    killing = Killing()
    begin(house, mailbox, gate, "email")
    taken = mailbox.handle_DATA

    async def take(server, session, envelope):
        answer = await taken(server, session, envelope)
        killing()
        return answer

    mailbox.handle_DATA = take
    worked_to_the_end(house, killing, "unsure")
    assert len(mailbox.came) == 1
    calls = house.rows("SELECT count(*) FROM promises_promise WHERE kind = 'call_about_notice' AND state = 'open'")
    assert calls == [(1,)]


def test_killed_before_anything_was_handed_over_it_is_sent_after_all(house, mailbox, gate):
    killing = Killing()
    begin(house, mailbox, gate, "email")
    mailbox.on_rcpt = killing
    worked_to_the_end(house, killing, "sent")
    assert len(mailbox.came) == 1
    assert house.rows("SELECT state, count(*) FROM notices_notice GROUP BY state") == [("sent", 1)]


@pytest.mark.parametrize(
    ("once", "end", "asked"),
    [("", "unsure", 1), ('once_header = "Idempotency-Key"', "sent", 2)],
    ids=["a gateway that knows nothing again", "one that does"],
)
def test_killed_when_the_gateway_has_it(house, mailbox, gate, once, end, asked):
    """Where the gateway knows a message again it is asked once more with the same key; else never."""
    killing = Killing()
    begin(house, mailbox, gate, "sms", once)
    gate.hook = killing
    worked_to_the_end(house, killing, end)
    assert len(gate.came) == asked
    assert len({headers.get("Idempotency-Key") for headers, _body in gate.came}) == 1


def test_the_settings_speak_for_themselves_when_they_cannot_work(house):
    for words in ('[notices.email]\nhost = "mail.example"\nsecurity = "none"\nsender = "a@b.example"',
                  '[notices.email]\nhost = "mail.example"\nsender = "nobody"',
                  '[notices.email]\nhost = "mail.example"\nsender = "a@b.example"\npasword = "x"',
                  '[notices.sms]\nurl = "http://gateway.example/"\nbody = "{to} {text}"',
                  '[notices.sms]\nurl = "https://gateway.example/"\nbody = "{to}"'):  # fmt: skip
        (house.home / "settings.toml").write_text(words, encoding="utf-8")
        done = house.run("work", "--once")
        assert done.returncode != 0
        assert "notices" in done.stderr + done.stdout
        assert "Traceback" not in done.stderr
