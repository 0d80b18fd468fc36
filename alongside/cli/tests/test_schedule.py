"""`alongside schedule`, run as its process."""

import json
import shutil
import subprocess
import sys

from alongside.knowledge.immunizations.schedule.load import DATA, DEFAULT, shipped
from tests.shared_data import shared


def run(*words) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "alongside.cli", "schedule", *map(str, words)],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def mine(tmp_path):
    folder = tmp_path / "mine"
    shutil.copytree(DATA / DEFAULT, folder)
    return folder


def test_a_release_is_compiled_and_does_not_differ_from_ours(tmp_path):
    folder = tmp_path / DEFAULT
    done = run("compile", shared("cdsi") / "supporting-data-4.64", folder, "--source", shipped().source)
    assert done.returncode == 0, done.stderr
    assert "30 antigens, 143 series" in done.stdout
    same = run("diff", DEFAULT, folder)
    assert same.stdout == "Nothing changed.\n"


def test_a_folder_of_other_things_is_neither_read_nor_written(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    done = run("compile", tmp_path, tmp_path / "new", "--source", "x")
    assert done.returncode == 1
    assert "holds no CDSi supporting data" in done.stderr
    assert not (tmp_path / "new").exists()


def test_a_torn_file_is_said(tmp_path):
    (tmp_path / "ScheduleSupportingData.xml").write_text("<a>")
    (tmp_path / "AntigenSupportingData- X-508.xml").write_text("<a>")
    done = run("compile", tmp_path, tmp_path / "new", "--source", "x")
    assert done.returncode == 1
    assert "is not whole" in done.stderr


def test_a_change_is_counted_and_said(tmp_path):
    folder = mine(tmp_path)
    path = folder / "cholera.json"
    row = json.loads(path.read_text())
    row["series"][0]["doses"][0]["ages"][0]["minimum"] = "3 years"
    path.write_text(json.dumps(row))
    done = run("diff", DEFAULT, folder)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-2:] == ["      minimum age: was 2 years, is 3 years", "1 change"]


def test_our_own_is_checked(tmp_path):
    done = run("check", "--on", "2026-01-15")
    assert done.returncode == 0
    assert "0 wrong" in done.stdout
    assert "It is unreviewed; look again by 2026-07-01." in done.stdout
    assert "its review is due since 2026-07-01" in run("check", "--on", "2026-07-02").stdout


def test_a_wrong_one_ends_with_1_and_says_what_first(tmp_path):
    folder = mine(tmp_path)
    (folder / "polio.json").unlink()
    done = run("check", folder, "--on", "2026-01-15")
    assert done.returncode == 1
    assert done.stdout.startswith("wrong: Polio: there are no series for Polio")


def test_words_that_are_not_understood(tmp_path):
    assert "Write the day as" in run("check", "--on", "soon").stderr
    assert run("diff", DEFAULT, tmp_path / "nowhere").returncode == 1
