"""The key of backups: an age identity in a file of its own, as `age-keygen` writes it."""

import os
from datetime import datetime
from pathlib import Path

from pyrage import IdentityError, x25519


class NoKey(Exception):
    """Raised when a key file is missing or holds no key; the text says which."""


def read_key(path: Path) -> x25519.Identity:
    """The secret key in this file. Raises NoKey."""
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        raise NoKey(f"The key file {path} is not there.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise NoKey(f"The key file {path} cannot be read.") from error
    secret = next((line.strip() for line in lines if line.strip() and not line.startswith("#")), "")
    try:
        return x25519.Identity.from_str(secret)
    except IdentityError:
        raise NoKey(f"{path} holds no key that opens backups.") from None


def make_key(path: Path, on: datetime) -> x25519.Identity:
    """Write a new secret key that only its owner can read. Raises FileExistsError rather than replace one."""
    identity = x25519.Identity.generate()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(f"# Key of Alongside's backups, made {on:%Y-%m-%d}. Without it no backup can be opened.\n")
        file.write(f"# public key: {identity.to_public()}\n{identity}\n")
        file.flush()
        os.fsync(file.fileno())
    return identity
