"""The doors themselves: headers on every answer, redirects, hosts, cookies, sessions, codes, methods."""

import json
import os
import re
import subprocess
import sys

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from alongside.doors.entrance.tests.conftest import PASSWORD, account_for
from alongside.ground.people import services
from alongside.ground.people.selectors import viewer_for
from alongside.ground.practice.services import set_up

pytestmark = pytest.mark.django_db
LOGIN = "/account/sign-in/"


@pytest.fixture(autouse=True)
def practice(db):
    cache.clear()
    return set_up(name="Riverside", by=None, phone="312-555-0100")


@pytest.fixture
def maria(practice):
    return account_for("Maria", "maria.a", "maria@example.org")


@pytest.fixture
def lee(practice):
    """A nurse with a second factor. Returns (account, secret)."""
    account = account_for("Lee", "lee", role="nurse")
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(account, secret)
    return account, secret


def sign_in(client, login="maria.a", password=PASSWORD, **more):
    return client.post(LOGIN, {"login": login, "password": password, **more})


def code_of(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time()))))


def who(client) -> str | None:
    return client.session.get("_auth_user_id")


# What every answer carries --------------------------------------------------------------------------------------------

ANSWERS = {
    "page": lambda c: c.get(LOGIN),
    "redirect": lambda c: c.get("/"),
    "without a slash": lambda c: c.get("/account/sign-in"),
    "not there": lambda c: c.get("/no/such/page/"),
    "a record without sign-in": lambda c: c.get(f"/page/{'0' * 8}-0000-7000-8000-{'0' * 12}/"),
    "forgery": lambda c: Client(enforce_csrf_checks=True).post(LOGIN, {"login": "x", "password": "y"}),
    "wrong host": lambda c: c.get(LOGIN, headers={"host": "evil.example"}),
    "wrong method": lambda c: c.get(f"/demo/{'0' * 8}-0000-7000-8000-{'0' * 12}/"),
    "too large": lambda c: c.post(LOGIN, {"login": "x" * 3_000_000}),
    "static": lambda c: c.get("/static/ui/alongside.css"),
    "alive": lambda c: c.get("/alive/"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_is_guarded(client, name):
    response = ANSWERS[name](client)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in response.headers
    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(response.headers["Permissions-Policy"].split(", "))
    if name != "static":
        assert "no-store" in response.headers["Cache-Control"]
        assert "inline" not in response.headers.get("Content-Disposition", "")


@pytest.mark.parametrize("name", [n for n in ANSWERS if n not in ("wrong host", "static")])
def test_no_answer_is_guessed_or_framed(client, name):
    response = ANSWERS[name](client)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("name", "status"),
    [("not there", 404), ("forgery", 403), ("wrong host", 400), ("wrong method", 405), ("too large", 400)],
)  # fmt: skip
def test_an_error_says_a_number_and_whom_to_call(client, name, status):
    response = ANSWERS[name](client)
    assert response.status_code == status
    text = response.content.decode()
    assert re.search(r"<strong>[0-9A-F]{8}</strong>", text)
    assert "312-555-0100" in text
    assert "evil.example" not in text


@pytest.mark.parametrize("name", ["password_reset", "account_reset_password", "account_email", "account_confirm_email",
                                  "account_set_password", "socialaccount_connections", "admin:index",
                                  "account_request_login_code", "mfa_signup_webauthn"])  # fmt: skip
def test_what_we_do_not_use_has_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name, args=["x"] if name == "account_confirm_email" else [])


def test_checks_for_deployment_find_nothing(tmp_path):
    environment = {k: v for k, v in os.environ.items() if k != "DJANGO_ALLOW_ASYNC_UNSAFE"} | {
        "ALONGSIDE_HOME": str(tmp_path), "ALONGSIDE_TLS": "yes", "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
    }  # fmt: skip
    program = """
from alongside.config.home import make_home
make_home()
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
call_command("check", deploy=True, fail_level="WARNING")
print(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_SECURE)
"""
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[-3:] == ["__Host-sessionid", "__Host-csrftoken", "True"]


@pytest.mark.parametrize(
    ("asked", "header"),
    [
        ({}, "max-age=31536000"),
        ({"ALONGSIDE_HSTS_SUBDOMAINS": "yes"}, "max-age=31536000; includeSubDomains"),
        ({"ALONGSIDE_HSTS_PRELOAD": "yes"}, "max-age=31536000; includeSubDomains; preload"),  # the one needs the other
        ({"ALONGSIDE_TLS": "no", "ALONGSIDE_HSTS_SUBDOMAINS": "yes"}, "None"),
    ],
)
def test_only_this_very_host_is_bound_to_tls_unless_more_is_asked_for(tmp_path, asked, header):
    environment = os.environ | {
        "ALONGSIDE_HOME": str(tmp_path), "ALONGSIDE_TLS": "yes", "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
    } | asked  # fmt: skip
    program = """
from alongside.config.home import make_home
make_home()
from django.http import HttpResponse
from django.middleware.security import SecurityMiddleware
from django.test import RequestFactory
answered = SecurityMiddleware(lambda request: HttpResponse())
print(answered(RequestFactory().get("/", secure=True, HTTP_HOST="localhost")).headers.get("Strict-Transport-Security"))
"""
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == header, done.stderr


# Where one is led -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("there", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)",
                                   "https:evil.example", "\thttps://evil.example"])  # fmt: skip
def test_nobody_is_led_away(client, maria, there):
    to = sign_in(client, next=there).headers["Location"]
    assert "evil" not in to
    assert "javascript" not in to


