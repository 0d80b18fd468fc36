"""What this machine can do at best: the yardstick that every other figure is read against."""

import hashlib
import json
import os
import sqlite3
import tempfile
from pathlib import Path

from .clock import typical

MB = 1024 * 1024


def main() -> None:
    """Print one line for each limit."""
    block = os.urandom(32 * MB)
    text = json.dumps(
        [{"resourceType": "Observation", "id": str(i), "valueQuantity": {"value": i / 7}} for i in range(60_000)]
    )
    print("machine limits (median of 5)")
    _say("memory copy", 32 / typical(lambda: bytearray(block)).wall, "MB/s")
    _say("SHA-256", 32 / typical(lambda: hashlib.sha256(block).digest()).wall, "MB/s")
    _say("JSON parse (json, one core)", len(text) / MB / typical(lambda: json.loads(text)).wall, "MB/s")
    with tempfile.TemporaryDirectory() as folder:
        _say("file written and synced", 32 / typical(lambda: _write(Path(folder) / "x", block)).wall, "MB/s")
        _say("SQLite rows, one transaction", 100_000 / typical(lambda: _rows(folder)).wall, "rows/s")
        _say("SQLite commits, synced", 50 / typical(lambda: _commits(folder)).wall, "commits/s")


def _say(what: str, value: float, unit: str) -> None:
    print(f"  {what:<32}{value:>14,.0f} {unit}")


def _write(path: Path, block: bytes) -> None:
    with path.open("wb") as file:
        file.write(block)
        file.flush()
        os.fsync(file.fileno())


def _open(folder: str) -> sqlite3.Connection:
    connection = sqlite3.connect(Path(folder) / "limits.sqlite3")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("DROP TABLE IF EXISTS t")
    connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b BLOB)")
    return connection


def _rows(folder: str) -> None:
    connection = _open(folder)
    with connection:
        connection.executemany("INSERT INTO t (a, b) VALUES (?, ?)", (("x" * 40, b"y" * 200) for _ in range(100_000)))
    connection.close()


def _commits(folder: str) -> None:
    connection = _open(folder)
    for _ in range(50):
        with connection:
            connection.execute("INSERT INTO t (a) VALUES ('x')")
    connection.close()


if __name__ == "__main__":
    main()
