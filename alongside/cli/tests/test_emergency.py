"""The emergency copy as a file: written once a day by the worker, for its owner alone, old ones removed."""

import os
import stat
from datetime import UTC, datetime, timedelta

import django.db
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from alongside.cli import work
from alongside.cli.keeping import emergency
from alongside.cli.looking.work import _emergency
from alongside.config.home import folder as folder_setting
from alongside.config.home import hour
from alongside.ground.practice.services import set_up
from alongside.ground.spine.models import Event

from .test_command import alongside

NOON = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)  # in Chicago


@pytest.fixture
def practice(db):
    return set_up(name="Riverside", timezone="America/Chicago", by=None)


@pytest.fixture
def at(monkeypatch):
    """Set the clock."""

    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return set_to


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def written(folder, moment) -> bool:
    """What the worker does at this moment; a file bears the time at which it was written."""
    path = emergency.write_when_due(folder, 18, 7)
    if path:
        os.utime(path, (moment.timestamp(), moment.timestamp()))
    return path is not None


def test_once_a_day_from_the_hour_on_and_at_once_when_there_is_none(practice, at, tmp_path):
    folder, found = tmp_path / "copies", []
    folder.mkdir(mode=0o700)
    for hours in (0, 1, 6, 7, 24, 29, 30, 31):
        moment = NOON + timedelta(hours=hours)
        at(moment)
        found.append(written(folder, moment))
    assert found == [True, False, True, False, False, False, True, False]
    assert names(folder) == ["emergency-2026-11-26.pdf", "emergency-2026-11-27.pdf"]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in folder.iterdir())


def test_old_ones_are_removed_and_nothing_else(practice, at, tmp_path):
    for name in ("emergency-2026-11-18.pdf", "emergency-2026-11-19.html", "emergency-2026-99-01.pdf", "taxes.pdf"):
        (tmp_path / name).write_text("x")
        os.utime(tmp_path / name, (0, 0))
    at(NOON)
    assert written(tmp_path, NOON)
    assert names(tmp_path) == [
        "emergency-2026-11-19.html", "emergency-2026-11-26.pdf", "emergency-2026-99-01.pdf", "taxes.pdf",
    ]  # fmt: skip


def test_a_copy_that_cannot_be_finished_leaves_the_older_one(practice, tmp_path, monkeypatch):
    older = tmp_path / "copy.pdf"
    older.write_text("older")

    def full(_file):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(emergency.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        emergency.write(older)
    assert older.read_text() == "older" and names(tmp_path) == ["copy.pdf"]


def test_the_doctor_says_when_the_newest_is_older_than_a_day(practice, at, tmp_path, settings):
    settings.EMERGENCY_FOLDER = None
    assert not [*_emergency()]
    settings.EMERGENCY_FOLDER = tmp_path / "copies"
    (missing,) = _emergency()
    assert missing.what.startswith("No emergency copy") and missing.mend
    settings.EMERGENCY_FOLDER.mkdir()
    at(NOON)
    assert written(settings.EMERGENCY_FOLDER, NOON)
    (fresh,) = _emergency()
    assert not fresh.mend
    at(NOON + timedelta(hours=26))
    (old,) = _emergency()
    assert "November 26, 2026" in old.what and str(tmp_path) in old.mend


def test_a_folder_that_cannot_be_written_does_not_end_the_worker(practice, tmp_path, settings, monkeypatch, caplog):
    monkeypatch.setattr(django.db, "close_old_connections", lambda: None)
    (tmp_path / "file").write_text("in the way")
    settings.EMERGENCY_FOLDER = tmp_path / "file"
    assert not work._keep_emergency_copy()
    assert "could not be written" in caplog.text and str(tmp_path) not in caplog.text
    settings.EMERGENCY_FOLDER = tmp_path / "copies"
    settings.EMERGENCY_FOLDER.mkdir()
    assert work._keep_emergency_copy()
    assert len(names(tmp_path / "copies")) == 1


def test_a_stick_that_is_not_plugged_in_does_not_become_a_folder_and_nobody_is_told_of_a_copy(practice, tmp_path, at):
    at(NOON)
    with pytest.raises(FileNotFoundError):
        emergency.write_when_due(tmp_path / "stick" / "emergency", 18, 7)
    assert not names(tmp_path)
    assert not Event.objects.filter(kind="chart.emergency_copied").exists()


def test_what_a_killed_worker_left_is_removed_in_time(practice, tmp_path, at):
    for days, name in ((0, ".emergency-new"), (30, ".emergency-old")):
        (tmp_path / name).write_text("x")
        when = (NOON - timedelta(days=days)).timestamp()
        os.utime(tmp_path / name, (when, when))
    at(NOON)
    assert written(tmp_path, NOON)
    assert names(tmp_path) == [".emergency-new", "emergency-2026-11-26.pdf"]


def test_settings_that_make_no_sense_are_refused(monkeypatch):
    monkeypatch.setenv("ALONGSIDE_EMERGENCY_FOLDER", "copies")
    monkeypatch.setenv("ALONGSIDE_EMERGENCY_HOUR", "24")
    with pytest.raises(ImproperlyConfigured, match="whole path"):
        folder_setting("emergency_folder")
    with pytest.raises(ImproperlyConfigured, match="0 to 23"):
        hour("emergency_hour", 18)


def test_the_command_writes_it_and_refuses_what_makes_no_sense(tmp_path):
    home, file = tmp_path / "home", tmp_path / "copy.pdf"
    refused = alongside(home, "emergency", str(file))
    assert refused.returncode == 1 and "alongside setup" in refused.stderr and not file.exists()
    assert alongside(home, "setup").returncode == 0
    done = alongside(home, "emergency", str(file), "--day", "2026-12-01")
    assert done.returncode == 0, done.stderr
    assert "0 expected" in done.stdout and file.read_bytes()[:5] == b"%PDF-"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert alongside(home, "emergency", str(file), "--day", "tomorrow").returncode == 2
    nowhere = alongside(home, "emergency", str(tmp_path / "nowhere" / "copy.pdf"))
    assert nowhere.returncode == 1 and "There is no folder" in nowhere.stderr
