"""`alongside keys renew`: keys are changed, and nobody loses a session, a second factor or a backup."""

import os
import time

import pytest

from alongside.cli.presence import SERVE, WORK, present

from .house import House

# Somebody with an app, spare codes and a session; says the session's cookie and what was sealed.
SIGNED_UP = """
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from alongside.ground.people.services import invite_account, open_account, register_person
person = register_person(by=None, origin="test", given="Lee", family="Nurse", patient=True)
_invitation, code = invite_account(by=None, person=person.id)
account = open_account(code=code, username="lee", password="four words put together", email="")
browser = Client(HTTP_HOST="localhost")
assert browser.post("/account/sign-in/", {"login": "lee", "password": "four words put together"}).status_code == 302
TOTP.activate(account, "JBSWY3DPEHPK3PXP")
RecoveryCodes.activate(account)
print(browser.cookies["sessionid"].value)
"""
# What that cookie opens now, the app's secret, and the spare codes.
READ = """
import sys
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt
from allauth.usersessions.models import UserSession
from django.test import Client
browser = Client(HTTP_HOST="localhost"); browser.cookies["sessionid"] = {cookie!r}
browser.get("/account/")
from django.contrib.auth import get_user
print("signed in:", str(get_user(browser).pk is not None))
print("listed:", str(UserSession.objects.filter(session_key=browser.cookies["sessionid"].value).exists()))
app, codes = (Authenticator.objects.get(type=kind) for kind in ("totp", "recovery_codes"))
print(decrypt(app.data["secret"]), *codes.wrap().get_unused_codes())
"""


def shell(house: House, words: str) -> str:
    done = house.run("manage", "shell", "-v", "0", "-c", words)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def renewed(house: House, *words: str) -> str:
    done = house.run("keys", "renew", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout


def sealed(house: House) -> list[str]:
    return [str(data) for (data,) in house.rows("SELECT data FROM mfa_authenticator ORDER BY id")]


def names(house: House) -> set[str]:
    return {path.name for path in (house.home / "keys").iterdir()}


@pytest.fixture
def cookie(house: House) -> str:
    return shell(house, SIGNED_UP)


def test_sessions_go_on_and_second_factors_open(house: House, cookie: str):
    before, secrets = sealed(house), shell(house, READ.format(cookie=cookie))
    assert secrets.startswith("signed in: True\nlisted: True\nJBSWY3DPEHPK3PXP ")
    old = {name: (house.home / "keys" / name).read_text() for name in ("django", "totp")}
    assert "Sealed anew: 2 secrets" in renewed(house)
    assert all((house.home / "keys" / name).read_text() != key for name, key in old.items())
    assert shell(house, READ.format(cookie=cookie)) == secrets
    assert not set(before) & set(sealed(house))
    assert names(house) == {"django", "totp", "django.before"}, "the old key of secrets is not needed any more"
    assert all((house.home / "keys" / name).stat().st_mode & 0o077 == 0 for name in names(house))
    told = house.run("doctor")
    assert told.returncode == 0, told.stdout
    ((kind,),) = house.rows("SELECT kind FROM spine_event WHERE kind = 'people.keys_renewed'")
    assert kind


def test_after_a_theft_the_old_key_opens_no_session(house: House, cookie: str):
    assert "Everybody has to sign in again" in renewed(house, "--sign-out")
    assert names(house) == {"django", "totp"}
    told = shell(house, READ.format(cookie=cookie)).splitlines()
    assert told[0] == "signed in: False"
    assert told[2].startswith("JBSWY3DPEHPK3PXP ")


def test_a_change_that_was_killed_is_finished_by_the_next(house: House, cookie: str):
    secrets = shell(house, READ.format(cookie=cookie))
    keys = house.home / "keys"
    (keys / "totp.before").write_text((keys / "totp").read_text())  # killed once the new key stood, before any row
    (keys / "totp").write_text("a key that has sealed nothing yet")
    assert shell(house, READ.format(cookie=cookie)) == secrets, "people go on meanwhile"
    renewed(house)
    assert shell(house, READ.format(cookie=cookie)) == secrets
    assert "totp.before" not in names(house)


def test_keys_are_not_renewed_under_those_who_use_them(house: House):
    before = {name: (house.home / "keys" / name).read_text() for name in names(house)}
    for who in (SERVE, WORK):
        with present(house.home, who):
            refused = house.run("keys", "renew")
            assert refused.returncode == 1
            assert "Stop `alongside serve` first" in " ".join(refused.stderr.split())
    assert {name: (house.home / "keys" / name).read_text() for name in names(house)} == before


def test_a_secret_that_no_key_opens_stops_it_and_keeps_both_keys(house: House, cookie: str):
    (house.home / "keys" / "totp").write_text("somebody else's key")
    refused = house.run("keys", "renew")
    assert refused.returncode == 1
    assert "opens with none of the keys" in " ".join(refused.stderr.split())
    assert (house.home / "keys" / "totp.before").read_text().strip() == "somebody else's key"


def test_the_old_key_goes_when_no_session_is_as_old(house: House):
    from alongside.cli.keys import forget_when_old

    renewed(house)
    old = house.home / "keys" / "django.before"
    os.environ["ALONGSIDE_HOME"], ours = str(house.home), os.environ["ALONGSIDE_HOME"]
    try:
        forget_when_old(12 * 3600)
        assert old.exists()
        os.utime(old, times=(time.time(), time.time() - 12 * 3600 - 60))
        forget_when_old(12 * 3600)
    finally:
        os.environ["ALONGSIDE_HOME"] = ours
    assert not old.exists()


def test_another_key_for_backups_leaves_those_from_before_to_theirs(house: House, tmp_path):
    """A backup's key is changed by naming another file: each backup opens with the key of its day."""
    for day in ("monday", "tuesday"):
        made = house.run("backup", str(tmp_path / f"{day}.age"), "--key-file", str(tmp_path / f"{day}.key"))
        assert made.returncode == 0, made.stderr
    if house.url:
        pytest.skip("the rest needs a database of its own for each restore; that they are sealed is shown")
    for day in ("monday", "tuesday"):
        other = {"monday": "tuesday", "tuesday": "monday"}[day]
        fresh = House(tmp_path / f"from-{day}")
        words = ("restore", str(tmp_path / f"{day}.age"), "--key-file")
        assert fresh.run(*words, str(tmp_path / f"{other}.key")).returncode == 1
        assert fresh.run(*words, str(tmp_path / f"{day}.key")).returncode == 0
