"""The home: whether it is there, who can read it, and whether there is room."""

import pwd
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from .disk import encryption
from .finding import Finding

ENOUGH_DISK = 2 * 1024**3
VERIFIED = "verify-full"  # of libpq: enciphered, and the server proves its name
LOCAL = frozenset({"127.0.0.1", "localhost", "::1", "[::1]"})


def home(folder: Path) -> Iterator[Finding]:
    """Looks without Django: there may be no key yet."""
    if not (folder / "keys" / "django").exists():
        yield Finding(f"No home at {folder}", "Run `alongside setup`, or set ALONGSIDE_HOME to an existing home.")
        return
    yield Finding(f"Home is {folder}")
    yield _private(folder)
    yield from _foreign(folder)
    yield encryption(folder)
    free = shutil.disk_usage(folder).free
    words = f"{free / 1024**3:.1f} GB free on its disk"
    yield Finding(words, "Make room: Alongside needs at least 2 GB.") if free < ENOUGH_DISK else Finding(words)


def door(hosts: list[str], tls: bool) -> Iterator[Finding]:
    """Whether what people type can be read on its way."""
    if others := sorted(set(hosts) - LOCAL):
        plain = "Put a proxy that speaks TLS in front, and set ALONGSIDE_TLS=yes: passwords cross the network readable."
        yield Finding(f"Reached as {', '.join(others)}, {'over' if tls else 'without'} TLS", "" if tls else plain)


def line_to_postgresql(host: str, sslmode: str) -> Iterator[Finding]:
    """Whether records can be read, or answers forged, between this computer and the database's."""
    if not host or host.startswith("/") or host in LOCAL:
        return
    if sslmode == VERIFIED:
        yield Finding(f"PostgreSQL on {host}, over TLS that was verified")
        return
    mend = "Add ?sslmode=verify-full to DATABASE_URL, and its authority's certificate: sslrootcert=…"
    yield Finding(f"PostgreSQL on {host}, and nobody verifies that it is", mend)


def _private(folder: Path) -> Finding:
    loose = [p for p in (folder, *(folder / "keys").iterdir()) if stat.S_IMODE(p.stat().st_mode) & 0o077]
    names = ", ".join(map(str, loose))
    return (
        Finding(f"Others can read: {names}", f"chmod go-rwx {names}")
        if loose
        else Finding("Only its owner can read it")
    )


def _foreign(folder: Path) -> Iterator[Finding]:
    """A command that somebody else ran, such as root, may have left files that pages and worker cannot write."""
    owner, foreign = folder.stat().st_uid, []
    for path in (*folder.iterdir(), *(folder / "keys").iterdir()):
        with suppress(FileNotFoundError):  # it may be gone meanwhile
            if path.stat().st_uid != owner:
                foreign.append(str(path))
    if foreign:
        name, names = _name(owner), " ".join(sorted(foreign))
        yield Finding(f"Not {name}'s, as the home is: {names}", f"chown {name} {names}  Run every command as {name}.")


def _name(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)
