"""Writers stand in line for SQLite instead of knocking again and again.

SQLite lets one write at a time. Who finds it busy sleeps and tries anew, longer each time: newcomers overtake, and with
fifty writers somebody waits for seconds (benchmarks/sqlite_writers). So each transaction first takes a lock on a file
beside the database, for which the kernel keeps a line, and SQLite's own lock is then free. Whoever does not stand in
line (a single statement, the sqlite3 shell) is safe all the same: SQLite's lock is the one that protects the data.
The kernel lets go of a killed process's place.
"""

import fcntl
import os

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite connection with a place in the line while it writes."""

    _line: int | None = None  # the open lock file, while this connection holds it

    def _start_transaction_under_autocommit(self) -> None:
        self._take_place()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._leave()
            raise

    def _commit(self) -> None:
        super()._commit()
        self._leave()  # not when it failed: the transaction is still open, and a rollback follows

    def _rollback(self) -> None:
        try:
            super()._rollback()
        finally:
            self._leave()

    def _close(self) -> None:
        try:
            super()._close()
        finally:
            self._leave()

    def _take_place(self) -> None:
        if self._line is None and not self.is_in_memory_db():
            line = os.open(f"{self.settings_dict['NAME']}-line", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(line, fcntl.LOCK_EX)
            except BaseException:
                os.close(line)
                raise
            self._line = line

    def _leave(self) -> None:
        if self._line is not None:
            line, self._line = self._line, None
            fcntl.flock(line, fcntl.LOCK_UN)  # closing alone would leave it held by a process forked meanwhile
            os.close(line)
