"""The command `alongside` and the pages it serves, run as separate processes in a home of their own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

STARTS_WITHIN = 60  # seconds


@dataclass(frozen=True)
class Home:
    """A home, and the command run in it."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """This process's, with this home and its own embedded database."""
        return {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {"ALONGSIDE_HOME": str(self.folder)}

    def run(self, *words: str) -> str:
        """`alongside …`; returns what it printed. A failure fails the test with all of it."""
        done = subprocess.run(
            [sys.executable, "-m", "alongside.cli", *words],
            env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @contextmanager
    def served(self) -> Iterator[str]:
        """`alongside serve`, for as long as the block lasts. Yields the pages' address."""
        port = _free_port()
        words = [sys.executable, "-m", "alongside.cli", "serve", "--port", str(port)]
        server = subprocess.Popen(words, env=self.environment, stdout=subprocess.DEVNULL)
        try:
            _wait_for(f"http://127.0.0.1:{port}/alive/")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(20)


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
            assert time.monotonic() < until, "the pages did not start"
            time.sleep(0.3)
