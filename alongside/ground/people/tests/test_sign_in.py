"""A sign-in name, or an e-mail that is one person's alone, and the right password. Else None, whatever the reason."""

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.exceptions import ValidationError

from alongside.ground.people.backend import SignInBackend
from alongside.ground.people.models import Account

from .test_accounts import PASSWORD, opened

OTHER = "another four words here"


@pytest.fixture
def maria(clinic):
    return opened(clinic.maria, email="maria@example.org")


@pytest.fixture
def joe(clinic):
    """Shares nothing yet."""
    return opened(clinic.person("Joe", patient=True), "joe.t", OTHER, email="joe@example.org")


def share(*accounts):
    Account.objects.filter(pk__in=[a.pk for a in accounts]).update(email="home@example.org")


@pytest.mark.parametrize("name", ["maria.a", "MARIA.A", " maria.a ", "maria@example.org", "Maria@EXAMPLE.org"])
def test_by_name_or_an_email_of_ones_own(maria, joe, name):
    assert authenticate(username=name, password=PASSWORD) == maria
    assert authenticate(username=name, password=OTHER) is None


@pytest.mark.parametrize(("name", "password"), [("", PASSWORD), ("maria.a", ""), ("nobody", PASSWORD), ("@", PASSWORD)])
def test_nothing_else_signs_in(maria, name, password):
    assert authenticate(username=name, password=password) is None


@pytest.mark.parametrize("password", [PASSWORD, OTHER, "neither of these at all"])
def test_a_shared_email_answers_the_same_whether_a_password_is_right_or_not(maria, joe, password):
    share(maria, joe)
    assert authenticate(username="home@example.org", password=password) is None
    assert authenticate(username="maria.a", password=PASSWORD) == maria
    assert authenticate(username="joe.t", password=OTHER) == joe


@pytest.mark.parametrize("name", ["maria.a", "nobody", "home@example.org", "nobody@example.org"])
def test_every_answer_costs_one_hash(maria, joe, name, monkeypatch):
    """Or a clock could tell who has a sign-in here."""
    share(maria, joe)
    hashed, encode, verify = [], Argon2PasswordHasher.encode, Argon2PasswordHasher.verify
    monkeypatch.setattr(Argon2PasswordHasher, "encode", lambda *a: hashed.append(1) or encode(*a))
    monkeypatch.setattr(Argon2PasswordHasher, "verify", lambda *a: hashed.append(1) or verify(*a))
    assert authenticate(username=name, password="a wrong one, certainly") is None
    assert len(hashed) == 1


def test_a_closed_account_neither_signs_in_nor_keeps_its_sessions(maria):
    Account.objects.filter(pk=maria.pk).update(is_active=False)
    assert authenticate(username="maria.a", password=PASSWORD) is None
    assert authenticate(username="maria@example.org", password=PASSWORD) is None
    assert SignInBackend().get_user(maria.pk) is None


def test_an_email_is_ones_own_again_when_the_other_account_is_closed(maria, joe):
    share(maria, joe)
    Account.objects.filter(pk=joe.pk).update(is_active=False)
    assert authenticate(username="home@example.org", password=PASSWORD) == maria


def test_somebody_elses_email_cannot_be_a_sign_in_name(clinic, maria):
    """It would come first, and Maria's own e-mail would no longer sign her in."""
    with pytest.raises(ValidationError):
        opened(clinic.person("Mal", patient=True), "Maria@example.org", OTHER)
    assert authenticate(username="maria@example.org", password=PASSWORD) == maria
