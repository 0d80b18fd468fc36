"""The command `alongside`. Each subcommand is a module of its own."""

import os

import typer

from .screen import stop

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


def run() -> None:
    """Entry point."""
    from . import commands  # noqa: F401 - registers every subcommand

    os.umask(0o077)  # whatever we write may hold health data: its owner's alone
    app()
