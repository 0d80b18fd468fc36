"""A watcher outside hears from the worker while all is well, and only then. The watcher is a real web server."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from queue import Queue

import pytest

from alongside.cli.heartbeat import beat
from alongside.cli.looking.finding import Finding

from .house import until

WELL = [Finding("All is well")]


class Watcher(BaseHTTPRequestHandler):
    """Notes who called with what; answers as its path says."""

    calls: Queue

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        self.calls.put((self.path, dict(self.headers), self.rfile.read(length)))
        self.send_response({"/moved": 302, "/broken": 500}.get(self.path, 200))
        self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, *_args) -> None:
        pass


@pytest.fixture
def watcher() -> Iterator[tuple[str, Queue]]:
    """(its address, what it heard)"""
    handler = type("Mine", (Watcher,), {"calls": Queue()})
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", handler.calls
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_worker_calls_while_all_is_well(house, watcher):
    address, calls = watcher
    worker = house.start("work", ALONGSIDE_HEARTBEAT=f"{address}/our-practice")
    try:
        path, headers, body = calls.get(timeout=60)
    finally:
        worker.terminate()
        assert worker.wait(timeout=30) == 0
    assert (path, body) == ("/our-practice", b"")
    assert headers["User-Agent"] == "Alongside"
    assert "Riverside" not in str(headers)


def test_it_does_not_while_something_is_to_be_mended(house, watcher):
    address, calls = watcher
    house.change("UPDATE practice_practice SET phone = ''")
    worker = house.start("work", ALONGSIDE_HEARTBEAT=address)
    try:
        until(lambda: "no sign of life was sent" in house.log.read_text())
    finally:
        worker.terminate()
        assert worker.wait(timeout=30) == 0
    assert calls.empty()


def test_an_address_that_is_none_is_refused(house):
    told = house.run("doctor", ALONGSIDE_HEARTBEAT="example.org/ping")
    assert told.returncode != 0
    assert "Give a whole address" in told.stderr + told.stdout


def test_one_thing_to_mend_is_enough_to_be_silent(watcher):
    address, calls = watcher
    assert not beat(address, [*WELL, Finding("A job has waited", "Start the worker.")])
    assert calls.empty()


@pytest.mark.parametrize(("path", "taken"), [("/", True), ("/broken", False), ("/moved", False)])
def test_a_watcher_that_says_no_harms_nobody(watcher, path, taken):
    address, calls = watcher
    assert beat(address + path, WELL) is taken
    assert [call[0] for call in calls.queue] == [path], "nobody follows it elsewhere"


def test_a_watcher_that_is_away_harms_nobody():
    assert beat("http://127.0.0.1:9/", WELL) is False
