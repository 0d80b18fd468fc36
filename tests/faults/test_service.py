"""The service of the how-to page: systemd takes it as it stands there, and it may do little."""

import os
import re
import shutil
import signal
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

from .house import ROOT, House, kill, until
from .visitor import Visitor, answers, free_port

PAGE = (ROOT / "docs" / "how-to" / "run-as-a-service.md").read_text()
UNIT = re.search(r"^```ini\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)[1]
KERNELS_OWN = {"restart_syscall", "rt_sigreturn"}  # allowed by systemd in any case
SQLITES_AS_ROOT = {"fchown"}  # it gives its files the owner of the database; the service is not root
EXPOSED = 2.5  # of 10, as systemd itself judges; up to 4 it calls a service OK


def service() -> dict[str, str]:
    parsed = ConfigParser(strict=False, interpolation=None)
    parsed.optionxform = str
    parsed.read_string(UNIT)
    return dict(parsed["Service"])


def test_web_server_and_worker_are_a_user_of_their_own_who_writes_the_home_alone():
    told = service()
    assert told["User"] == "alongside"
    assert (told["ProtectSystem"], told["ProtectHome"], told["NoNewPrivileges"]) == ("strict", "yes", "yes")
    assert told["CapabilityBoundingSet"] == ""
    assert "ReadWritePaths" not in told
    assert told["Environment"] == f"ALONGSIDE_HOME=/var/lib/{told['StateDirectory']}"


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The page's unit, with the command where it is here."""
    if not shutil.which("systemd-analyze"):
        pytest.skip("needs systemd-analyze")
    file = tmp_path / "alongside.service"
    file.write_text(UNIT.replace("/opt/alongside/.venv/bin/alongside", f"{sys.executable} -m alongside.cli"))
    return file


def test_systemd_takes_it_as_it_stands(unit: Path):
    done = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    assert (done.returncode, [line for line in done.stderr.splitlines() if str(unit) in line]) == (0, [])


def test_systemd_finds_it_little_exposed(unit: Path):
    words = ["systemd-analyze", "security", "--offline=yes", f"--threshold={EXPOSED * 10:.0f}", "--no-pager", str(unit)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-400:] + done.stderr


def calls_of(name: str) -> set[str]:
    """The system calls of one of systemd's groups, groups inside it taken apart."""
    told = subprocess.run(
        ["systemd-analyze", "syscall-filter", name], capture_output=True, text=True, check=True
    ).stdout
    words = [line.strip() for line in told.splitlines()[1:] if line.strip() and not line.strip().startswith("#")]
    return set().union(*(calls_of(word) if word[0] == "@" else {word} for word in words))


def test_what_it_starts_serves_and_asks_the_system_for_nothing_that_is_refused(house: House, tmp_path: Path):
    """Watched call by call: a filter that ends the service at its first page would be found here."""
    if not (shutil.which("systemd-analyze") and shutil.which("strace")):
        pytest.skip("needs systemd-analyze and strace")
    words, port, counted = service()["ExecStart"].split()[1:], free_port(), tmp_path / "calls"
    watched = ["strace", "-f", "-c", "-o", str(counted), sys.executable, "-m", "alongside.cli", *words]
    with house.log.open("ab") as said:
        served = subprocess.Popen(
            [*watched, "--port", str(port)], env=house.environment(), cwd=ROOT, stdout=said, stderr=said,
            start_new_session=True,
        )  # fmt: skip
    try:
        until(lambda: answers(port) or served.poll() is not None)
        if served.poll() is not None:
            pytest.skip("nobody may be watched here")
        Visitor(port).get("/invitation/")
        (command,) = Path(f"/proc/{served.pid}/task/{served.pid}/children").read_text().split()
        os.kill(int(command), signal.SIGTERM)
        served.wait(120)
    finally:
        kill(served)
    table = [line.split() for line in counted.read_text().splitlines()]
    called = {row[-1] for row in table if len(row) >= 5 and row[0][0].isdigit()} - {"total"}
    assert {"accept4", "execve"} <= called
    assert "\nSystemCallFilter=@system-service\nSystemCallFilter=~@privileged @resources\n" in UNIT
    allowed = calls_of("@system-service") - calls_of("@privileged") - calls_of("@resources")
    assert called - allowed - KERNELS_OWN - (set() if os.geteuid() else SQLITES_AS_ROOT) == set()
