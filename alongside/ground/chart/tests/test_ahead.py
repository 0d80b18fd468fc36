"""Telling ahead: in order, no more than may wait, and no word to nobody."""

import multiprocessing
from threading import Thread

import pytest

from alongside.ground.chart.taking import ahead as telling
from alongside.ground.chart.taking.ahead import Ahead


@pytest.fixture
def pipe():
    ends = multiprocessing.Pipe(duplex=False)
    yield ends
    for end in ends:
        end.close()


def test_all_comes_in_order_however_much_waits(pipe, monkeypatch):
    monkeypatch.setattr(telling, "AHEAD", 5_000)
    coming, going = pipe
    messages = [(number, b"x" * (number * 997 % 9_000)) for number in range(400)]
    found = []
    taker = Thread(target=lambda: [found.append(telling.pickle.loads(coming.recv_bytes())) for _ in messages])  # noqa: S301
    taker.start()
    ahead = Ahead(going)
    for message in messages:
        ahead.tell(*message)
    ahead.all_sent()
    taker.join(timeout=20)
    assert found == messages


def test_no_more_waits_than_may(pipe, monkeypatch):
    monkeypatch.setattr(telling, "AHEAD", 100_000)
    coming, going = pipe
    ahead, told = Ahead(going), []

    def tell():
        for number in range(100):
            ahead.tell(number, b"x" * 50_000)
            told.append(number)

    teller = Thread(target=tell)
    teller.start()
    teller.join(timeout=0.5)
    assert teller.is_alive(), "nobody takes, and it tells on"
    assert len(told) < 6
    for number in range(100):
        assert telling.pickle.loads(coming.recv_bytes())[0] == number  # noqa: S301
    teller.join(timeout=20)
    assert not teller.is_alive()


def test_who_tells_learns_that_nobody_listens(pipe):
    coming, going = pipe
    ahead = Ahead(going)
    coming.close()
    with pytest.raises(BrokenPipeError):
        for _ in range(1000):
            ahead.tell(b"x" * 1_000)
        ahead.all_sent()
