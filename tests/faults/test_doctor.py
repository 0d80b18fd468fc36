"""`alongside doctor` finds each thing that is broken, and says how to mend it."""

import os
import subprocess

import pytest

from alongside.cli.presence import SERVE, WORK, present

from .house import House, copied


def finds(house: House, what: str, mend: str, **environment: str) -> None:
    told = house.run("doctor", **environment)
    assert told.returncode == 1, told.stdout
    assert "Traceback" not in told.stderr
    lines = told.stdout.splitlines()
    at = next((n for n, line in enumerate(lines) if what in line), None)
    assert at is not None, told.stdout
    assert lines[at].lstrip().startswith("!")
    assert mend in " ".join(lines[at + 1 :])


def test_all_is_well(house):
    told = house.run("doctor")
    assert told.returncode == 0, told.stdout
    assert "!" not in told.stdout
    assert "Nothing is served from this home now" in told.stdout
    assert "Jobs: 0 waiting, 0 done in 30 days" in told.stdout


def test_a_worker_is_seen_although_nothing_waits_for_it(house):
    with present(house.home, WORK):
        assert "The job worker runs" in house.run("doctor").stdout
        with present(house.home, SERVE):
            assert "Pages are served, and the job worker runs" in house.run("doctor").stdout


def test_pages_without_a_worker(house):
    with present(house.home, SERVE):
        finds(house, "the job worker does not run", "started again by itself")


def test_a_damaged_database(house):
    if house.url:
        pytest.skip("a file is damaged here, and this one is PostgreSQL's")
    (house.home / "alongside.sqlite3").write_bytes(b"this is not a database" * 1000)
    finds(house, "The database cannot be used", "alongside restore")


def test_a_database_that_does_not_answer(house):
    url = "postgres://nobody@%2Fno%2Fsuch%2Ffolder/nothing"
    finds(house, "The database cannot be used", "DATABASE_URL", DATABASE_URL=url)


def test_who_forgets_the_address_is_told(house):
    if house.url:
        told = House(house.home).run("doctor")
        assert told.returncode == 1
        assert "Set DATABASE_URL" in told.stderr


@pytest.mark.parametrize("url", ["nonsense", "mysterious://x", "postgres://h:port/x"])
def test_an_address_that_is_none(house, url):
    told = house.run("doctor", DATABASE_URL=url)
    assert told.returncode == 1
    assert "DATABASE_URL is not the address of a database" in told.stderr


def test_a_key_that_is_gone(house):
    (house.home / "keys" / "totp").unlink()
    told = house.run("doctor")
    assert told.returncode == 1
    assert "keys/totp is missing" in told.stderr
    again = house.run("setup")
    assert again.returncode == 1
    assert "Bring it back from a backup" in again.stderr
    assert not (house.home / "keys" / "totp").exists(), "a new key would lock everybody out"


def test_a_key_that_is_empty(house):
    (house.home / "keys" / "totp").write_text("")
    for command in ("doctor", "setup", "serve"):
        told = house.run(command)
        assert told.returncode == 1
        assert "keys/totp is empty" in told.stderr


def test_settings_that_cannot_be_read(house):
    (house.home / "settings.toml").write_text("hosts = [")
    told = house.run("doctor")
    assert told.returncode == 1
    assert "settings.toml cannot be read" in told.stderr


@pytest.fixture
def with_job(house) -> House:
    """One reaction that waits."""
    happening = house.start("1", module="tests.faults.reacting")
    assert happening.wait(60) == 0, house.log.read_text()
    return house


def test_a_stuck_job(with_job):
    with_job.change("UPDATE spine_delivery SET state = 'stuck'")
    finds(with_job, "1 stuck", "/desk/jobs/")


def test_a_job_that_nobody_does(with_job):
    with_job.change("UPDATE spine_delivery SET next_try_at = '2026-01-01 00:00:00'")
    finds(with_job, "A job has waited", "`alongside serve` starts it")
    with present(with_job.home, WORK):
        finds(with_job, "A job has waited", "does not move")


def test_a_promise_in_nobodys_list(house):
    words = (
        "from alongside.ground.people.services import register_person;"
        "from alongside.ground.promises.services import open_promise;"
        "maria = register_person(by=None, origin='test', given='Maria', patient=True).id;"
        "open_promise(by=None, about=maria, kind='talk_about_result', owed_to=maria, owed_by_role='physician')"
    )
    assert house.run("manage", "shell", "-v", "0", "-c", words).returncode == 0
    finds(house, "Promises to patients that are in nobody's list: 1", "/desk/people/")


def test_an_import_that_nobody_finishes(house):
    words = (
        "from alongside.ground.chart.models import ImportRun; from datetime import UTC, datetime;"
        "ImportRun.objects.create(started_at=datetime(2026, 1, 2, 3, 4, tzinfo=UTC))"
    )
    assert house.run("manage", "shell", "-v", "0", "-c", words).returncode == 0
    finds(house, "An import of January 2, 03:04 UTC was interrupted", "`alongside serve` finishes it")
    with present(house.home, WORK):
        finds(house, "An import of January 2, 03:04 UTC was interrupted", "tries each minute and fails")


