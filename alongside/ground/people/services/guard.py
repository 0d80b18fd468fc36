"""Small checks that every service here makes."""

import hashlib
import secrets
from uuid import UUID

from ..roles import May
from ..viewer import Viewer

# Printed and typed by hand: no letters or digits that look alike.
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


def who(by: Viewer | None) -> UUID | None:
    """The person to write on the timeline."""
    return by.person_id if by else None


def needs(by: Viewer | None, permission: May) -> None:
    """Raises PermissionDenied unless `by` holds the permission, and has signed in as it asks. The shell holds all."""
    if by is not None:
        by.must(permission)


def new_code() -> str:
    """A one-time code of 60 bits in three groups, for paper: ABCD-EFGH-JKMN."""
    letters = [secrets.choice(ALPHABET) for _ in range(12)]
    return "-".join("".join(letters[i : i + 4]) for i in (0, 4, 8))


def hashed(code: str) -> str:
    """What is kept of a code: enough to recognise it, not to read it. Case, spaces and dashes do not matter."""
    plain = "".join(c for c in code.upper() if c.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()
