"""A disk that is full: said in plain words, nothing half done, and all comes in once there is room."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .house import ROOT, House, copied
from .records import write
from .test_killed_imports import adds_up, held, told_to_each_patient

LIMIT = 3 * 1024 * 1024  # bytes a process may write into one file


@pytest.fixture
def records(tmp_path) -> Path:
    return write(tmp_path / "clinic")


@pytest.fixture
def expected(template, records, tmp_path) -> dict:
    quiet = copied(template, tmp_path / "quiet")
    assert quiet.run("import", str(records)).returncode == 0
    return held(quiet)


def test_a_file_too_big_to_stage_leaves_nothing_behind(house, tmp_path):
    folder = tmp_path / "big"
    folder.mkdir()
    note = [{"text": "x" * 4000}]
    (folder / "a.ndjson").write_text(
        "".join(
            json.dumps({"resourceType": "Basic", "id": str(n), "extension": note, "code": {"text": "x"}}) + "\n"
            for n in range(1000)
        )
    )
    done = subprocess.run(
        ["prlimit", f"--fsize={LIMIT}", sys.executable, "-m", "alongside.cli", "import", str(folder)],
        cwd=ROOT, env=house.environment(), capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "disk is full" in done.stderr
    assert "Traceback" not in done.stderr
    assert house.staged() == set()
    assert house.rows("SELECT count(*) FROM chart_importfile") == [(0,)]
    again = house.run("import", str(folder))
    assert "1,000 received" in again.stdout
    assert house.rows("SELECT count(*) FROM chart_importrun WHERE ended_at IS NULL") == [(0,)]


@pytest.fixture
def small_disk(template, tmp_path) -> Iterator[House]:
    """A house on a disk of its own, almost full. Needs root, and SQLite: PostgreSQL's files lie elsewhere."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if template.url or os.geteuid() or subprocess.run(mount(folder, 64), check=False, capture_output=True).returncode:
        pytest.skip("needs SQLite and the right to mount a disk")
    try:
        yield copied(template, folder / "home")
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def mount(folder: Path, megabytes: float, *more: str) -> list[str]:
    size = f"size={int(megabytes * 1024)}k"
    return ["mount", "-t", "tmpfs", "-o", ",".join([*more, size]), "tmpfs", str(folder)]


@pytest.mark.sqlite_only
@pytest.mark.parametrize("room", [0.2, 0.6, 1.2, 2.0])
def test_a_disk_that_fills_up_anywhere_costs_nothing(small_disk, records, expected, tmp_path, room):
    folder = small_disk.home.parent
    used = sum(path.stat().st_size for path in small_disk.home.rglob("*") if path.is_file()) / 1024**2
    subprocess.run(mount(folder, used + room, "remount"), check=True)
    full = small_disk.run("import", str(records))
    assert full.returncode == 1, full.stdout
    assert "disk is full" in full.stderr
    subprocess.run(mount(folder, 64, "remount"), check=True)
    report = tmp_path / "report.json"
    done = small_disk.run("import", str(records), "--report", str(report))
    assert done.returncode == 0, done.stderr
    adds_up(json.loads(report.read_text()))
    assert held(small_disk) == expected
    told_to_each_patient(small_disk)
    assert small_disk.staged() == set()
