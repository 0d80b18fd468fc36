"""What goes wrong, in plain words: the disk, the database. Anything else is ours: where it was, without its text."""

import errno

FULL = "The disk is full or cannot be written. Nothing is half done: make room, then run the same command again."
LOCKED = "The database is busy: something else has been writing to it for a long time. Try again in a minute."
DAMAGED = "The database file is damaged. Bring back the latest backup: `alongside restore`."
CLOSED = "The database cannot be opened or written. `alongside doctor` says what is wrong."
AWAY = "The database does not answer. Nothing is half done. Check that it runs, and DATABASE_URL if you set it."
OLDER = "The database is not ready for this version. Run `alongside setup`, then the same command again."
ADDRESS = "DATABASE_URL is not the address of a database, such as postgres://user:password@host/name."
_FILES = (FileNotFoundError, FileExistsError, IsADirectoryError, NotADirectoryError, PermissionError)
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
    "no such table": OLDER,
    "no such column": OLDER,
}


def words_for(error: BaseException) -> str:
    """What to tell the person at the shell; "" when it is not one of the troubles known here."""
    from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError

    if isinstance(error, OSError):
        return _words_for_file(error)
    if isinstance(error, ProgrammingError):  # PostgreSQL's word for a table or column that is not there
        return OLDER if "does not exist" in str(error) else ""
    if isinstance(error, (DatabaseError, InterfaceError)):
        for part, words in _MEANS.items():
            if part in str(error):
                return words
        return AWAY if isinstance(error, (OperationalError, InterfaceError)) else ""
    return ""


def _words_for_file(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return FULL
    if isinstance(error, _FILES) and error.filename:
        return f"{error.filename} cannot be used: {error.strerror}. Check the name, and who may read and write there."
    return ""


def ours(error: BaseException) -> str:
    """A mistake of Alongside's own. Its text is left out: databases quote the row, and this may end in a log."""
    from alongside.config.logs import CalmFormatter

    where = CalmFormatter().formatException((type(error), error, error.__traceback__))
    return f"This is a mistake in Alongside. Please send its makers these lines:\n{where}"
