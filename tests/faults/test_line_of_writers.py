"""Writers into SQLite stand in line: nobody overtakes for ever, and nobody who fails or dies keeps the place."""

import fcntl
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, connections, transaction

from alongside.ground.people.models import Person
from alongside.ground.people.services import register_person

pytestmark = [pytest.mark.sqlite_only, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def file(on_disk) -> Path:
    """The database as a file; threads and processes reach it."""
    return Path(connection.settings_dict["NAME"])


def is_free(file: Path) -> bool:
    line = os.open(f"{file}-line", os.O_RDWR | os.O_CREAT)
    try:
        fcntl.flock(line, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(line)
    return True


def test_the_place_is_held_while_writing_and_left_at_the_end(file):
    with transaction.atomic():
        register_person(by=None, origin="test", given="Ana")
        assert not is_free(file)
        with transaction.atomic():
            register_person(by=None, origin="test", given="Bea")
        assert not is_free(file), "an inner block is not the end"
    assert is_free(file)
    assert Person.objects.count() == 2


def test_who_fails_leaves_it_too(file):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        register_person(by=None, origin="test")
        raise ZeroDivisionError
    assert is_free(file)
    with pytest.raises(IntegrityError), transaction.atomic():
        register_person(by=None, origin="test", given="A", birth=("2020", *_backwards()))
    assert is_free(file)
    assert not Person.objects.exists()


def _backwards():
    from datetime import date

    return date(2020, 2, 1), date(2020, 1, 1)


def test_who_hangs_up_leaves_it(file):
    with transaction.atomic():
        register_person(by=None, origin="test", given="Ana")
        assert not is_free(file)
        connection.close()
        assert is_free(file)
    assert not Person.objects.exists()


def test_who_is_killed_leaves_it_and_what_was_begun_is_gone(file):
    code = (
        "import os, sys, time; os.environ['DJANGO_SETTINGS_MODULE'] = 'alongside.config.settings';"
        "from django.conf import settings; settings.DATABASES['default']['NAME'] = sys.argv[1];"
        "import django; django.setup();"
        "from django.db import transaction; from alongside.ground.people.services import register_person\n"
        "with transaction.atomic():\n"
        "    register_person(by=None, origin='test', given='Ana'); print('begun', flush=True); time.sleep(60)"
    )
    writer = subprocess.Popen([sys.executable, "-c", code, str(file)], stdout=subprocess.PIPE, text=True)
    try:
        assert writer.stdout.readline() == "begun\n"
        assert not is_free(file)
    finally:
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
    assert is_free(file)
    register_person(by=None, origin="test", given="Bea")
    assert [p.given for p in Person.objects.all()] == ["Bea"]


def test_nobody_waits_for_ever(file):
    """Eight write without a pause until each has written; without the line one of them is starved for seconds."""
    rounds, written = 40, [0] * 8
    behind = []
    start = threading.Barrier(len(written))

    def write(number: int) -> None:
        connections["default"].ensure_connection()  # the first one turns the copy into a WAL; that is no writing
        start.wait()
        for _ in range(rounds):
            register_person(by=None, origin="test", given=str(number))
            written[number] += 1
            behind.append(max(written) - min(written))
        connections.close_all()

    writers = [threading.Thread(target=write, args=(n,)) for n in range(len(written))]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert written == [rounds] * len(written)
    assert Person.objects.count() == rounds * len(written)
    assert max(behind) < rounds / 2, "somebody was overtaken again and again"
