"""Settings are taken as a person writes them, or refused in words; a mistake never opens a door without a sound."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from alongside.config import home as ours
from alongside.config.home import address, flag, key, listed, make_home, number, setting


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    """An empty home, and nothing in the environment."""
    for name in list(os.environ):
        if name.startswith("ALONGSIDE_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path / "home"))
    return make_home()


def written(home: Path, line: str) -> None:
    (home / "settings.toml").write_text(line + "\n")


@pytest.mark.parametrize("line", ["tls = true", 'tls = "yes"', 'tls = "Yes "', "tls = 1", 'tls = "on"', 'tls = "true"'])
def test_yes_in_the_file(home, line):
    written(home, line)
    assert flag("tls")


@pytest.mark.parametrize("line", ["", "tls = false", 'tls = "no"', "tls = 0", 'tls = "off"'])
def test_no_in_the_file(home, line):
    written(home, line)
    assert not flag("tls")


@pytest.mark.parametrize("said", ["maybe", "yess", "2"])
def test_neither_yes_nor_no_is_refused(home, monkeypatch, said):
    monkeypatch.setenv("ALONGSIDE_TLS", said)
    with pytest.raises(ImproperlyConfigured, match="ALONGSIDE_TLS"):
        flag("tls")


@pytest.mark.parametrize("line", ['hosts = "a.example, b.example"', 'hosts = ["a.example", "b.example"]'])
def test_a_list_with_spaces_or_as_toml_has_it(home, line):
    written(home, line)
    assert listed("hosts", "x") == ["a.example", "b.example"]


def test_the_environment_counts_more_than_the_file(home, monkeypatch):
    written(home, 'hosts = "a.example"\nproxies = 2')
    assert number("proxies", 0) == 2
    monkeypatch.setenv("ALONGSIDE_HOSTS", "b.example,")
    monkeypatch.setenv("ALONGSIDE_PROXIES", "1")
    assert listed("hosts", "x") == ["b.example"]
    assert number("proxies", 0) == 1
    assert listed("others", "x,y") == ["x", "y"]


@pytest.mark.parametrize("said", ["two", "-1", "1.5"])
def test_what_is_no_number_is_refused(home, monkeypatch, said):
    monkeypatch.setenv("ALONGSIDE_PROXIES", said)
    with pytest.raises(ImproperlyConfigured, match="ALONGSIDE_PROXIES"):
        number("proxies", 0)


@pytest.mark.parametrize("said", ["http://watcher.example/x", "ftp://watcher.example", "https://", "watcher.example"])
def test_a_sign_of_life_does_not_cross_the_network_readable(home, monkeypatch, said):
    monkeypatch.setenv("ALONGSIDE_HEARTBEAT", said)
    with pytest.raises(ImproperlyConfigured, match="https://"):
        address("heartbeat")


@pytest.mark.parametrize("said", ["https://watcher.example/x", "http://127.0.0.1:9/x", "http://localhost/x", ""])
def test_to_this_very_computer_it_may(home, monkeypatch, said):
    monkeypatch.setenv("ALONGSIDE_HEARTBEAT", said)
    assert address("heartbeat") == said


@pytest.mark.parametrize("content", [b"hosts = [", b'hosts = "\xff"', None])
def test_a_file_that_cannot_be_read_is_said(home, content):
    if content is None:
        (home / "settings.toml").mkdir()
    else:
        (home / "settings.toml").write_bytes(content)
    with pytest.raises(ImproperlyConfigured, match="settings.toml cannot be read"):
        setting("hosts")


def test_a_key_that_is_empty_is_none(home):
    assert len(key("django")) > 50
    (home / "keys" / "django").write_text("\n")
    with pytest.raises(ImproperlyConfigured, match="is empty"):
        key("django")


def test_a_key_is_there_whole_or_not_at_all(home, monkeypatch):
    (home / "keys" / "totp").unlink()

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ours.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        make_home()
    assert [path.name for path in (home / "keys").iterdir()] == ["django"]
    monkeypatch.undo()


def test_keys_are_made_once(home):
    before = key("django"), key("totp")
    make_home()
    assert (key("django"), key("totp")) == before


@pytest.mark.parametrize("name", ["a#b", "c?x=1", "d%41", "e f", "é"])
def test_the_database_lies_in_the_home_whatever_its_name(tmp_path, name):
    """An address would be cut at # and ?, and %41 read as A."""
    home = tmp_path / name
    program = (
        "from alongside.config.home import make_home; make_home(); import json;"
        "from alongside.config.settings import DATABASES, HOME; print(json.dumps(str(DATABASES['default']['NAME'])))"
    )
    kept = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    environment = {**kept, "ALONGSIDE_HOME": str(home)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == str(home / "alongside.sqlite3")
