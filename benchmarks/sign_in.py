"""Signing in with a password, beside the password's hash alone: what is not the hash should be little."""

import json
import os
import subprocess
import sys
import tempfile

from .clock import typical

ROUNDS = 7
PASSWORD = "blue kettle on tuesday"  # noqa: S105 - of an invented person


def main() -> None:
    """Print milliseconds and the ratio."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "ALONGSIDE_HOME": home, "DJANGO_SETTINGS_MODULE": "alongside.config.settings"}
        environment.pop("DATABASE_URL", None)
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.sign_in", "here"],
            env=environment, check=True, capture_output=True, text=True,
        )  # fmt: skip
    found = json.loads(done.stdout.splitlines()[-1])
    print("sign_in: a password typed until the page is sent, beside the hash alone (milliseconds of server CPU)")
    for name in ("right", "wrong", "nobody"):
        print(
            f"  {name:<8}{found[name]:8.1f}   {found[name] / found['hash']:5.2f} times the hash ({found['hash']:.1f})"
        )


def here() -> None:
    """In this process's own home; prints a line of JSON."""
    from alongside.config.home import make_home

    make_home()
    import django

    django.setup()
    from django.conf import settings
    from django.contrib.auth.hashers import make_password
    from django.core.management import call_command

    from alongside.ground.people.services import invite_account, open_account, register_person
    from alongside.ground.practice.services import set_up

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    settings.ALLOWED_HOSTS, settings.ACCOUNT_RATE_LIMITS = ["testserver"], False
    set_up(name="Benchmark", by=None)
    person = register_person(by=None, origin="benchmark", given="Ana", patient=True).id
    _invitation, code = invite_account(by=None, person=person)
    open_account(code=code, username="ana", password=PASSWORD)
    found = {"hash": typical(lambda: make_password(PASSWORD), ROUNDS).cpu * 1000}
    for name, login, password in (("right", "ana", PASSWORD), ("wrong", "ana", "x"), ("nobody", "bob", "x")):
        found[name] = typical(lambda login=login, password=password: _sign_in(login, password), ROUNDS).cpu * 1000
    print(json.dumps(found))


def _sign_in(login: str, password: str) -> None:
    from django.test import Client

    Client().post("/account/sign-in/", {"login": login, "password": password})


if __name__ == "__main__":
    here() if sys.argv[1:] == ["here"] else main()