def test_what_names_people_is_in_no_cookie(client, maria):
    joe = account_for("Joe", "joe")
    grant, code = services.invite_helper(
        by=viewer_for(maria.person_id), patient=maria.person_id, helper_name="Joe Zqname", contents=["visits"]
    )
    services.accept_help(by=viewer_for(joe.person_id), code=code)
    sign_in(client)
    done = client.post(f"/page/{maria.person_id}/helpers/{grant.id}/end/")
    assert done.status_code == 302
    assert set(client.cookies) <= {"sessionid", "csrftoken", "device"}  # the last holds chance alone
    for cookie in client.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert "Zqname" not in cookie.value
    assert "Zqname" in client.get(done.headers["Location"]).content.decode()


# Sessions -------------------------------------------------------------------------------------------------------------


def test_a_planted_session_is_not_the_one_signed_in(client, maria):
    client.get(LOGIN)
    session = client.session
    session["planted"] = "1"
    session.save()
    client.cookies["sessionid"] = before = session.session_key
    sign_in(client)
    assert client.cookies["sessionid"].value != before
    other = Client()
    other.cookies["sessionid"] = before
    assert other.get("/account/").status_code == 302


def test_a_session_in_an_address_opens_nothing(client, maria):
    sign_in(client)
    key = client.cookies["sessionid"].value
    assert client.get("/account/").status_code == 200
    assert Client().get("/account/", {"sessionid": key}).status_code == 302
    assert key not in client.get("/account/").content.decode()


@pytest.mark.parametrize("path", ["/static/", "/static/ui/", "/static/../settings.py", "/static/%2e%2e/settings.py",
                                  "/.git/config", "/static/ui/.DS_Store"])  # fmt: skip
def test_no_folder_lists_itself(client, path):
    assert client.get(path).status_code == 404


def test_signing_in_from_elsewhere_needs_the_token(maria):
    client = Client(enforce_csrf_checks=True)
    assert sign_in(client).status_code == 403
    assert who(client) is None


def test_a_new_password_ends_all_other_sessions(maria):
    one, other = Client(), Client()
    for client in (one, other):
        sign_in(client)
    new = {"oldpassword": PASSWORD, "password1": "some other words entirely", "password2": "some other words entirely"}
    assert one.post("/account/password/", new).status_code == 302
    assert one.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302


def test_the_clock_of_idleness_runs_even_when_only_looking_for_news(client, maria):
    client.force_login(maria)
    client.get("/account/", headers={"X-Poll": "1"})
    assert "seen_at" in client.session


@pytest.mark.parametrize("method", ["get", "head", "post"])
def test_signing_out_takes_a_form(client, maria, method):
    sign_in(client)
    getattr(client, method)("/account/sign-out/")
    assert (who(client) is None) == (method == "post")


# Second factor --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/desk/", "/page/", "/", "/desk/patients/", "/page/helping/", "/help-someone/"])
def test_a_password_alone_opens_nothing_of_staffs(client, lee, path):
    sign_in(client, "lee", next=path)
    assert who(client) is None
    page = client.get(path, follow=True)
    assert page.status_code == 200
    assert path == "/help-someone/" or page.redirect_chain[-1][0].startswith((LOGIN, "/account/code/"))


def test_a_code_of_the_app_works_once(lee):
    account, secret = lee
    code = code_of(secret)
    first, second = Client(), Client()
    for client in (first, second):
        sign_in(client, "lee")
        client.post("/account/code/", {"code": code})
    assert who(first) == str(account.pk)
    assert who(second) is None


def test_a_recovery_code_works_once(lee):
    account, _secret = lee
    recovery = RecoveryCodes.activate(account)
    code = recovery.get_unused_codes()[0]
    kept = json.dumps(Authenticator.objects.get(user=account, type="recovery_codes").data)
    assert code not in kept
    assert recovery.instance.data["seed"] != get_adapter().decrypt(recovery.instance.data["seed"])
    for expected in (True, False):
        client = Client()
        sign_in(client, "lee")
        client.post("/account/code/", {"code": code})
        assert (who(client) is not None) is expected


def test_guessing_second_factors_is_slow(lee):
    client = Client()
    sign_in(client, "lee")
    for n in range(12):
        client.post("/account/code/", {"code": f"{n:06d}"})
    sign_in(client, "lee")
    client.post("/account/code/", {"code": code_of(lee[1])})
    assert who(client) is None


# Tries ----------------------------------------------------------------------------------------------------------------


def test_a_forged_address_buys_no_more_tries(client, practice):
    for n in range(10):
        client.post("/invitation/", {"code": f"AAAA-AAAA-AA{n:02d}"}, headers={"x-forwarded-for": f"10.0.0.{n}"})
    page = client.post("/invitation/", {"code": "AAAA-AAAA-AAAA"}, headers={"x-forwarded-for": "10.0.9.9"})
    assert "Too many tries" in page.content.decode()


def test_names_that_are_there_and_names_that_are_not_answer_alike(client, maria):
    def told(login):
        text = sign_in(client, login, "a wrong one, certainly").content.decode()
        return re.sub(r'value="[^"]*"', "", text)

    assert told("maria.a") == told("nobody.b")
    assert told("maria@example.org") == told("nobody@example.org")


def test_a_locked_name_answers_the_same_whether_it_is_there_or_not(client, maria):
    pages = []
    for login in ("maria.a", "nobody.b"):
        for _ in range(6):
            page = sign_in(client, login, "a wrong one, certainly")
        pages.append(re.sub(r'value="[^"]*"', "", page.content.decode()))
    assert pages[0] == pages[1]
    assert "wait 5 minutes" in pages[0]
