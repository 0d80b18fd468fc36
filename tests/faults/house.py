"""A home of its own for a test that kills: the real command on a real database, SQLite's file or PostgreSQL."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import psycopg

ROOT = Path(__file__).resolve().parent.parent.parent
ADMIN = os.environ.get("DATABASE_URL", "")  # set by `python -m tests.postgres`

PATIENCE = 300.0  # seconds until something is said to hang: a machine with much else to do is no failure


@dataclass(frozen=True)
class House:
    """A home and its database. `url` is empty for the database in the home."""

    home: Path
    url: str = ""

    def environment(self, **more: str) -> dict[str, str]:
        ours = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
        kept = {name: value for name, value in os.environ.items() if name not in ours}
        database = {"DATABASE_URL": self.url} if self.url else {}
        return {**kept, **database, "ALONGSIDE_HOME": str(self.home), "COLUMNS": "200", **more}

    def run(self, *words: str, **more: str) -> subprocess.CompletedProcess:
        """`alongside words…` to its end."""
        command = [sys.executable, "-m", "alongside.cli", *words]
        return subprocess.run(
            command,
            env=self.environment(**more),
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def start(self, *words: str, module: str = "alongside.cli", **more: str) -> subprocess.Popen:
        """The same, without waiting; a process group of its own. What it says is in `log`."""
        command = [sys.executable, "-m", module, *words]
        with self.log.open("ab") as said:  # a file: a pipe that nobody reads would stop those who write much
            return subprocess.Popen(
                command, env=self.environment(**more), cwd=ROOT, stdout=said, stderr=said, start_new_session=True
            )

    @property
    def log(self) -> Path:
        """Where processes that were started write."""
        return self.home.parent / f"{self.home.name}.log"

    def rows(self, sql: str) -> list[tuple]:
        """What the database answers, with keys as hex text and bytes as bytes, whichever it is."""
        if self.url:
            with psycopg.connect(self.url) as asked:
                found = asked.execute(sql).fetchall()
        else:
            with sqlite3.connect(self.home / "alongside.sqlite3", timeout=30) as asked:
                found = asked.execute(sql).fetchall()
            asked.close()
        return [tuple(map(_same, row)) for row in found]

    def change(self, sql: str) -> None:
        """Change something behind our own back, as a broken machine or a curious hand would."""
        if self.url:
            with psycopg.connect(self.url) as asked:
                asked.execute(sql)
        else:
            with sqlite3.connect(self.home / "alongside.sqlite3", timeout=30) as asked:
                asked.execute(sql)
            asked.close()

    def staged(self) -> set[str]:
        """Names of the files that wait in the home."""
        return {path.name for path in (self.home / "staging").iterdir()} - {"lock"}


def _same(value):
    if isinstance(value, UUID):
        return value.hex
    return bytes(value) if isinstance(value, memoryview) else value


def copied(template: House, home: Path) -> House:
    """A house like the template, without making one anew."""
    shutil.copytree(template.home, home)
    if not template.url:
        return House(home)
    name = f"faults_{os.getpid()}_{time.monotonic_ns()}"
    base = template.url.rpartition("/")[2]
    with psycopg.connect(ADMIN, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {base}")
    return House(home, beside(ADMIN, name))


def beside(url: str, name: str) -> str:
    """The address of another database of the same server."""
    return f"{url.rpartition('/')[0]}/{name}"


def kill(process: subprocess.Popen) -> bool:
    """`kill -9`. Says whether it was still alive."""
    alive = process.poll() is None
    if alive:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return alive


def until(condition: Callable, seconds: float = PATIENCE, every: float = 0.02):
    """The condition's first true answer. Fails when time is up."""
    end = time.monotonic() + seconds
    while not (answer := condition()):
        assert time.monotonic() < end, "waited too long"
        time.sleep(every)
    return answer
