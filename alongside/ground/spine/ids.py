"""Keys are UUIDv7: unique everywhere, and in the order in which they were made."""

import uuid

import uuid6


def uuid7() -> uuid.UUID:
    """A new key. A plain `uuid.UUID`, so that every library takes it."""
    return uuid.UUID(int=uuid6.uuid7().int)
