"""The command `alongside`. Each subcommand is a module of its own."""

import os
import sys

from . import commands  # noqa: F401 - registers every subcommand
from .app import app
from .screen import err
from .trouble import ours, words_for


def run() -> None:
    """Entry point. What goes wrong is said in plain words, and never with what was in a record."""
    os.umask(0o077)  # whatever we write may hold health data: its owner's alone
    try:
        app()
    except Exception as error:
        words = words_for(error)
        if not words and (os.environ.get("ALONGSIDE_DEVELOPMENT") or sys.argv[1:2] == ["manage"]):
            raise  # for those who write code, or use Django's own commands
        err.print(words or ours(error), style="bold", soft_wrap=True, markup=False)
        sys.exit(1)
