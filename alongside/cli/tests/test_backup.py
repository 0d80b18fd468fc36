"""A backup made while people write, and brought back: as an administrator runs it, on both databases."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from alongside.cli.keeping.key import make_key
from alongside.cli.keeping.packing import pack
from alongside.cli.keeping.sealing import seal

from .test_command import alongside

RECORDS = {
    "resourceType": "Bundle", "type": "collection", "entry": [
        {"resource": {"resourceType": "Patient", "id": "p", "name": [{"family": "Ruiz"}], "birthDate": "1950-02"}},
        {"resource": {"resourceType": "Observation", "id": "o", "status": "final", "code": {"text": "A1c"},
                      "subject": {"reference": "Patient/p"}, "valueQuantity": {"value": 7.0, "unit": "%"}}},
        {"resource": {"resourceType": "Observation", "id": "broken", "effectiveDateTime": "2026-02-30"}},
    ],
}  # fmt: skip
# Writes persons until it is killed, and says which ones are certain.
WRITER = """
from alongside.ground.people.services import register_person
print("ready", flush=True)
while True:
    print(register_person(by=None, origin="test", given="Busy").id, flush=True)
"""


@pytest.fixture
def databases() -> Iterator[list[dict[str, str]]]:
    """The environment of two empty installations: nothing on SQLite; on PostgreSQL two databases of their own."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        yield [{}, {}]
        return
    names = [f"backup_{uuid4().hex}" for _ in range(2)]
    server, _slash, _name = url.rpartition("/")
    _psql(url, *(f"CREATE DATABASE {name}" for name in names))
    try:
        yield [{"DATABASE_URL": f"{server}/{name}"} for name in names]
    finally:
        _psql(url, *(f"DROP DATABASE {name} WITH (FORCE)" for name in names))


