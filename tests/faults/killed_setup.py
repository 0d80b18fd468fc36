"""`alongside setup`, killed with -9 right after the nth change of a table: `python -m tests.faults.killed_setup N`."""

import os
import signal
import sys

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

left = [int(sys.argv.pop(1))]
change = BaseDatabaseSchemaEditor.execute


def changing(self, sql, params=()):
    change(self, sql, params)
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)


BaseDatabaseSchemaEditor.execute = changing
sys.argv[1:] = ["setup"]

from alongside.cli.main import run  # noqa: E402

run()
