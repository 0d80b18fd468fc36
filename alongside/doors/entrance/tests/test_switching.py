"""A shared computer: who sits down there writes under their own name, and a PIN opens no more than it should."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from alongside.ground.people.models import Account, Pin, RoleHeld
from alongside.ground.people.selectors import viewer_for
from alongside.ground.people.services import give_role
from alongside.ground.practice.services import change
from alongside.ground.spine.models import Event

from .conftest import PASSWORD, account_for

LEES, CARLAS, WRONG = "480271", "930582", "719264"
SWITCH, DESK, LOCK, SHARED = "/account/switch/", "/desk/", "/account/switch/lock/", "/desk/shared/"
LOGIN, FULL = "/account/sign-in/", "/account/switch/full/"
HOUR = 3600


@pytest.fixture(autouse=True)
def _fresh_counts(db):
    cache.clear()


@pytest.fixture
def house(maria):
    """Ruth, the administrator; Lee, a nurse; Carla at the front desk: each with a second step and spare codes."""
    roles = {"ruth": "administrator", "lee": "nurse", "carla": "front_desk"}
    made = {name: account_for(name.title(), name, role=role) for name, role in roles.items()}
    for account in made.values():
        totp.TOTP.activate(account, totp.generate_totp_secret())
        RecoveryCodes.activate(account)
    return made


def fully(browser, name):
    """By password and a spare code."""
    browser.post("/account/sign-out/")
    browser.post(LOGIN, {"login": name, "password": PASSWORD})
    spare = RecoveryCodes(Authenticator.objects.get(user__username=name, type="recovery_codes"))
    browser.post("/account/code/", {"code": spare.get_unused_codes()[0]})
    assert who(browser) == name
    return browser


@pytest.fixture
def seat(house):
    """The browser at the front desk, made a shared computer by Ruth, who has left again."""
    browser = fully(Client(), "ruth")
    assert browser.post(SHARED, {"name": "Front desk"}).status_code == 302
    browser.post(LOCK)
    return browser


@pytest.fixture
def both(seat):
    """There, Lee and Carla have signed in fully this morning and chosen PINs. Nobody is signed in now."""
    for name, pin in (("lee", LEES), ("carla", CARLAS)):
        fully(seat, name)
        assert seat.post("/account/pin/", {"pin": pin, "again": pin}).headers["Location"] == "/"
        seat.post(LOCK)
    return seat


def comes(browser, name, pin, follow=False):
    """Chooses a name and types a PIN."""
    person = str(Account.objects.get(username=name).person_id)
    return browser.post(SWITCH, {"person": person, "pin": pin}, follow=follow)


def who(browser):
    """Whose session it is now, to the server."""
    key = browser.session.get("_auth_user_id")
    return Account.objects.get(id=key).username if key and browser.get(DESK).status_code == 200 else None


def later(browser, **by):
    """As if the session had stood still for so many seconds."""
    session = browser.session
    for key, seconds in by.items():
        session[key] = int(time.time()) - seconds
    session.save()


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


# A morning -----------------------------------------------------------------------------------------------------------


def test_each_comes_back_by_pin_and_nothing_of_the_one_before_stays(both):
    for name, pin in (("lee", LEES), ("carla", CARLAS), ("lee", LEES)):
        page = comes(both, name, pin, follow=True)
        assert who(both) == name
        assert name.title() in text(page)
        assert both.post(LOCK).headers["Location"] == SWITCH
        page = both.get(SWITCH)
        assert "no-store" in page.headers["Cache-Control"]
        assert "What you saved is safe" in text(page)
        assert who(both) is None


def test_the_switch_stands_in_the_header_of_staff_there_and_nowhere_else(both, house):
    comes(both, "lee", LEES)
    page = text(both.get(DESK))
    assert "Switch user" in page
    assert 'data-switch="5"' in page
    assert "Switch user" not in text(fully(Client(), "lee").get(DESK))


def test_a_patient_who_signs_in_there_is_no_matter(both):
    both.post(LOGIN, {"login": "maria.a", "password": PASSWORD})
    page = text(both.get("/account/"))
    assert "Switch user" not in page
    assert "Your PIN" not in page
    assert both.get("/account/pin/").status_code == 403
    assert both.get(SHARED).status_code == 403
    assert not Event.objects.filter(kind="people.entered_fully", by=Account.objects.get(username="maria.a").person)


def test_names_are_those_who_have_a_pin_there_today(both, house):
    page = text(both.get(SWITCH))
    assert "Lee Test" in page
    assert "Carla Test" in page
    assert "Ruth" not in page
    assert "Maria" not in page


def test_without_pins_it_says_what_to_do(seat):
    assert "Nobody has a PIN here today" in text(seat.get(SWITCH))


def test_signing_in_says_that_there_is_a_pin(both):
    assert "Come in by PIN" in text(both.get(LOGIN))
    assert "Come in by PIN" not in text(Client().get(LOGIN))


# Short sessions ------------------------------------------------------------------------------------------------------


def test_doing_nothing_closes_the_page_and_the_same_one_comes_back_to_it(both):
    comes(both, "lee", LEES)
    later(both, seen_at=5 * 60 + 1)
    page = both.get("/desk/patients/", follow=True)
    assert page.redirect_chain[-1][0] == SWITCH
    assert "nothing happened for 5 minutes" in text(page)
    assert comes(both, "lee", LEES).headers["Location"] == "/desk/patients/"


def test_another_one_does_not_come_to_the_page_of_the_one_before(both):
    comes(both, "lee", LEES)
    later(both, seen_at=5 * 60 + 1)
    both.get("/desk/patients/")
    assert comes(both, "carla", CARLAS).headers["Location"] == "/"


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x", ""])
def test_nobody_is_led_away(both, away):
    comes(both, "lee", LEES)
    both.post(LOCK, {"left": away})
    assert comes(both, "lee", LEES).headers["Location"] == "/"


def test_the_practice_says_how_soon(both, house):
    change(by=house["ruth"].person_id, pin_idle_minutes=2)
    comes(both, "lee", LEES)
    later(both, seen_at=2 * 60 + 1)
    assert both.get(DESK).headers["Location"] == SWITCH


def test_four_hours_and_the_pin_is_typed_again(both):
    comes(both, "lee", LEES)
    later(both, since=4 * HOUR + 1)
    page = both.get(DESK, follow=True)
    assert "signed out after 4 hours" in text(page)
    assert page.redirect_chain[-1][0] == SWITCH


def test_a_full_session_there_also_closes_to_the_names(both):
    fully(both, "lee")
    later(both, seen_at=15 * 60 + 1)
    assert both.get(DESK).headers["Location"] == SWITCH


def test_the_day_ends_also_for_who_is_in(both):
    comes(both, "lee", LEES)
    Pin.objects.update(good_until=timezone.now())
    page = both.get(DESK, follow=True)
    assert "does not work here any more" in text(page)
    assert who(both) is None
    assert "Nobody has a PIN here today" in text(both.get(SWITCH))
    fully(both, "lee")
    both.post(LOCK)
    comes(both, "lee", LEES)
    assert who(both) == "lee"


# What a PIN opens ----------------------------------------------------------------------------------------------------


def test_the_list_of_sessions_and_the_timeline_say_that_it_was_a_pin(both, house):
    comes(both, "lee", LEES)
    elsewhere = fully(Client(), "lee")
    assert "by PIN" in text(elsewhere.get("/account/devices/"))
    event = Event.objects.filter(kind="people.entered_by_pin").last()
    assert (event.by_id, event.data["named"]) == (house["lee"].person_id, "Front desk")
    boss = fully(Client(), "ruth")
    address = re.search(r"/desk/shared/[0-9a-f-]+/", text(boss.get(SHARED)))[0]
    assert "Lee Test signed in by PIN at Front desk." in text(boss.get(address))


@pytest.mark.parametrize(
    "path",
    [
        "/account/password/", "/account/again/", "/account/second-factor/", "/account/second-factor/app/",
        "/account/second-factor/codes/new/", "/account/passkeys/", "/account/passkeys/new/", "/account/devices/",
        "/account/pin/", "/page/", "/help-someone/",
    ],
)  # fmt: skip
def test_ones_own_sign_in_and_page_ask_for_more(both, path):
    comes(both, "lee", LEES)
    for asked in (both.get, both.post):
        page = asked(path)
        assert page.headers["Location"].startswith(FULL), path
    assert "Please sign in fully" in text(both.get(FULL))
    assert who(both) == "lee"


def test_the_office_asks_for_more_and_nothing_is_done(both, house):
    give_role(by=None, person=house["lee"].person_id, role="manager")
    before = RoleHeld.objects.count()
    comes(both, "lee", LEES)
    new = {"given": "Mal", "family": "Lory", "role": "administrator"}
    for path, sent in (("/desk/people/", new), ("/desk/practice/", {"name": "Mine"}), (SHARED, {"name": "Mine"})):
        assert both.get(path).headers["Location"].startswith(FULL)
        assert both.post(path, sent).headers["Location"].startswith(FULL)
    assert RoleHeld.objects.count() == before
    assert both.get("/desk/patients/").status_code == 200


def test_the_way_to_signing_in_fully_leads_back(both):
    comes(both, "lee", LEES)
    page = both.get("/account/devices/", follow=True)
    left = re.search(r'name="left" value="([^"]*)"', text(page).split("<main")[1])[1]
    assert left == "/account/devices/"
    to = both.post(LOCK, {"full": "1", "left": left}).headers["Location"]
    assert to == "/account/sign-in/?next=%2Faccount%2Fdevices%2F"
    assert "_auth_user_id" not in both.session


def test_a_password_alone_makes_no_pin_session_a_full_one(both):
    """The question "is it you?" takes a password; here it is not even asked."""
    comes(both, "lee", LEES)
    both.post("/account/again/", {"password": PASSWORD})
    assert both.get("/account/passkeys/new/").headers["Location"].startswith(FULL)


# Choosing one --------------------------------------------------------------------------------------------------------


def test_two_that_differ_and_weak_ones_are_refused_and_nothing_is_kept(seat):
    fully(seat, "lee")
    for pin, again in ((LEES, CARLAS), ("123456", "123456"), ("", "")):
        page = seat.post("/account/pin/", {"pin": pin, "again": again})
        assert page.status_code == 400
        assert 'role="alert"' in text(page)
        assert not pin or f'value="{pin}"' not in text(page)
    assert not Pin.objects.exists()


def test_not_at_ones_own_computer(house):
    mine = fully(Client(), "lee")
    assert "no PIN here" in text(mine.get("/account/pin/"))
    mine.post("/account/pin/", {"pin": LEES, "again": LEES})
    assert not Pin.objects.exists()


def test_not_before_the_second_step_is_set_up(seat):
    account_for("Ben", "ben", role="nurse")
    seat.post(LOGIN, {"login": "ben", "password": PASSWORD})
    assert seat.post("/account/pin/", {"pin": LEES, "again": LEES}).headers["Location"].endswith("/app/")
    assert not Pin.objects.exists()


def test_another_one_and_none_at_all(both):
    fully(both, "lee")
    both.post("/account/pin/", {"pin": "62048195", "again": "62048195"})
    both.post(LOCK)
    comes(both, "lee", LEES)
    assert who(both) is None
    comes(both, "lee", "62048195")
    assert who(both) == "lee"
    fully(both, "lee")
    both.post("/account/pin/", {"remove": "1"})
    both.post(LOCK)
    assert "Lee" not in text(both.get(SWITCH))


# Attacks -------------------------------------------------------------------------------------------------------------


def test_a_wrong_one_says_how_many_are_left_and_the_fifth_that_it_is_gone(both, caplog):
    for left in (4, 3, 2):
        assert f"You have {left} more tries." in text(comes(both, "lee", WRONG))
    assert "You have 1 more try." in text(comes(both, "lee", WRONG))
    page = comes(both, "lee", WRONG)
    assert page.status_code == 400
    assert "sign in fully, then choose a new PIN" in text(page)
    assert "a PIN was refused" in caplog.text
    assert WRONG not in caplog.text
    assert "Lee" not in caplog.text
    comes(both, "lee", LEES)
    assert who(both) is None
    assert "Lee" not in text(both.get(SWITCH)).split("<main")[1]


def test_its_owner_is_asked_and_their_no_is_seen(both, house):
    for _try in range(5):
        comes(both, "lee", WRONG)
    lee = fully(Client(), "lee")
    page = text(lee.get(DESK))
    assert "typed five times in your name at “Front desk”" in page
    asked = re.search(r"/account/pin/[0-9a-f-]{36}/", page)[0]
    assert "Was this you?" in text(lee.get(asked))
    assert "The practice sees it" in text(lee.post(asked, {"no": "1"}, follow=True))
    assert "five times" not in text(lee.get(DESK))
    assert "You said that it was not you." in text(lee.get(asked))
    carla = fully(Client(), "carla")
    assert carla.get(asked).status_code == 404
    assert carla.post(asked, {"yes": "1"}).status_code == 404
    boss = fully(Client(), "ruth")
    address = re.search(r"/desk/shared/[0-9a-f-]+/", text(boss.get(SHARED)))[0]
    assert "Lee Test said: “That was not me.” Somebody tried PINs at Front desk." in text(boss.get(address))


def test_a_right_one_after_wrong_ones_says_so(both):
    comes(both, "lee", WRONG)
    assert "1 wrong PIN was typed in your name before" in text(comes(both, "lee", LEES, follow=True))


def test_on_another_computer_it_opens_nothing(both):
    elsewhere = Client()
    assert elsewhere.get(SWITCH).headers["Location"] == LOGIN
    assert comes(elsewhere, "lee", LEES).headers["Location"] == LOGIN
    assert who(elsewhere) is None


@pytest.mark.parametrize("forged", ["x", "a" * 4000, "é", "{}:1abc:sig", ""])
def test_a_made_up_cookie_is_no_shared_computer(both, forged):
    elsewhere = Client()
    elsewhere.cookies["shared"] = forged
    assert elsewhere.get(SWITCH).headers["Location"] == LOGIN


def test_the_cookie_is_closed_and_holds_chance_alone(both):
    cookie = both.cookies["shared"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not re.search("lee|front", cookie.value, re.IGNORECASE)


def test_a_cookie_copied_before_it_changed_is_worth_nothing_soon(both, monkeypatch):
    copy = both.cookies["shared"].value
    comes(both, "lee", LEES)
    assert both.cookies["shared"].value != copy
    both.post(LOCK)
    thief = Client()
    thief.cookies["shared"] = copy
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now + timezone.timedelta(minutes=3))
    assert comes(thief, "carla", CARLAS).headers["Location"] == LOGIN
    assert who(thief) is None
    comes(both, "carla", CARLAS)
    assert who(both) == "carla"


def test_a_copy_of_the_cookie_is_worth_nothing_once_sharing_ended(both):
    thief = Client()
    thief.cookies["shared"] = both.cookies["shared"].value
    boss = fully(Client(), "ruth")
    address = re.search(r"/desk/shared/[0-9a-f-]+/", text(boss.get(SHARED)))[0]
    assert boss.post(address, {"end": "1"}).headers["Location"] == SHARED
    for browser in (thief, both):
        assert comes(browser, "lee", LEES).headers["Location"] == LOGIN
        assert who(browser) is None


def test_ending_it_ends_who_is_in(both):
    comes(both, "lee", LEES)
    boss = fully(Client(), "ruth")
    address = re.search(r"/desk/shared/[0-9a-f-]+/", text(boss.get(SHARED)))[0]
    boss.post(address, {"end": "1"})
    assert both.get(DESK).headers["Location"].startswith(LOGIN)
    assert "_auth_user_id" not in both.session


def test_a_session_copied_to_another_computer_ends(both):
    comes(both, "lee", LEES)
    thief = Client()
    thief.cookies["sessionid"] = both.cookies["sessionid"].value
    assert thief.get(DESK).headers["Location"].startswith(LOGIN)


def test_a_planted_session_is_not_the_one_that_begins(both):
    both.get(LOGIN)
    session = both.session
    session["invitation"] = "planted"
    session.save()
    both.cookies["sessionid"] = before = session.session_key
    comes(both, "lee", LEES)
    assert both.session.session_key != before
    assert "invitation" not in both.session
    thief = Client()
    thief.cookies["sessionid"] = before
    assert who(thief) is None


def test_the_session_before_is_gone_for_good(both):
    comes(both, "lee", LEES)
    before = both.cookies["sessionid"].value
    both.post(LOCK)
    comes(both, "carla", CARLAS)
    both.cookies["sessionid"] = before
    assert who(both) is None
    assert not UserSession.objects.filter(session_key=before, user__username="carla").exists()


def test_what_was_under_way_when_another_came_is_not_written_in_their_name(both):
    """Two tabs: in the first one Carla comes in; the form that Lee left open in the second one is sent then."""
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = both.cookies
    _posts(browser, SWITCH, person=str(Account.objects.get(username="lee").person_id), pin=LEES)
    lees = _token(browser.get("/desk/patients/"))
    _posts(browser, LOCK, at=DESK)
    sent = {"csrfmiddlewaretoken": lees, "words": "test"}
    assert browser.post("/desk/patients/", sent).headers["Location"].startswith(LOGIN), "nobody is in: it is not done"
    _posts(browser, SWITCH, person=str(Account.objects.get(username="carla").person_id), pin=CARLAS)
    assert who(browser) == "carla"
    assert browser.post("/desk/patients/", sent).status_code == 403


def _posts(browser, path, at="", **sent):
    response = browser.post(path, {"csrfmiddlewaretoken": _token(browser.get(at or path)), **sent})
    assert response.status_code == 302
    return response


def _token(page):
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text(page))[1]


def test_a_second_tab_with_the_names_open_does_not_take_over(both):
    comes(both, "lee", LEES)
    assert comes(both, "carla", CARLAS).headers["Location"] == "/"
    assert who(both) == "lee"


def test_the_lock_is_no_link(both):
    comes(both, "lee", LEES)
    assert both.get(LOCK).status_code == 405
    assert who(both) == "lee"


def test_who_stops_working_here_is_out_at_once(both, house):
    from alongside.ground.people.services import end_role

    comes(both, "carla", CARLAS)
    end_role(by=viewer_for(house["ruth"].person_id), person=house["carla"].person_id, role="front_desk")
    assert both.get("/account/").headers["Location"] == SWITCH
    assert who(both) is None
