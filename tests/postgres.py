"""A throwaway PostgreSQL for one command: `python -m tests.postgres pytest …`. A socket, no port, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# What is thrown away need not survive a power cut; with the second line not even a kill.
KEEPS_ITS_WORD = ["-c", "fsync=off", "-c", "full_page_writes=off"]
FAST = [*KEEPS_ITS_WORD, "-c", "synchronous_commit=off"]


class Cluster:
    """A server that can be stopped and started. It refuses to run as root, so root lends it to postgres."""

    def __init__(self, folder: Path, options: list[str]) -> None:
        self._options = options
        self._folder, self._data = folder, folder / "data"
        self._as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        self._user = "postgres" if self._as_user else pwd.getpwuid(os.geteuid()).pw_name
        self._tools = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
        if self._as_user:
            shutil.chown(folder, "postgres")
        self._run("initdb", "-D", str(self._data), "-U", self._user, "--auth=trust", "-E", "UTF8", "--no-sync")

    @property
    def url(self) -> str:
        """Its DATABASE_URL."""
        return f"postgres://{self._user}@{str(self._folder).replace('/', '%2F')}/postgres"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        where = ["-c", "listen_addresses=''", "-c", f"unix_socket_directories={self._folder}"]
        options = " ".join([*where, *self._options])
        self._run("pg_ctl", "-D", str(self._data), "-w", "-l", str(self._folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        """End it as a kill would: connections break, and the next start recovers."""
        self._run("pg_ctl", "-D", str(self._data), "-m", "immediate", "stop")

    def _run(self, tool: str, *words: str) -> None:
        command = [*self._as_user, str(self._tools / tool), *words]
        subprocess.run(command, check=True, cwd=self._folder, stdout=subprocess.DEVNULL)


@contextmanager
def running(options: list[str] = FAST) -> Iterator[Cluster]:
    """A new, empty cluster that runs; gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="alongside-pg-"))
    try:
        cluster = Cluster(folder, options)
        cluster.start()
        try:
            yield cluster
        finally:
            with suppress(subprocess.CalledProcessError):  # a test may have stopped it
                cluster.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def cluster() -> Iterator[str]:
    """The same, for those who only need its DATABASE_URL."""
    with running() as one:
        yield one.url


def main() -> int:
    """Run the command given, with DATABASE_URL set; its exit code is ours."""
    with cluster() as url:
        return subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
