"""Signing in with a password, beside the password's hash alone: what is not the hash should be little."""

import json
import os
import subprocess
import sys
import tempfile

from .clock import typical
from .plot import plot

ROUNDS = 7
ACCOUNTS = (1, 1_000, 10_000)
PASSWORD = "blue kettle on tuesday"  # noqa: S105 - of an invented person
TRIES = {"right": ("ana", PASSWORD), "wrong": ("ana", "x"), "nobody": ("bob", "x")}


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
    times: dict[str, list[tuple[float, float]]] = {}
    for accounts, took in zip(ACCOUNTS, found["took"], strict=True):
        for name, ms in took.items():
            ratio = ms / found["hash"]
            print(f"  {accounts:>6} accounts, {name:<8}{ms:8.1f}   {ratio:5.2f} times the hash ({found['hash']:.1f})")
            times.setdefault(name, []).append((accounts, ratio))
    plot("sign_in", "Signing in with a password", "accounts of the practice", "times the CPU of the hash alone", times)


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
    hashed = typical(lambda: make_password(PASSWORD), ROUNDS).cpu * 1000
    took = []
    for accounts in ACCOUNTS:
        _others_until(accounts)
        took.append({name: _cpu_ms(login, password) for name, (login, password) in TRIES.items()})
    print(json.dumps({"hash": hashed, "took": took}))


def _others_until(accounts: int) -> None:
    """So many accounts in all."""
    from django.contrib.auth import get_user_model
    from django.utils import timezone

    from alongside.ground.people.models import Person

    accounts_now = get_user_model().objects.count()
    names = [f"other{number}" for number in range(accounts_now, accounts)]
    persons = Person.objects.bulk_create(Person(given=name, registered_at=timezone.now()) for name in names)
    get_user_model().objects.bulk_create(
        get_user_model()(username=name, person=person, created_at=timezone.now(), password="!")
        for name, person in zip(names, persons, strict=True)
    )


def _cpu_ms(login: str, password: str) -> float:
    return typical(lambda: _sign_in(login, password), ROUNDS).cpu * 1000


def _sign_in(login: str, password: str) -> None:
    from django.test import Client

    Client().post("/account/sign-in/", {"login": login, "password": password})


if __name__ == "__main__":
    here() if sys.argv[1:] == ["here"] else main()
