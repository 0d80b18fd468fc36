"""Files read by the process beside this one: the same, in the same order; and whatever befalls it is known here."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from alongside.ground.chart.intake.walk import walk
from alongside.ground.chart.taking.beside import ReadingEnded, beside
from alongside.ground.chart.taking.prepare import Prepared
from alongside.ground.chart.taking.staged import copy_of, stage


@pytest.fixture
def files(tmp_path) -> Path:
    """Two that can be read, one that is refused, one with a broken record."""
    folder = tmp_path / "in"
    folder.mkdir()
    line = (
        '{"resourceType":"Observation","id":"%s","status":"final","code":{"text":"x"},"valueQuantity":{"value":7.00}}\n'
    )
    (folder / "a.ndjson").write_text("".join(line % n for n in range(1200)))
    (folder / "b.json").write_text("<xml/>")
    (folder / "c.json").write_text('{"resourceType":"Observation","id":"c","effectiveDateTime":"2026-02-30"}')
    (folder / "d.json").write_text('{"resourceType":"Patient","id":"p","birthDate":"1950-02"}')
    (tmp_path / "staging").mkdir()
    return tmp_path


def reading(files: Path):
    return lambda told: stage(walk(files / "in"), "", files / "staging", told)


def what(files) -> list:
    """All that is told of each file, but for its key and the parsed form that stays where it was read."""
    return [
        (
            f.name,
            f.source,
            f.size,
            f.received,
            f.refused,
            [(upto, list(map(known, batch))) for batch, upto in f.batches],
        )
        for f in files
    ]


def known(item) -> tuple:
    extra = item.entries if isinstance(item, Prepared) else item.problem
    return type(item), item.type, item.id, item.digest, item.received.raw, extra


def test_it_is_the_same_as_read_here(files):
    here, there = [], []
    expected = what(reading(files)(lambda *news: here.append(news)))
    with beside(reading(files)) as read:
        found = what(read(lambda *news: there.append(news)))
    assert found == expected
    assert [(len(batches), received) for *_, received, _refused, batches in found] == [
        (3, 1200),
        (0, 0),
        (1, 1),
        (1, 1),
    ]
    assert there == here
    assert (str(files / "in" / "a.ndjson"), 1000) in there


def test_who_does_not_take_all_of_a_file_still_gets_the_next(files):
    with beside(reading(files)) as read:
        assert [Path(f.name).name for f in read(lambda *_: None)] == ["a.ndjson", "b.json", "c.json", "d.json"]


def test_the_staged_copies_are_there_before_their_files_are_told(files):
    with beside(reading(files)) as read:
        for file in read(lambda *_: None):
            assert copy_of(files / "staging", file.id).exists() == bool(file.received)


def test_what_is_raised_there_is_raised_here(files):
    (files / "staging").chmod(0o500)
    (files / "staging").rmdir()
    with beside(reading(files)) as read, pytest.raises(FileNotFoundError):
        list(read(lambda *_: None))


def test_killed_it_is_no_end_of_the_files(files):
    def dies(told):
        yield from list(reading(files)(told))[:1]
        os.kill(os.getpid(), signal.SIGKILL)

    with beside(dies) as read, pytest.raises(ReadingEnded):
        list(read(lambda *_: None))


def test_nobody_is_left_when_the_writer_is_done_early(files):
    with beside(reading(files)) as read:
        next(iter(read(lambda *_: None)))
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_killed_ourselves_it_does_not_outlive_us(files):
    code = (
        "import os, sys, time\n"
        "from alongside.ground.chart.taking.beside import beside\n"
        "def read(told):\n"
        "    print(os.getpid(), flush=True)\n"
        "    time.sleep(60)\n"
        "    yield from ()\n"
        "with beside(read) as files:\n"
        "    list(files(lambda *_: None))\n"
    )
    writer = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    reader = int(writer.stdout.readline())
    writer.kill()
    writer.wait()
    writer.stdout.close()
    until = time.monotonic() + 10
    while Path(f"/proc/{reader}/stat").exists() and Path(f"/proc/{reader}/stat").read_text().split()[2] != "Z":
        assert time.monotonic() < until, "the reader lives on"
        time.sleep(0.02)
