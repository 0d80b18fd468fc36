"""Nobody is signed in as somebody else, and nobody is left without knowing what to do."""

import time

import pytest
from django.core.cache import cache
from django.urls import reverse

from alongside.ground.people.services import invite_account

from .conftest import PASSWORD, account_for

LOGIN = "/account/sign-in/"


@pytest.fixture(autouse=True)
def _fresh_counts(db):
    cache.clear()


def sign_in(client, login, password=PASSWORD):
    return client.post(LOGIN, {"login": login, "password": password})


def who(client):
    return client.session.get("_auth_user_id")


@pytest.mark.parametrize("login", ["maria.a", "MARIA.A", "maria@example.org", "Maria@Example.org", " maria.a "])
def test_a_name_or_an_email_of_ones_own_signs_in(client, maria, login):
    assert sign_in(client, login).status_code == 302
    assert who(client) == str(maria.pk)


@pytest.mark.parametrize(("login", "password"), [("maria.a", "wrong"), ("nobody", PASSWORD), ("", ""), ("maria.a", "")])
def test_a_wrong_one_says_what_to_do(client, maria, login, password):
    page = sign_in(client, login, password)
    assert who(client) is None
    if login and password:
        assert "312-555-0100" in page.content.decode()
        assert "do not fit" in page.content.decode()


def test_an_email_that_two_people_share_opens_neither(client, maria):
    account_for("Rosa", "rosa.a", "maria@example.org")
    page = sign_in(client, "maria@example.org")
    assert who(client) is None
    assert "use your sign-in name" in page.content.decode()
    assert sign_in(client, "maria.a").status_code == 302


def test_too_many_tries_wait_and_name_the_telephone(client, maria):
    for _ in range(5):
        sign_in(client, "maria.a", "wrong")
    page = sign_in(client, "maria.a")
    assert who(client) is None
    assert "wait 5 minutes" in page.content.decode()
    assert "312-555-0100" in page.content.decode()


def test_strangers_who_try_many_names_do_not_unlock_one(client, maria):
    """What counts tries must not make room by forgetting some of them."""
    for _ in range(5):
        sign_in(client, "maria.a", "wrong")
    for number in range(600):
        cache.set(f"zz-another-name-{number}", [time.time()], 300)
    sign_in(client, "maria.a")
    assert who(client) is None


def test_another_account_is_not_locked_by_it(client, maria):
    account_for("Rosa", "rosa.a")
    for _ in range(6):
        sign_in(client, "maria.a", "wrong")
    assert sign_in(client, "rosa.a").status_code == 302


def test_nobody_signs_up(client, maria):
    page = client.get("/account/sign-up/")
    assert "letter from us" in page.content.decode()
    client.post("/account/sign-up/", {"username": "mallory", "password1": PASSWORD, "password2": PASSWORD})
    assert who(client) is None


def test_a_printed_code_makes_a_sign_in_once(client, maria):
    from alongside.ground.people.services import register_person

    person = register_person(by=None, origin="test", given="Rosa", family="Diaz", patient=True)
    _invitation, code = invite_account(by=None, person=person.id)
    assert client.get("/invitation/").status_code == 200
    assert client.post("/invitation/", {"code": code.lower().replace("-", " ")}).status_code == 302
    weak = client.post("/invitation/sign-in/", {"username": "rosa.d", "password": "short", "email": ""})
    assert weak.status_code == 400
    assert 'value="rosa.d"' in weak.content.decode()
    taken = client.post("/invitation/sign-in/", {"username": "MARIA.A", "password": PASSWORD, "email": ""})
    assert "is taken" in taken.content.decode()
    done = client.post("/invitation/sign-in/", {"username": "rosa.d", "password": PASSWORD, "email": ""})
    assert done.status_code == 302
    assert who(client) == str(person.account.pk)
    assert client.post("/invitation/", {"code": code}).status_code == 400


def test_guessing_codes_is_slow(client, maria):
    pages = [client.post("/invitation/", {"code": f"AAAA-AAAA-AAA{c}"}) for c in "ABCDEFGHJKM"]
    assert "Too many tries" in pages[-1].content.decode()


def test_a_new_code_for_somebody_who_forgot_ends_the_old_sessions(client, maria):
    sign_in(client, "maria.a")
    assert client.get("/account/").status_code == 200
    from alongside.ground.people.services import open_account

    _invitation, code = invite_account(by=None, person=maria.person_id)
    open_account(code=code, username="maria.a", password="quite another set of words")
    assert client.get("/account/").status_code == 302


def test_staff_set_up_a_second_factor_before_anything_else(client, maria):
    account_for("Lee", "lee", role="nurse")
    sign_in(client, "lee")
    for path in ("/desk/", "/page/", "/"):
        assert client.get(path).headers.get("Location") == reverse("mfa_activate_totp")


