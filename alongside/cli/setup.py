"""`alongside setup`: a new, empty practice without a question; or an old home brought up to date."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from .app import ON_POSTGRESQL, app, django_setup
from .mixing import is_demo_home, never_mixed, practice_is_demo
from .screen import out, stop


@app.command()
def setup(
    name: Annotated[str, typer.Option(help="The practice's name. It can be changed later.")] = "Our practice",
    timezone: Annotated[str, typer.Option(help="The practice's time zone, an IANA name.")] = "America/New_York",
) -> None:
    """Make home, keys and database, and print the first administrator's invitation. Run it again after an upgrade."""
    from alongside.config.home import home, keys_gone, make_home

    if is_demo_home(home()):
        stop(f"{home()} is the demo's home, which is emptied now and then. Set ALONGSIDE_HOME to another folder.")
    gone = keys_gone()
    if gone and (home() / "alongside.sqlite3").exists():
        _bring_back(home(), gone)
    folder = make_home()
    django_setup()
    from django.core.management import call_command
    from django.db import connection

    if gone and practice_is_demo() is not None:
        for key in gone:
            (folder / "keys" / key).unlink()
        _bring_back(folder, gone)
    never_mixed(folder)

    with out.status("Preparing the database"):
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
    folder.chmod(0o700)
    if connection.vendor == "postgresql":
        (folder / ON_POSTGRESQL).touch()
    out.print(f"Home: {folder}")
    _practice(name, timezone)
    _first_administrator()


def _bring_back(folder: Path, gone: list[str]) -> NoReturn:
    """New keys for an old database would lock everybody out: second factors could not be read any more."""
    stop(f"{folder}/keys is not whole: {', '.join(gone)} missing. Bring it back from a backup: `alongside restore`.")


def _practice(name: str, timezone: str) -> None:
    from django.core.exceptions import ValidationError

    from alongside.ground.practice.selectors import the_practice
    from alongside.ground.practice.services import set_up

    try:
        practice = the_practice() or set_up(name=name, timezone=timezone, by=None)
    except ValidationError as refused:
        stop(" ".join(refused.messages))
    out.print(f"Practice: {practice.name} ({practice.timezone})")


def _first_administrator() -> None:
    """Invite an administrator for as long as nobody can sign in as one."""
    from alongside.ground.people.services import give_role, invite_account, register_person
    from alongside.ground.people.shell import administrator_without_account, can_administer

    if can_administer():
        out.print("An administrator can sign in. Nothing else to do.")
        return
    person = administrator_without_account()
    if person is None:
        person = register_person(by=None, origin="setup", given="First", family="Administrator").id
        give_role(by=None, person=person, role="administrator")
    invitation, code = invite_account(by=None, person=person)
    out.print("\nThe first administrator signs in with this code, once:\n")
    out.print(f"    [bold]{code}[/bold]\n")
    out.print(
        f"Start with `alongside serve`, open /invitation/ and type it, before {invitation.expires_at:%B %-d, %Y}."
    )
    out.print("Lost it? Run `alongside setup` again for a new one.")
