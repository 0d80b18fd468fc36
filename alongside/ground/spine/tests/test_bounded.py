"""What takes too long is ended, in Python and while it waits; what does not, never hears of it."""

import signal
import threading
import time

import pytest

from alongside.ground.spine.bounded import TookTooLong, bounded


def waits() -> None:
    time.sleep(60)


def reckons() -> None:
    while True:
        pass


@pytest.mark.parametrize("what", [waits, reckons])
def test_it_is_ended(what):
    began = time.monotonic()
    with pytest.raises(TookTooLong), bounded(0.2, grace=60):
        what()
    assert time.monotonic() - began < 30


def test_what_is_quick_is_left_alone_and_so_is_what_comes_after():
    before = signal.getsignal(signal.SIGALRM)
    with bounded(0.05, grace=0.05):
        pass
    time.sleep(0.3)
    assert signal.getsignal(signal.SIGALRM) == before


def test_an_error_of_its_own_stays_its_own():
    with pytest.raises(ValueError, match="mine"), bounded(5, grace=5):
        raise ValueError("mine")


def test_beside_the_main_thread_nothing_is_bounded_and_nothing_breaks():
    done = []

    def beside() -> None:
        with bounded(0.01, grace=60):
            time.sleep(0.1)
        done.append(True)

    thread = threading.Thread(target=beside)
    thread.start()
    thread.join(30)
    assert done == [True]
