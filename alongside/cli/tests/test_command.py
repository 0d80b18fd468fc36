"""The command, run as an administrator runs it: a process of its own in a home of its own."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest


def alongside(home: Path, *words: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "alongside.cli", *words],
        env={**_environment(home), **environment}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def _environment(home: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    return {**kept, "ALONGSIDE_HOME": str(home), "COLUMNS": "120"}


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """A home that was set up once for all tests here."""
    folder = tmp_path_factory.mktemp("home") / "alongside"
    done = alongside(folder, "setup", "--name", "Riverside", "--timezone", "America/Chicago")
    assert done.returncode == 0, done.stderr
    return folder


def code_in(text: str) -> str:
    return re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}", text)[0]


def test_setup_again_keeps_the_practice_and_prints_a_new_code(home):
    again = alongside(home, "setup", "--name", "Another")
    third = alongside(home, "setup")
    assert again.returncode == 0
    assert "Practice: Riverside (America/Chicago)" in again.stdout
    assert code_in(again.stdout) != code_in(third.stdout)


def test_only_its_owner_can_read_the_home(home):
    for path in (home, home / "keys", home / "keys" / "django", home / "keys" / "totp"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_doctor_asks_of_a_new_home_its_telephone_and_nothing_else(home):
    done = alongside(home, "doctor")
    assert done.returncode == 1
    wrong = [line for line in done.stdout.splitlines() if line.lstrip().startswith("!")]
    assert [line.split("!")[1].strip() for line in wrong] == ["The practice has no telephone number"]
    assert "append-only" in done.stdout


def test_doctor_says_how_to_mend_a_key_that_others_can_read(home):
    key = home / "keys" / "django"
    key.chmod(0o644)
    try:
        done = alongside(home, "doctor")
    finally:
        key.chmod(0o600)
    assert done.returncode == 1
    assert "chmod go-rwx" in done.stdout


def test_doctor_without_a_home_says_setup(tmp_path):
    done = alongside(tmp_path / "nothing", "doctor")
    assert done.returncode == 1
    assert "alongside setup" in done.stdout


def test_serving_without_a_home_says_what_to_do_and_invents_no_secret(tmp_path):
    done = alongside(tmp_path / "nothing", "serve")
    assert done.returncode != 0
    assert "alongside setup" in done.stdout + done.stderr
    assert not (tmp_path / "nothing").exists()


def test_a_home_that_cannot_be_made_is_said_in_plain_words(tmp_path):
    (tmp_path / "file").write_text("in the way")
    for home in (tmp_path / "file", tmp_path / "file" / "below"):
        refused = alongside(home, "setup")
        assert refused.returncode == 1
        assert f"{home} cannot be used" in refused.stderr
        assert "Traceback" not in refused.stderr


def test_a_practice_on_postgresql_is_not_looked_for_elsewhere(home, tmp_path):
    """Who forgets DATABASE_URL must not make, back up or call healthy an empty practice beside the real one."""
    mine = tmp_path / "home"
    shutil.copytree(home / "keys", mine / "keys")
    (mine / "postgresql").touch()  # as `setup` leaves it
    for command in (["setup"], ["doctor"], ["backup", str(tmp_path / "b"), "--key-file", str(tmp_path / "k")]):
        refused = alongside(mine, *command)
        assert refused.returncode == 1
        assert "Set DATABASE_URL" in refused.stderr
    assert not (mine / "alongside.sqlite3").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home"]


def test_a_report_that_cannot_be_written_stops_the_import_before_it_begins(home, tmp_path):
    came = tmp_path / "vendor" / "people.ndjson"
    came.parent.mkdir()
    came.write_text('{"resourceType":"Patient","id":"not-in"}\n')
    for report in (tmp_path, tmp_path / "nowhere" / "report.json"):
        refused = alongside(home, "import", str(came), "--report", str(report))
        assert refused.returncode == 1
        assert "The report cannot be written" in refused.stderr
    assert "There is no patient" in alongside(home, "export", "--patient", "not-in").stderr


def test_a_database_that_is_not_ready_is_said_in_plain_words(home, tmp_path):
    empty = tmp_path / "home"
    shutil.copytree(home / "keys", empty / "keys")
    for command in (["import", str(home / "keys")], ["export", "--patient", "x"], ["work", "--once"]):
        refused = alongside(empty, *command)
        assert refused.returncode == 1, command
        assert "not ready for this version. Run `alongside setup`" in " ".join(refused.stderr.split())
        assert "Traceback" not in refused.stderr


def test_demo_leaves_a_home_alone_that_is_not_a_demo(home):
    done = alongside(home, "demo", "--no-serve")
    assert done.returncode == 1
    assert "not a demo home" in " ".join(done.stderr.split())
    assert (home / "alongside.sqlite3").exists()


def test_an_exported_record_is_readable_by_its_owner_alone(home, tmp_path):
    came = tmp_path / "vendor" / "people.ndjson"
    came.parent.mkdir()
    came.write_text('{"resourceType":"Patient","id":"export-me","name":[{"family":"Lind"}]}\n')
    assert alongside(home, "import", str(came)).returncode == 0
    out = tmp_path / "record.json"
    done = alongside(home, "export", "--patient", "vendor/export-me", "--out", str(out))
    assert done.returncode == 0, done.stderr
    assert out.stat().st_mode & 0o077 == 0
    assert came.read_text().strip() in out.read_text()
    refused = alongside(home, "export", "--patient", "export-me", "--out", str(tmp_path / "nowhere" / "record.json"))
    assert refused.returncode == 1
    assert "could not be written" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_serve_answers_restarts_a_killed_worker_and_ends_with_its_parent(home):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "alongside.cli", "serve", "--port", str(port)],
        env=_environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT, start_new_session=True,
    )  # fmt: skip
    try:
        assert until(lambda: answers(port))
        first = until(lambda: worker_of(server.pid))
        os.kill(first, signal.SIGKILL)
        assert until(lambda: worker_of(server.pid) not in (None, first))
        assert answers(port)
        children = [worker_of(server.pid)]
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=40) == 0
        assert not any(Path(f"/proc/{child}").exists() for child in children)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)  # gunicorn's children, too, when the test failed half-way


def answers(port: int) -> bool:
    try:
        return urllib.request.urlopen(f"http://127.0.0.1:{port}/alive/", timeout=5).read() == b"ok"
    except OSError:
        return False


def worker_of(parent: int) -> int | None:
    """The process id of the job worker below `parent`."""
    for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
        words = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
        if b"work" in words:
            return int(child)
    return None


def until(condition, seconds: float = 40.0):
    """The condition's first true answer, or its last one when time is up."""
    end = time.monotonic() + seconds
    while not (answer := condition()) and time.monotonic() < end:
        time.sleep(0.05)
    return answer
