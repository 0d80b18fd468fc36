"""`alongside keys renew`: new keys for a home, without losing what the old ones made."""

import time
from pathlib import Path
from typing import Annotated

import typer

from .app import app, django_setup
from .backup import alone
from .mixing import never_mixed
from .presence import SERVE, WORK, is_present
from .screen import out, stop

keys_app = typer.Typer(no_args_is_help=True, help="The keys of the home.")
app.add_typer(keys_app, name="keys")


@keys_app.callback()
def keys() -> None:
    """So that `renew` stays a word of its own."""


@keys_app.command()
def renew(
    sign_out: Annotated[
        bool, typer.Option("--sign-out", help="The old key counts no more: everybody signs in again. After a theft.")
    ] = False,
) -> None:
    """Make new keys, and seal the secrets of second factors anew. Nobody loses one, and sessions go on."""
    from alongside.config.home import forget_key_before, home, renew_key

    folder = home()
    django_setup()
    never_mixed(folder)
    with alone(folder):  # a backup must not hold secrets of one key and the file of the other
        _nothing_runs(folder)
        secrets = _second_factors()
        forget_key_before("django")
        renew_key("django")
        if sign_out:
            forget_key_before("django")
    out.print(f"New keys in {folder / 'keys'}. Sealed anew: {secrets} secrets of second factors.")
    out.print("Everybody has to sign in again." if sign_out else "Who was signed in stays so.")
    out.print("Next: `alongside serve`, and a new backup. A backup from before holds the old keys, and needs nothing.")


def _nothing_runs(folder: Path) -> None:
    if is_present(folder, SERVE) or is_present(folder, WORK):
        stop("Alongside runs in this home, with the keys of now. Stop `alongside serve` first. Nothing was changed.")


def _second_factors() -> int:
    """The old key goes once nothing needs it. A change that was killed is finished first, for it left two keys."""
    from cryptography.fernet import InvalidToken

    from alongside.config.home import forget_key_before, keys, renew_key
    from alongside.doors.entrance.sealed import seal_anew

    try:
        if len(keys("totp")) > 1:
            seal_anew(keys("totp"))
            forget_key_before("totp")
        renew_key("totp")
        secrets = seal_anew(keys("totp"))
    except InvalidToken:
        stop("A secret of a second factor opens with none of the keys of this home. Bring them back from a backup.")
    forget_key_before("totp")
    return secrets


def forget_when_old(lasts: float) -> None:
    """What the worker does again and again: no session is older than `lasts` seconds, so the old key is not needed."""
    from alongside.config.home import forget_key_before, key_renewed_at

    renewed = key_renewed_at("django")
    if renewed is not None and time.time() - renewed > lasts:
        forget_key_before("django")
