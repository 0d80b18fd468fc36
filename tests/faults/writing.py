"""Patients who write without pause, and what must be true of it afterwards."""

import subprocess
import sys
import threading
import time

from .house import ROOT, House
from .visitor import Visitor


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
    command = [sys.executable, "-m", "tests.faults.inviting", "clinic", patient]
    done = subprocess.run(command, env=house.environment(), cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return tuple(done.stdout.split()[-3:])


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
