"""What every subcommand hangs on, and how it makes Django ready."""

import os

import typer

from .screen import stop
from .trouble import ADDRESS

# In a home whose practice is on PostgreSQL. A shell or a nightly job that forgets DATABASE_URL must not find, or make,
# an empty practice beside it.
ON_POSTGRESQL = "postgresql"
app = typer.Typer(
    no_args_is_help=True, pretty_exceptions_enable=False, help="The page that a patient and their care team share."
)


def django_setup() -> None:
    """Make Django ready. Commands call it first, after they have settled which home they work in."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    from alongside.config.home import home

    if (home() / ON_POSTGRESQL).exists() and not os.environ.get("DATABASE_URL"):
        stop(f"The practice of {home()} is on PostgreSQL. Set DATABASE_URL, as when it was set up.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        stop(str(wrong))
    except ValueError as wrong:
        if "DATABASE_URL" in os.environ and type(wrong).__module__.startswith("dj_database_url"):
            stop(ADDRESS)
        raise
