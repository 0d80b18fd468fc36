"""The command `alongside`. Each subcommand is a module of its own."""

import os

import typer

app = typer.Typer(
    no_args_is_help=True, pretty_exceptions_show_locals=False, help="The page that a patient and their care team share."
)


def django_setup() -> None:
    """Make Django ready. Commands call it first, after they have settled which home they work in."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    django.setup()


def run() -> None:
    """Entry point."""
    from . import commands  # noqa: F401 - registers every subcommand

    app()
