"""A throwaway PostgreSQL for one command: `python -m tests.postgres pytest …`. A socket, no port, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# What is thrown away need not survive a power cut.
FAST = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]


@contextmanager
def cluster() -> Iterator[str]:
    """A new, empty cluster; gives its DATABASE_URL. The server refuses to run as root, so root lends it to postgres."""
    folder = Path(tempfile.mkdtemp(prefix="alongside-pg-"))
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    user = "postgres" if as_user else pwd.getpwuid(os.geteuid()).pw_name
    if as_user:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    tools = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))

    def run(*words: str) -> None:
        subprocess.run([*as_user, *words], check=True, cwd=folder, stdout=subprocess.DEVNULL)

    try:
        run(str(tools / "initdb"), "-D", str(data), "-U", user, "--auth=trust", "-E", "UTF8", "--no-sync")
        options = " ".join(["-c", "listen_addresses=''", "-c", f"unix_socket_directories={folder}", *FAST])
        run(str(tools / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgres://{user}@{str(folder).replace('/', '%2F')}/postgres"
        finally:
            run(str(tools / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """Run the command given, with DATABASE_URL set; its exit code is ours."""
    with cluster() as url:
        return subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
