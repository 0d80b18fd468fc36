"""One demo clinic, made and served as `alongside demo` does, for all journeys. They share it: each uses own people."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from .browser import CHROMIUM, launch

STARTS_WITHIN = 60  # seconds


@pytest.fixture(scope="session")
def clinic_url(tmp_path_factory) -> Iterator[str]:
    """Where the clinic is served."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"{CHROMIUM} is not installed")
    home = tmp_path_factory.mktemp("clinic") / "home"
    env = {**os.environ, "ALONGSIDE_HOME": str(home)}
    env.pop("DATABASE_URL", None)
    made = subprocess.run(
        [sys.executable, "-m", "alongside.cli", "demo", "--no-serve"],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    port = _free_port()
    command = ["gunicorn", "alongside.config.wsgi:application", "--bind", f"127.0.0.1:{port}", "--workers", "2"]
    server = subprocess.Popen([sys.executable, "-m", *command, "--log-level", "warning"], env=env)
    try:
        _wait_for(f"http://127.0.0.1:{port}/alive/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all journeys; each opens its own windows."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(url: str) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            assert time.monotonic() < until, "the clinic did not start"
            time.sleep(0.3)
