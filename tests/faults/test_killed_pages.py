"""Web processes killed while people write: what was acknowledged is there, and nothing is there by half."""

import os
import random
import signal
import threading
import time
from pathlib import Path

import pytest

from .house import House, kill, until
from .records import write
from .visitor import Visitor, answers, free_port

SOAK = int(os.environ.get("ALONGSIDE_KILLS", "300"))


class Writer(threading.Thread):
    """A patient who asks for one correction after the other, each in words of its own, and never twice."""

    def __init__(self, port: int, house: House, patient: str) -> None:
        super().__init__()
        code, person, record = invited(house, patient)
        self._visitor, self._name = Visitor(port), patient
        self._visitor.first_sign_in(code, f"patient-{patient}")
        self._form = f"/page/{person}/record/{record}/correct/"
        self.sent: list[str] = []
        self.acknowledged: list[str] = []
        self.wrong: list[int] = []
        self.longest = 0.0
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.is_set():
            words = f"{self._name} says {len(self.sent)}"
            self.sent.append(words)
            began = time.monotonic()
            try:
                status = self._visitor.post(self._form, words=words)
            except OSError:
                continue  # no answer: it may have been written or not
            self.longest = max(self.longest, time.monotonic() - began)
            (self.acknowledged if status == 302 else self.wrong).append(words if status == 302 else status)


def invited(house: House, patient: str) -> tuple[str, str, str]:
    inviting = house.start("clinic", patient, module="tests.faults.inviting")
    words, _ = inviting.communicate(timeout=60)
    assert inviting.returncode == 0, words
    return tuple(words.decode().split()[-3:])


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


def nothing_by_half(house: House, writers: list[Writer]) -> None:
    asked = dict(house.rows("SELECT words, id FROM chart_correction"))
    assert len(asked) == house.rows("SELECT count(*) FROM chart_correction")[0][0], "one was written twice"
    for writer in writers:
        assert set(writer.acknowledged) <= set(asked)
    assert set(asked) <= {words for writer in writers for words in writer.sent}
    promised = house.rows("SELECT subject FROM promises_promise WHERE kind = 'answer_correction'")
    assert sorted(asked.values()) == sorted(subject for (subject,) in promised)
    told = dict(house.rows("SELECT kind, count(*) FROM spine_event GROUP BY kind"))
    assert told["chart.correction_asked"] == len(asked)
    assert told["promises.made"] == house.rows("SELECT count(*) FROM promises_promise")[0][0]
