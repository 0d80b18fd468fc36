"""What goes wrong outside of Alongside, in plain words: the disk, the database. Anything else is ours: a traceback."""

import errno

FULL = "The disk is full or cannot be written. Nothing is half done: make room, then run the same command again."
LOCKED = "The database is busy: something else has been writing to it for a long time. Try again in a minute."
DAMAGED = "The database file is damaged. Bring back the latest backup: `alongside restore`."
CLOSED = "The database cannot be opened or written. `alongside doctor` says what is wrong."
AWAY = "The database does not answer. Nothing is half done. Check that it runs, and DATABASE_URL if you set it."
ADDRESS = "DATABASE_URL is not the address of a database, such as postgres://user:password@host/name."
# What the databases' own messages hold, and what that means.
_MEANS = {
    "disk is full": FULL,
    "disk I/O error": FULL,
    "No space left": FULL,
    "File too large": FULL,
    "is locked": LOCKED,
    "malformed": DAMAGED,
    "not a database": DAMAGED,
    "unable to open": CLOSED,
    "readonly database": CLOSED,
}


def words_for(error: BaseException) -> str:
    """What to tell the person at the shell; "" when it is not one of the troubles known here."""
    from django.db import DatabaseError, InterfaceError, OperationalError

    if isinstance(error, OSError):
        return FULL if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) else ""
    if isinstance(error, (DatabaseError, InterfaceError)):
        for part, words in _MEANS.items():
            if part in str(error):
                return words
        return AWAY if isinstance(error, (OperationalError, InterfaceError)) else ""
    return ""