def test_a_clock_that_lags(house):
    house.change(
        "INSERT INTO spine_event (id, kind, happened_at, recorded_at, data) "
        f"VALUES ('{'f' * 32}', 'practice.changed', '2099-01-02 03:04:05+00:00', '2099-01-02 03:04:05+00:00', '{{}}')"
    )
    finds(house, "something was written at 2099-01-02 03:04", "Set the clock")


def test_a_database_that_is_gone_or_was_never_filled(house):
    if house.url:
        pytest.skip("its file is taken away here, and this one is PostgreSQL's")
    for path in house.home.glob("alongside.sqlite3*"):
        path.unlink()
    finds(house, "The database is empty", "alongside restore")


def test_a_database_of_a_newer_version(house):
    house.change(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('spine', '9999_tomorrow', '2026-01-01 00:00:00')"
    )
    finds(house, "The database is newer than this version (9999_tomorrow)", "Install the version")
    refused = house.run("serve")
    assert refused.returncode == 1
    assert "newer than this version" in refused.stderr


def test_passwords_that_cross_the_network_readable(house):
    finds(
        house, "Reached as our.practice.example, without TLS", "ALONGSIDE_TLS", ALONGSIDE_HOSTS="our.practice.example"
    )
    told = house.run("doctor", ALONGSIDE_HOSTS="our.practice.example", ALONGSIDE_TLS="yes")
    assert told.returncode == 0, told.stdout
    assert "Reached as our.practice.example, over TLS" in told.stdout


def test_records_that_cross_the_network_to_a_server_nobody_verifies(house):
    url = "postgres://nobody@127.0.0.2:1/nothing"
    finds(house, "PostgreSQL on 127.0.0.2, and nobody verifies", "sslmode=verify-full", DATABASE_URL=url)
    finds(house, "PostgreSQL on 127.0.0.2, and nobody verifies", "verify-full", DATABASE_URL=f"{url}?sslmode=require")
    for verified in ({"DATABASE_URL": f"{url}?sslmode=verify-full"}, {"DATABASE_URL": url, "PGSSLMODE": "verify-full"}):
        assert "PostgreSQL on 127.0.0.2, over TLS that was verified" in house.run("doctor", **verified).stdout


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_that_pages_and_worker_cannot_write(house):
    os.chown(house.home / "keys" / "totp", 1, -1)
    finds(house, "as the home is", f"chown root {house.home / 'keys' / 'totp'}")


def test_no_practice(house):
    house.change("DELETE FROM practice_practice")
    finds(house, "No practice yet", "alongside setup")


def test_a_practice_without_a_telephone(house):
    house.change("UPDATE practice_practice SET phone = ''")
    finds(house, "The practice has no telephone number", "/desk/practice/")


def test_little_room_on_the_disk(template, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(disk)]
    if os.geteuid() or subprocess.run(mounting, check=False, capture_output=True).returncode:
        pytest.skip("needs the right to mount a disk")
    try:
        finds(copied(template, disk / "home"), "GB free on its disk", "Make room")
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_an_old_backup(house):
    (house.home / "latest-backup.json").write_text('{"at": "2026-01-02T03:04:05+00:00"}\n')
    finds(house, "Last backup: January 2, 2026, 03:04 UTC", "alongside backup")


def test_a_practice_of_some_days_without_a_backup(house):
    words = (
        "from alongside.ground.practice.models import Practice; from datetime import UTC, datetime;"
        "Practice.objects.update(created_at=datetime(2026, 1, 2, tzinfo=UTC))"
    )
    assert house.run("manage", "shell", "-v", "0", "-c", words).returncode == 0
    finds(house, "No backup was made yet", "alongside backup")


def test_a_backup_of_today(house, tmp_path):
    made = house.run("backup", str(tmp_path / "b.age"), "--key-file", str(tmp_path / "key"))
    assert made.returncode == 0, made.stderr
    told = house.run("doctor")
    assert told.returncode == 0, told.stdout
    assert "Last backup: " in told.stdout


def test_messages_that_nobody_can_follow_or_answer(house):
    mail = '[notices.email]\nhost = "smtp.riverside.example"\nsender = "messages@riverside.example"\n'
    texts = '[notices.sms]\nurl = "https://gateway.example/"\nbody = "{to} {text}"\n'
    assert "No e-mail and no text messages are set up" in house.run("doctor").stdout
    (house.home / "settings.toml").write_text(mail + texts, encoding="utf-8")
    finds(house, "Messages need the address of our pages", "send-messages.md")
    finds(house, "Nobody can answer STOP", "send-messages.md")
    assert "Messages go by e-mail and text messages" in house.run("doctor").stdout
