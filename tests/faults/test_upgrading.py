"""An old home becomes a new one with all that is in it, however often that is interrupted; never the reverse."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from . import records
from .house import ADMIN, House, beside, copied
from .old_home import LIFE, content, database, tables, take_over

OLDER = "The database is older than this version. Run `alongside setup`."
NEWER = "The database is newer than this version (0999_of_tomorrow)"
# Reads every patient's page as the patient's team, and one as the patient: what people see after an upgrade.
READ = """
from django.test import Client
from django.utils import timezone
from alongside.ground.people.models import Account, Person, TeamMember
client = Client(headers={"host": "127.0.0.1"})
client.force_login(Account.objects.get(username="ana"))
page = client.get(f"/page/{Account.objects.get(username='ana').person_id}/")
words = page.content.decode()
print(page.status_code, "Asthma" in words, "Lee Park" in words)
helpers = client.get(f"/page/{Account.objects.get(username='ana').person_id}/helpers/")
print(helpers.status_code, "Rosa" in helpers.content.decode())
who = client.get(f"/page/{Account.objects.get(username='ana').person_id}/who/")
print(who.status_code, "Lee Park" in who.content.decode())
"""


@pytest.fixture(scope="session")
def old(template: House, tmp_path_factory) -> House:
    """A practice of the first version: records of many patients, staff, sign-ins, a helper, promises, looks."""
    folder = tmp_path_factory.mktemp("old")
    today = copied(template, folder / "today")
    came = records.write(folder / "vendor")
    assert today.run("import", str(came)).returncode in (0, 1)  # one file is cut short on purpose
    done = today.run("manage", "shell", "-v", "0", "-c", LIFE)
    assert done.returncode == 0, done.stderr
    url = ""
    if ADMIN:
        name = f"faults_old_{os.getpid()}"
        with psycopg.connect(ADMIN, autocommit=True) as admin:
            admin.execute(f"CREATE DATABASE {name}")
        url = beside(ADMIN, name)
    house = House(folder / "home", url)
    made = house.start(module="tests.faults.old_home", DJANGO_SETTINGS_MODULE="alongside.config.settings")
    assert made.wait() == 0, house.log.read_text()
    take_over(today, house)
    assert not house.rows("SELECT 1 FROM django_migrations WHERE app = 'people' AND name <> '0001_initial'")
    return house


@pytest.fixture
def house(old: House, tmp_path: Path) -> Iterator[House]:
    """A copy of it, of this test's own."""
    mine = copied(old, tmp_path / "home")
    yield mine
    _drop(mine)


def _drop(house: House) -> None:
    if house.url:
        with psycopg.connect(ADMIN, autocommit=True) as admin:
            admin.execute(f"DROP DATABASE {house.url.rpartition('/')[2]} WITH (FORCE)")


def whole(house: House, old: House, before: dict) -> None:
    """Every row and every column of the first version is there and as it was; people read it; the doctor agrees."""
    after = content(house, tables(old))
    assert after == before
    decided = "SELECT count(*) FROM people_grant WHERE decided_at = coalesce(confirmed_at, invited_at)"
    assert house.rows(decided) == [(2,)]
    counts = {table: rows for table, (rows, _digest) in after.items()}
    assert counts["chart_resource"] > 1000 and counts["people_account"] == 4
    told = ("promises_promise", "spine_look", "spine_event", "people_breakglass", "practice_holiday")
    assert all(counts[table] for table in told)
    read = house.run("manage", "shell", "-v", "0", "-c", READ)
    assert read.stdout.split("\n")[:3] == ["200 True True", "200 True", "200 True"], read.stdout + read.stderr
    said = house.run("doctor").stdout
    assert "Its tables fit this version" in said and "append-only" in said
    with pytest.raises(Exception, match="append-only"):
        house.change("UPDATE spine_event SET kind = 'x'")


def test_an_old_home_is_brought_up_to_date_with_all_that_is_in_it(house, old):
    for command in (["serve"], ["work"], ["work", "--once"]):
        refused = house.run(*command)
        assert refused.returncode == 1 and OLDER in refused.stderr, command
    assert "older than this version" in house.run("doctor").stdout
    exported = house.run("export", "--patient", "vendor/p0")
    before = content(house, tables(old))
    done = house.run("setup")
    assert done.returncode == 0, done.stderr
    whole(house, old, before)
    assert house.run("export", "--patient", "vendor/p0").stdout == exported.stdout != ""
    assert house.run("work", "--once").returncode == 0


def test_killed_at_any_change_and_started_again_it_finishes(house, old):
    killed, step = 0, 1 if os.environ.get("ALONGSIDE_KILLS") else 9
    for number in range(1, 200, step):
        upgrading = house.start(str(number), module="tests.faults.killed_setup")
        if upgrading.wait() != -signal.SIGKILL:
            assert upgrading.returncode == 0, house.log.read_text()
            break
        killed += 1
        assert house.run("serve").returncode == 1, "what is half done is not served"
    assert killed >= 2
    whole(house, old, content(old, tables(old)))


def test_a_newer_home_is_refused_and_nothing_in_it_is_touched(template, tmp_path):
    newer = copied(template, tmp_path / "home")
    newer.change(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '0999_of_tomorrow', '2030-01-01')"
    )
    before = content(newer, {**tables(newer), "django_migrations": ["app", "name"]})
    bytes_before = database(newer).read_bytes() if not newer.url else b""
    (tmp_path / "r.json").write_text("{}")
    sealed = ["backup", str(tmp_path / "b"), "--key-file", str(tmp_path / "k")]
    for command in (
        ["serve"], ["work"], ["work", "--once"], ["setup"], ["import", str(tmp_path / "r.json")], sealed,
        ["export", "--patient", "x"], ["emergency", str(tmp_path / "e.pdf")],
    ):  # fmt: skip
        refused = newer.run(*command)
        assert refused.returncode == 1, command
        assert NEWER in refused.stderr and "Install that version and run this with it" in refused.stderr, command
    assert "newer than this version" in newer.run("doctor").stdout
    assert content(newer, {**tables(newer), "django_migrations": ["app", "name"]}) == before
    assert newer.url or database(newer).read_bytes() == bytes_before
    assert not {"b", "k", "e.pdf"} & {path.name for path in tmp_path.iterdir()}
    _drop(newer)


def test_a_backup_of_an_older_version_comes_back_in_this_one(house, old, tmp_path):
    file, key = str(tmp_path / "old.age"), str(tmp_path / "key")
    made = house.run("backup", file, "--key-file", key)
    assert made.returncode == 0, made.stderr
    url = ""
    if ADMIN:
        name = f"faults_back_{os.getpid()}"
        with psycopg.connect(ADMIN, autocommit=True) as admin:
            admin.execute(f"CREATE DATABASE {name}")
        url = beside(ADMIN, name)
    back = House(tmp_path / "back", url)
    restored = back.run("restore", file, "--key-file", key)
    assert restored.returncode == 0, restored.stderr
    assert "Next: `alongside setup`" in restored.stdout
    assert back.run("setup").returncode == 0
    whole(back, old, content(old, tables(old)))
    _drop(back)
