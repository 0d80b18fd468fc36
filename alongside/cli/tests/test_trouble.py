"""What goes wrong is said in plain words; a mistake of ours says where, and nothing of what was in it."""

import os
import sys
from collections.abc import Iterator

import pytest
from django.db import IntegrityError, OperationalError, ProgrammingError

from alongside.cli import main
from alongside.cli.trouble import AWAY, FULL, LOCKED, OLDER, words_for

SECRET = "Maria takes lisinopril"


@pytest.fixture(autouse=True)
def _umask_of_the_tests() -> Iterator[None]:
    """The command takes away everybody else's right to what it writes; tests after these keep theirs."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def fails(error: Exception):
    def app() -> None:
        raise error

    return app


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(28, "No space left on device"), FULL),
        (OperationalError("database is locked"), LOCKED),
        (OperationalError("connection refused"), AWAY),
        (OperationalError("no such table: spine_event"), OLDER),
        (ProgrammingError('relation "spine_event" does not exist'), OLDER),
        (PermissionError(13, "Permission denied", "/srv/x"), "/srv/x cannot be used: Permission denied."),
    ],
)
def test_troubles_that_are_known(monkeypatch, capsys, error, words):
    monkeypatch.setattr(main, "app", fails(error))
    with pytest.raises(SystemExit):
        main.run()
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    "error",
    [
        ValueError(SECRET),
        IntegrityError(f'null value in column "x" of relation "y": Failing row contains ({SECRET})'),
        ProgrammingError(SECRET),
        OSError(5, SECRET),
    ],
)
def test_a_mistake_of_ours(monkeypatch, capsys, error):
    assert words_for(error) == ""
    monkeypatch.setattr(main, "app", fails(error))
    monkeypatch.setattr(sys, "argv", ["alongside", "work"])
    with pytest.raises(SystemExit) as end:
        main.run()
    said = capsys.readouterr().err
    assert end.value.code == 1
    assert f"test_trouble.py:{fails.__code__.co_firstlineno + 2} in app" in said
    assert type(error).__name__ in said
    assert "Maria" not in said


def test_who_writes_code_sees_all_of_it(monkeypatch):
    monkeypatch.setattr(main, "app", fails(ValueError(SECRET)))
    monkeypatch.setattr(sys, "argv", ["alongside", "manage", "shell"])
    with pytest.raises(ValueError, match="Maria"):
        main.run()
