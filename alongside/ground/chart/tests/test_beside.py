"""Files read by the process beside this one: the same, in the same order; and whatever befalls it is known here."""

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from alongside.ground.chart.intake.walk import places
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


@pytest.fixture
def read(files):
    return lambda place, told: stage(place, "", files / "staging", told)


@pytest.fixture
def found(files):
    return list(places(files / "in"))


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


def test_it_is_the_same_as_read_here(files, read, found):
    here, there = [], []
    expected = what(file for place in found for file in read(place, lambda *news: here.append(news)))
    with beside(read, found) as files_of:
        told = what(files_of(lambda *news: there.append(news)))
    assert told == expected
    assert [(len(batches), received) for *_, received, _refused, batches in told] == [(3, 1200), (0, 0), (1, 1), (1, 1)]
    assert there == here
    assert (str(files / "in" / "a.ndjson"), 1000) in there


def test_an_archive_is_read_by_one_and_comes_in_order(files, read):
    with zipfile.ZipFile(files / "in" / "b.zip", "w") as archive:
        for name in ("x", "y", "z"):
            archive.writestr(f"{name}.json", f'{{"resourceType":"Patient","id":"{name}"}}')
    with beside(read, list(places(files / "in"))) as files_of:
        names = [Path(file.name).name for file in files_of(lambda *_: None)]
    assert names == ["a.ndjson", "b.json", "x.json", "y.json", "z.json", "c.json", "d.json"]


def test_nothing_to_read_is_no_trouble(read):
    with beside(read, []) as files_of:
        assert list(files_of(lambda *_: None)) == []


def test_who_does_not_take_all_of_a_file_still_gets_the_next(read, found):
    with beside(read, found) as files_of:
        names = [Path(file.name).name for file in files_of(lambda *_: None)]
    assert names == ["a.ndjson", "b.json", "c.json", "d.json"]


def test_the_staged_copies_are_there_before_their_files_are_told(files, read, found):
    with beside(read, found) as files_of:
        for file in files_of(lambda *_: None):
            assert copy_of(files / "staging", file.id).exists() == bool(file.received)


def test_what_is_raised_there_is_raised_here(files, read, found):
    (files / "staging").rmdir()
    with beside(read, found) as files_of, pytest.raises(FileNotFoundError):
        list(files_of(lambda *_: None))


@pytest.mark.parametrize("name", ["a.ndjson", "b.json", "d.json"])
def test_killed_it_is_no_end_of_the_files(read, found, name):
    def dies(place, told):
        if place.path.name == name:
            os.kill(os.getpid(), signal.SIGKILL)
        return read(place, told)

    with beside(dies, found) as files_of, pytest.raises(ReadingEnded):
        list(files_of(lambda *_: None))


def test_nobody_is_left_when_the_writer_is_done_early(read, found):
    with beside(read, found) as files_of:
        next(iter(files_of(lambda *_: None)))
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def lives(process: int) -> bool:
    stat = Path(f"/proc/{process}/stat")
    return stat.exists() and stat.read_text().split()[2] != "Z"


def test_killed_ourselves_they_do_not_outlive_us():
    code = (
        "import os, sys, time\n"
        "from alongside.ground.chart.taking.beside import beside\n"
        "def read(place, told):\n"
        "    os.write(1, b'%d\\n' % os.getpid())\n"
        "    time.sleep(60)\n"
        "    yield from ()\n"
        "with beside(read, [1, 2]) as files:\n"
        "    list(files(lambda *_: None))\n"
    )
    writer = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    readers = [int(writer.stdout.readline()) for _ in range(2)]
    writer.kill()
    writer.wait()
    writer.stdout.close()
    until = time.monotonic() + 10
    while any(map(lives, readers)):
        assert time.monotonic() < until, "the reader lives on"
        time.sleep(0.02)
