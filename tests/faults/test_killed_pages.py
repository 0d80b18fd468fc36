"""Web processes killed while people write: what was acknowledged is there, and nothing is there by half."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from .house import House, kill, until
from .records import write
from .visitor import answers, free_port
from .writing import Writer, nothing_by_half

SOAK = int(os.environ.get("ALONGSIDE_KILLS", "300"))


def test_killed_while_patients_write(house, tmp_path):
    killed_while_writing(house, tmp_path, random.Random(7), kills=6)


@pytest.mark.soak
def test_killed_by_the_hundred(house, tmp_path):
    killed_while_writing(house, tmp_path, random.Random(8), kills=SOAK)


def killed_while_writing(house: House, tmp_path: Path, chance: random.Random, kills: int) -> None:
    assert house.run("import", str(write(tmp_path / "clinic"))).returncode == 0
    port = free_port()
    server = house.start("serve", "--port", str(port))
    writers: list[Writer] = []
    try:
        until(lambda: answers(port))
        writers += [Writer(port, house, patient) for patient in ("p0", "p1")]
        for writer in writers:
            writer.start()
        for _ in range(kills):
            kill_one_page_process(server.pid, writers, chance)
        before = [len(writer.acknowledged) for writer in writers]
        until(lambda: all(len(w.acknowledged) > n for w, n in zip(writers, before, strict=True)))
    finally:
        for writer in writers:
            writer.ended.set()
            if writer.is_alive():
                writer.join(60)
        kill(server)
    assert [writer.wrong for writer in writers] == [[], []]
    nothing_by_half(house, writers)


def kill_one_page_process(server: int, writers: list[Writer], chance: random.Random) -> None:
    """At some moment of the write after next."""
    before = sum(len(writer.acknowledged) for writer in writers)
    until(lambda: sum(len(writer.acknowledged) for writer in writers) > before)
    time.sleep(chance.uniform(0, 0.06))
    os.kill(until(lambda: chance.choice([None, *page_processes(server)])), signal.SIGKILL)


def page_processes(server: int) -> list[int]:
    """The processes that answer: children of gunicorn's own, which is a child of `serve`."""
    return [page for child in _children(server) if b"gunicorn" in _command(child) for page in _children(child)]


def _children(process: int) -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def _command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""