def test_who_has_just_chosen_a_password_goes_on_without_typing_it_again(client, maria):
    from alongside.ground.people.services import give_role, register_person

    lee = register_person(by=None, origin="test", given="Lee", family="Park")
    give_role(by=None, person=lee.id, role="nurse")
    _invitation, code = invite_account(by=None, person=lee.id)
    client.post("/invitation/", {"code": code})
    chosen = {"username": "lee.p", "password": PASSWORD, "email": ""}
    page = client.post("/invitation/sign-in/", chosen, follow=True)
    assert page.redirect_chain[-1][0] == reverse("mfa_activate_totp")
    assert page.context["form"].secret
    assert "signed in as" not in page.content.decode()


def test_the_secret_of_a_second_factor_is_encrypted(client, maria):
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal import auth as totp

    account = account_for("Lee", "lee", role="nurse")
    sign_in(client, "lee")
    again = client.get("/account/second-factor/app/").headers["Location"]  # asks for the password once more
    page = client.post(again, {"password": PASSWORD}, follow=True)
    secret = page.context["form"].secret
    code = totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time()))))
    assert client.post("/account/second-factor/app/", {"code": code}).status_code == 302
    kept = Authenticator.objects.get(user=account, type="totp").data["secret"]
    assert secret not in kept
    client.logout()
    sign_in(client, "lee")
    assert who(client) is None, "a password alone opened a staff account"


def test_doing_nothing_signs_out_and_says_so(client, maria):
    sign_in(client, "maria.a")
    client.get("/account/")
    session = client.session
    session["seen_at"] = int(time.time()) - 31 * 60
    session.save()
    gone = client.get("/account/devices/")
    assert gone.headers["Location"] == f"{LOGIN}?next=%2Faccount%2Fdevices%2F"
    assert "nothing happened for 30 minutes" in client.get(gone.headers["Location"]).content.decode()


def test_the_busiest_session_ends_after_twelve_hours(client, maria):
    sign_in(client, "maria.a")
    for hours, status in ((11.9, 200), (12.1, 302)):
        client.get("/account/")
        session = client.session
        session["since"] = int(time.time() - hours * 3600)
        session.save()
        answer = client.get("/account/devices/")
        assert answer.status_code == status
    assert who(client) is None
    assert "after 12 hours" in client.get(answer.headers["Location"]).content.decode()
    sign_in(client, "maria.a")
    assert client.get("/account/").status_code == 200


def test_a_refused_sign_in_is_logged_without_what_was_typed(client, maria, caplog):
    for _ in range(5):
        sign_in(client, "maria.a", "wrong words entirely")
    assert caplog.messages[-1] == "a sign-in was refused (from 127.0.0.1)"
    sign_in(client, "maria.a")
    assert caplog.messages[-1] == "a sign-in was locked out (from 127.0.0.1)"
    assert "maria" not in caplog.text
    assert "wrong words" not in caplog.text


def test_a_sign_in_and_a_wrong_code_are_logged_without_who(client, maria, caplog):
    from allauth.mfa.totp.internal.auth import TOTP

    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(maria, secret)
    sign_in(client, "maria.a")
    assert "somebody signed in" not in caplog.text, "half of it is no sign-in"
    caplog.clear()
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert caplog.messages == ["a second factor was refused (from 127.0.0.1)"]
    assert not [word for word in ("maria", "000000", secret) if word in caplog.text]


def test_a_sign_in_that_worked_is_logged_without_who(client, maria, caplog):
    sign_in(client, "maria.a")
    assert caplog.messages == ["somebody signed in (from 127.0.0.1)"]
    assert "maria" not in caplog.text


def test_looking_for_news_by_itself_is_not_activity(client, maria):
    sign_in(client, "maria.a")
    session = client.session
    earlier = session["seen_at"] = int(time.time()) - 20 * 60
    session.save()
    client.get("/account/", headers={"X-Poll": "1"})
    assert client.session["seen_at"] == earlier
    client.get("/account/")
    assert client.session["seen_at"] > earlier


def test_no_page_is_kept_by_a_cache(client, maria):
    for path in (LOGIN, "/invitation/", "/account/"):
        assert "no-store" in client.get(path).headers["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        "/account/", "/account/password/", "/account/second-factor/", "/account/second-factor/app/",
        "/account/devices/", "/account/sign-out/",
    ],
)  # fmt: skip
def test_every_page_of_ones_own_sign_in_shows(client, maria, path):
    sign_in(client, "maria.a")
    page = client.get(path, follow=True)
    assert page.status_code == 200
    assert "style=" not in page.content.decode()
