"""`alongside manage …`: Django's own commands."""

import typer

from .app import app, django_setup


@app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []},
)
def manage(context: typer.Context) -> None:
    """Django's own commands, such as `alongside manage migrate`."""
    django_setup()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["alongside manage", *context.args])
