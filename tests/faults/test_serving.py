"""`alongside serve` starts what belongs together, ends it together, and says in plain words why it cannot start."""

import os
import signal
import socket
from pathlib import Path

import pytest

from .house import House, kill, until
from .visitor import answers, free_port


@pytest.fixture
def served(house):
    """A house that is served; gone afterwards."""
    port = free_port()
    server = house.start("serve", "--port", str(port))
    try:
        until(lambda: answers(port))
        yield server, port
    finally:
        kill(server)


def family(server) -> list[int]:
    """Every process below `serve`."""
    found, look = [], [server.pid]
    while look:
        children = Path(f"/proc/{look[0]}/task/{look[0]}/children").read_text().split()
        look = [*look[1:], *map(int, children)]
        found += map(int, children)
    return found


def alive(processes: list[int]) -> list[int]:
    return [one for one in processes if Path(f"/proc/{one}").exists()]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_all_of_it_at_once(served, number):
    server, port = served
    below = until(lambda: family(server) if len(family(server)) >= 4 else None)
    if number == signal.SIGINT:
        os.killpg(server.pid, number)  # as Ctrl-C does
    else:
        server.send_signal(number)
    assert server.wait(timeout=10) == 0
    assert alive(below) == []
    assert not answers(port)


def test_killed_itself_it_leaves_nobody_on_the_port(served, house):
    server, port = served
    below = until(lambda: family(server) if len(family(server)) >= 4 else None)
    server.kill()
    server.wait()
    until(lambda: alive(below) == [])
    again = house.start("serve", "--port", str(port))
    try:
        until(lambda: answers(port))
    finally:
        kill(again)


def test_when_the_web_server_ends_by_itself_so_does_the_rest_and_says_so(served, house):
    server, _port = served
    below = until(lambda: family(server) if len(family(server)) >= 4 else None)
    web = next(one for one in below if b"gunicorn" in Path(f"/proc/{one}/cmdline").read_bytes())
    os.kill(web, signal.SIGKILL)
    assert server.wait(timeout=15) == 1
    until(lambda: alive(below) == [])
    assert "ended by itself" in house.log.read_text()


def test_a_port_in_use_is_said_in_plain_words(house):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        for command in (["serve"], ["demo"]):
            refused = house.run(*command, "--port", port)
            assert refused.returncode == 1
            assert f"Something else listens on port {port}" in refused.stderr
            assert "Traceback" not in refused.stderr
    assert (house.home / "keys" / "django").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--port", "99999"], "A port is a number"),
        (["--host", "no.such.address.invalid"], "There is no address"),
        (["--host", "203.0.113.7"], "We cannot listen on 203.0.113.7"),
    ],
)
def test_an_address_that_cannot_be_is_said_in_plain_words(house, words, said):
    refused = house.run("serve", *words)
    assert refused.returncode == 1
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr


def test_without_its_triggers_nothing_is_served_until_setup_makes_them_again(house: House):
    gone = "spine_event_no_delete"
    house.change(f"DROP TRIGGER {gone}" + (" ON spine_event" if house.url else ""))
    refused = house.run("serve", "--port", str(free_port()))
    assert refused.returncode == 1
    assert "triggers are missing" in refused.stderr
    assert "alongside setup" in refused.stderr
    told = house.run("doctor")
    assert told.returncode == 1
    assert gone in told.stdout
    assert house.run("setup").returncode == 0
    assert house.run("doctor").returncode == 0


def test_an_older_database_is_not_served_and_setup_brings_it_up_to_date(house: House):
    assert house.run("manage", "migrate", "chart", "zero").returncode == 0
    refused = house.run("serve", "--port", str(free_port()))
    assert refused.returncode == 1
    assert "alongside setup" in refused.stderr
    told = house.run("doctor")
    assert told.returncode == 1
    assert "older than this version" in told.stdout
    done = house.run("setup", "--name", "Another")
    assert done.returncode == 0
    assert "Practice: Riverside" in done.stdout
    assert house.run("doctor").returncode == 0
