"""The command `alongside`. Each subcommand is a module of its own."""

import os
import sys

from . import commands  # noqa: F401 - registers every subcommand
from .app import app
from .screen import err
from .trouble import words_for


def run() -> None:
    """Entry point. What went wrong outside of Alongside is said in plain words."""
    os.umask(0o077)  # whatever we write may hold health data: its owner's alone
    try:
        app()
    except Exception as error:
        words = words_for(error)
        if not words:
            raise
        err.print(words, style="bold", soft_wrap=True)
        sys.exit(1)
