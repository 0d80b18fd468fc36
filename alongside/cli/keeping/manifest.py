"""What a backup says of itself: which Alongside made it, from which database, and what must come back."""

import json
from dataclasses import asdict, dataclass

NAME = "manifest.json"  # the last file of the archive
FORMAT = 1
Tables = dict[str, tuple[int, str]]  # table → (rows, SHA-256 of its content; "" where the file's own is enough)


class NotOurs(Exception):
    """Raised when an archive holds no manifest that this version can read; the text says what to do."""


@dataclass(frozen=True)
class Manifest:
    """`files` are name → (bytes, SHA-256); `migrations` are "app.name" of all that were applied."""

    made_at: str
    version: str
    vendor: str
    migrations: tuple[str, ...]
    tables: Tables
    files: dict[str, tuple[int, str]]

    @property
    def rows(self) -> int:
        """Rows of all tables."""
        return sum(rows for rows, _digest in self.tables.values())


def to_json(manifest: Manifest) -> bytes:
    """As it stands in the archive."""
    return (json.dumps({"format": FORMAT, **asdict(manifest)}, indent=1) + "\n").encode()


def from_json(raw: bytes) -> Manifest:
    """Raises NotOurs for another format, or another thing altogether."""
    try:
        found = json.loads(raw)
        written_as = found.pop("format")
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise NotOurs("This is no backup of Alongside.") from error
    if written_as != FORMAT:
        raise NotOurs("This backup was made by a newer Alongside. Install that version, then restore.")
    pairs = {name: {k: (n, digest) for k, (n, digest) in found.pop(name).items()} for name in ("tables", "files")}
    return Manifest(migrations=tuple(found.pop("migrations")), **found, **pairs)
