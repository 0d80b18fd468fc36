"""The command `alongside`. Each subcommand is a module of its own."""

import os
import sys

import typer

from .screen import err, stop
from .trouble import ADDRESS, words_for

app = typer.Typer(
    no_args_is_help=True, pretty_exceptions_enable=False, help="The page that a patient and their care team share."
)


def django_setup() -> None:
    """Make Django ready. Commands call it first, after they have settled which home they work in."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        stop(str(wrong))
    except ValueError as wrong:
        if "DATABASE_URL" in os.environ and type(wrong).__module__.startswith("dj_database_url"):
            stop(ADDRESS)
        raise


def run() -> None:
    """Entry point. What went wrong outside of Alongside is said in plain words."""
    from . import commands  # noqa: F401 - registers every subcommand

    os.umask(0o077)  # whatever we write may hold health data: its owner's alone
    try:
        app()
    except Exception as error:
        words = words_for(error)
        if not words:
            raise
        err.print(words, style="bold", soft_wrap=True)
        sys.exit(1)