def _psql(url: str, *statements: str) -> None:
    import psycopg

    with psycopg.connect(url.replace("postgres://", "postgresql://", 1), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def practice(tmp_path, databases) -> tuple[Path, dict[str, str]]:
    """A practice with a record, a record kept aside, and somebody's settings."""
    home, environment = tmp_path / "home", databases[0]
    assert alongside(home, "setup", **environment).returncode == 0
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor" / "all.json").write_text(json.dumps(RECORDS))
    assert alongside(home, "import", str(tmp_path / "vendor"), **environment).returncode == 0
    (home / "files" / "deep").mkdir()
    (home / "files" / "deep" / "letter.pdf").write_bytes(b"%PDF-" + bytes(5000))
    (home / "settings.toml").write_text('hosts = "our.practice.example"\n')
    return home, environment


def backup(tmp_path: Path, practice) -> subprocess.CompletedProcess:
    home, environment = practice
    return alongside(home, "backup", str(tmp_path / "b.age"), "--key-file", str(tmp_path / "key"), **environment)


def restore(tmp_path: Path, home: Path, **environment: str) -> subprocess.CompletedProcess:
    return alongside(home, "restore", str(tmp_path / "b.age"), "--key-file", str(tmp_path / "key"), **environment)


@contextmanager
def somebody_writes(home: Path, environment: dict[str, str], log: Path) -> Iterator[subprocess.Popen]:
    """Meanwhile a process writes persons one after another; `log` has those whose writing was acknowledged."""
    clean = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    with log.open("w") as out:
        writer = subprocess.Popen(
            [sys.executable, "-m", "alongside.cli", "manage", "shell", "-v", "0", "-c", WRITER],
            env={**clean, "ALONGSIDE_HOME": str(home), **environment}, stdout=out,
        )  # fmt: skip
        try:
            until = time.monotonic() + 60
            while log.read_text().count("\n") < 5:
                assert writer.poll() is None
                assert time.monotonic() < until, "the writer did not start"
                time.sleep(0.05)
            yield writer
        finally:
            writer.kill()
            writer.wait()


def persons(home: Path, environment: dict[str, str]) -> set[str]:
    words = "from alongside.ground.people.models import Person; print(*Person.objects.values_list('id', flat=True))"
    done = alongside(home, "manage", "shell", "-v", "0", "-c", words, **environment)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_all_comes_back_and_writers_did_not_wait(tmp_path, practice, databases):
    home, environment = practice
    with somebody_writes(home, environment, tmp_path / "log"):
        before = set((tmp_path / "log").read_text().split()[1:-1])
        made = backup(tmp_path, practice)
        after = (tmp_path / "log").read_text().split()[1:-1]
    assert made.returncode == 0, made.stderr
    assert len(after) > len(before), "nobody could write while the backup was made"
    done = restore(tmp_path, tmp_path / "fresh", **databases[1])
    assert done.returncode == 0, done.stderr
    assert "Every count and checksum is as it was" in " ".join(done.stdout.split())
    assert before <= persons(tmp_path / "fresh", databases[1])
    for name in ("keys/django", "keys/totp", "files/deep/letter.pdf", "settings.toml"):
        assert (tmp_path / "fresh" / name).read_bytes() == (home / name).read_bytes()
    assert not [p for p in (tmp_path / "fresh").rglob("*") if p.stat().st_mode & 0o077]
    exports = [
        alongside(where, "export", "--patient", "p", **given).stdout
        for where, given in ((home, environment), (tmp_path / "fresh", databases[1]))
    ]
    assert '"value": 7.0' in exports[0]
    assert exports[0] == exports[1]
    healthy = alongside(tmp_path / "fresh", "doctor", **databases[1])
    assert "append-only" in healthy.stdout


def test_what_was_signed_in_must_sign_in_again(tmp_path, practice, databases):
    home, environment = practice
    words = (
        "from django.contrib.sessions.backends.db import SessionStore; s = SessionStore(); s['a'] = 1; s.save()",
        "from django.contrib.sessions.models import Session; print(Session.objects.count())",
    )
    assert alongside(home, "manage", "shell", "-v", "0", "-c", words[0], **environment).returncode == 0
    assert backup(tmp_path, practice).returncode == 0
    assert restore(tmp_path, tmp_path / "fresh", **databases[1]).returncode == 0
    for where, given, count in ((home, environment, "1"), (tmp_path / "fresh", databases[1], "0")):
        assert alongside(where, "manage", "shell", "-v", "0", "-c", words[1], **given).stdout.strip() == count


def test_a_damaged_backup_leaves_nothing_behind(tmp_path, practice, databases):
    assert backup(tmp_path, practice).returncode == 0
    raw = bytearray((tmp_path / "b.age").read_bytes())
    raw[len(raw) // 2] ^= 1
    (tmp_path / "b.age").write_bytes(raw)
    done = restore(tmp_path, tmp_path / "fresh", **databases[1])
    assert done.returncode == 1
    assert "damaged" in done.stderr
    assert not list((tmp_path / "fresh").iterdir())


# A backup that opens, and whose content is not what it says: a row less, a table changed, a dump that ends early.
CORRUPT = """
from pathlib import Path
from alongside.cli.backup import _key, _write
from alongside.cli.keeping import holding, postgres, sqlite
def changed(real):
    return lambda *a: {{t: (rows + (t == "practice_practice"), digest) for t, (rows, digest) in real(*a).items()}}
def cut(real):
    def shorter(*a):
        dump, tables = real(*a)
        whole = dump.read_bytes()
        dump.write_bytes(whole[: len(whole) // 2])
        return dump, tables
    return shorter
if {how!r} == "cut":
    holding.snapshot = cut(holding.snapshot)
else:
    sqlite.count, postgres.checksums = changed(sqlite.count), changed(postgres.checksums)
_write(Path({home!r}), Path({file!r}), _key(Path({key!r})))
"""


@pytest.mark.parametrize("how", ["changed", "cut"])
def test_what_does_not_come_back_as_it_was_leaves_nothing_behind(tmp_path, practice, databases, how):
    home, environment = practice
    words = CORRUPT.format(how=how, home=str(home), file=str(tmp_path / "b.age"), key=str(tmp_path / "key"))
    made = alongside(home, "manage", "shell", "-v", "0", "-c", words, **environment)
    assert made.returncode == 0, made.stderr
    fresh = tmp_path / "fresh"
    done = restore(tmp_path, fresh, **databases[1])
    assert done.returncode == 1
    assert "Nothing was restored" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(fresh.iterdir())
    assert backup(tmp_path, practice).returncode == 0
    again = restore(tmp_path, fresh, **databases[1])
    assert again.returncode == 0, "the same database takes a backup that is whole: " + again.stderr


def test_nothing_that_is_there_is_overwritten(tmp_path, practice, databases):
    home, environment = practice
    assert backup(tmp_path, practice).returncode == 0
    before = sorted((str(p), p.stat().st_mtime_ns) for p in (home / "keys").iterdir())
    done = restore(tmp_path, home, **environment)
    assert done.returncode == 1
    assert "not empty" in done.stderr
    assert sorted((str(p), p.stat().st_mtime_ns) for p in (home / "keys").iterdir()) == before
    if environment:
        full = restore(tmp_path, tmp_path / "fresh", **environment)
        assert full.returncode == 1
        assert "is not empty" in full.stderr
        assert not list((tmp_path / "fresh").iterdir())


def test_the_backup_of_a_newer_version_is_not_restored_by_an_older_one(tmp_path, practice, databases):
    home, environment = practice
    file, key = tmp_path / "b.age", tmp_path / "key"
    # The newer version itself would have written it: this one's command refuses a database that is newer.
    words = (
        "from pathlib import Path; from alongside.cli.backup import _key, _write; "
        "from django.db.migrations.recorder import MigrationRecorder as R; from django.db import connection; "
        f"R(connection).record_applied('spine', '9999_tomorrow'); _write(Path({str(home)!r}), Path({str(file)!r}), "
        f"_key(Path({str(key)!r})))"
    )
    assert alongside(home, "manage", "shell", "-v", "0", "-c", words, **environment).returncode == 0
    refused = " ".join(backup(tmp_path, practice).stderr.split())
    assert "newer than this version" in refused
    assert "Install that version and run this with it" in refused
    done = restore(tmp_path, tmp_path / "fresh", **databases[1])
    assert done.returncode == 1
    assert "newer Alongside" in done.stderr
    assert not list((tmp_path / "fresh").iterdir())


def test_backups_and_home_do_not_share_a_fate(tmp_path, practice):
    home, environment = practice
    inside = alongside(home, "backup", str(home / "b.age"), "--key-file", str(tmp_path / "key"), **environment)
    key = alongside(home, "backup", str(tmp_path / "b.age"), "--key-file", str(home / "keys" / "k"), **environment)
    assert (inside.returncode, key.returncode) == (1, 1)
    assert "outside" in inside.stderr
    assert not (tmp_path / "b.age").exists()
    assert not (home / "keys" / "k").exists()
    (tmp_path / "door").symlink_to(home)
    led = alongside(
        home, "backup", str(tmp_path / "door" / "b.age"), "--key-file", str(tmp_path / "key"), **environment
    )
    assert "outside" in led.stderr
    assert not (home / "b.age").exists()


def test_an_empty_database_takes_the_place_of_no_backup(tmp_path, practice):
    """A file that was lost, or a DATABASE_URL that was forgotten, must not cost the last good backup."""
    home, _environment = practice
    (tmp_path / "b.age").write_bytes(b"older")
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(home / "keys", elsewhere / "keys")
    made = backup(tmp_path, (elsewhere, {}))
    assert made.returncode == 1
    assert "holds no practice" in made.stderr
    assert (tmp_path / "b.age").read_bytes() == b"older"
    assert not (elsewhere / "latest-backup.json").exists()


@pytest.mark.sqlite_only
@pytest.mark.parametrize("how", ["a page of rubbish", "a row that refers to nothing"])
def test_a_damaged_database_takes_the_place_of_no_backup(tmp_path, practice, how):
    home, _environment = practice
    database = home / "alongside.sqlite3"
    with sqlite3.connect(database) as opened:
        if how == "a row that refers to nothing":
            opened.execute("UPDATE chart_version SET file_id = '00'")
        (page,) = opened.execute("SELECT rootpage FROM sqlite_master WHERE name = 'chart_keptaside'").fetchone()
        (size,) = opened.execute("PRAGMA page_size").fetchone()
    opened.close()
    if how == "a page of rubbish":
        with database.open("r+b") as file:
            file.seek((page - 1) * size)
            file.write(b"\xee" * size)
    (tmp_path / "b.age").write_bytes(b"older")
    made = backup(tmp_path, practice)
    assert made.returncode == 1, made.stdout
    assert "No backup was made: the database is damaged" in made.stderr
    assert "Traceback" not in made.stderr
    assert (tmp_path / "b.age").read_bytes() == b"older"


@pytest.mark.parametrize("content", ["text", "archive", "list"])
def test_what_the_key_opens_but_we_did_not_make_is_refused_in_words(tmp_path, content):
    key = make_key(tmp_path / "key", datetime(2026, 3, 4, tzinfo=UTC))
    name, inside = ("manifest.json", b"[1]") if content == "list" else ("letter.txt", b"Dear Maria")
    pieces = [b"hello"] if content == "text" else pack([], lambda _packed: (name, inside))
    seal(pieces, tmp_path / "b.age", key)
    done = restore(tmp_path, tmp_path / "fresh")
    assert done.returncode == 1
    assert "This is no backup of Alongside. Nothing was restored." in done.stderr
    assert not list((tmp_path / "fresh").iterdir())


def test_a_full_disk_says_so_and_keeps_the_older_backup(tmp_path, practice):
    home, environment = practice
    (tmp_path / "b.age").write_bytes(b"older")
    limit = 100_000  # bytes that any file may have: less than the copy of the database needs
    code = (
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); "
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "from alongside.cli.main import run; run()"
    )
    clean = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    done = subprocess.run(
        [sys.executable, "-c", code, "backup", str(tmp_path / "b.age"), "--key-file", str(tmp_path / "key")],
        env={**clean, "ALONGSIDE_HOME": str(home), **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stdout
    assert "No backup was made" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "b.age").read_bytes() == b"older"
    assert not list(tmp_path.glob("*.part"))
    assert not [p for p in home.iterdir() if p.name.startswith(".backup-")]


@pytest.mark.sqlite_only
def test_a_copy_with_a_row_less_is_found_out(tmp_path, practice):
    from alongside.cli.keeping import sqlite
    from alongside.cli.keeping.manifest import Manifest

    home, _environment = practice
    copy, tables = sqlite.snapshot(home / "alongside.sqlite3", tmp_path)
    manifest = Manifest("", "", "sqlite", (), tables, {})
    assert sqlite.prove(copy, manifest) == []
    with sqlite3.connect(copy) as opened:
        opened.execute("DELETE FROM chart_keptaside")
    assert sqlite.prove(copy, manifest) == ["chart_keptaside: 0 rows, not 1"]


def test_memory_stays_flat(tmp_path):
    """Sealing 200 MB in a process of its own takes no more memory than sealing 2 MB."""
    code = (
        "import sys, resource; from pathlib import Path; from datetime import datetime;"
        "from alongside.cli.keeping import key, packing, sealing;"
        "p = Path(sys.argv[1]); k = key.make_key(p / 'k', datetime(2026, 1, 1));"
        "sealing.seal(packing.pack([('x', p / 'big')], lambda _: ('last', b'')), p / 's', k);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    peaks = []
    for size in (2, 200):
        folder = tmp_path / str(size)
        folder.mkdir()
        with (folder / "big").open("wb") as file:
            file.truncate(size * 1024**2)
        done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True)
        peaks.append(int(done.stdout))
    assert peaks[1] < peaks[0] + 32 * 1024
