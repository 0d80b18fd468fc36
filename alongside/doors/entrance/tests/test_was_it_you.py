"""Whoever signs in as somebody is seen by that somebody, and cannot answer in their place."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from alongside.ground.people.models import Device
from alongside.ground.people.services import give_role, invite_account, open_account
from alongside.ground.spine.models import Event, Look

from .conftest import PASSWORD, account_for

LIST, ASKS = "/account/devices/", "Somebody signed in as you on a new device."
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1"


@pytest.fixture(autouse=True)
def _fresh_counts(db):
    cache.clear()


def on(name="maria.a", ip="192.0.2.1", browser=None, agent=PHONE):
    """A device on which this one is signed in."""
    browser = browser or Client(REMOTE_ADDR=ip, headers={"user-agent": agent})
    browser.post("/account/sign-in/", {"login": name, "password": PASSWORD})
    assert signed_in(browser)
    return browser


def signed_in(browser):
    return browser.get("/account/").status_code == 200


def here(browser):
    return browser.session["device"]


def address(browser):
    """Where one answers for this device."""
    return reverse("device", args=[here(browser)])


def asks(browser):
    return ASKS in browser.get("/account/").content.decode()


def kinds():
    return list(Event.objects.filter(kind__startswith="people.device").order_by("id").values_list("kind", flat=True))


def test_the_first_device_is_not_asked_about(maria):
    assert not asks(on())
    assert Device.objects.get().known_at


def test_a_new_device_is_asked_about_on_the_old_one_until_answered(maria):
    old, new = on(), on(ip="9.9.9.9")
    assert not asks(new), "who came in must not answer for themselves"
    for _page in range(2):
        assert asks(old)
    page = old.get(address(new)).content.decode()
    for words in ("Safari on an iPhone", "from another place: internet address 9.9.9.9", "Yes, that was me"):
        assert words in page
    assert old.post(address(new), {"yes": "1"}).headers["Location"] == LIST
    assert not asks(old)
    assert signed_in(new)
    assert kinds()[-1] == "people.device_known"


def test_a_known_device_is_known_again(maria):
    old = on()
    old.post("/account/sign-out/")
    on(browser=old)
    assert Device.objects.count() == 1
    assert kinds() == ["people.device_seen"]


def test_a_device_that_has_left_is_still_asked_about(maria):
    old, new = on(), on()
    new.post("/account/sign-out/")
    assert asks(old)
    assert "Signed out since." in old.get(LIST).content.decode()


def test_no_ends_that_session_and_leads_to_a_new_password(maria):
    old, other, new = on(), on(), on()
    old.post(address(other), {"yes": "1"})
    done = old.post(address(new), {"no": "1"}, follow=True)
    assert done.redirect_chain[-1][0] == reverse("account_change_password")
    assert "312-555-0100" in done.content.decode()
    assert not signed_in(new)
    assert signed_in(other)
    assert signed_in(old)
    assert not asks(old)


def test_no_ends_all_others_too_when_wanted(maria):
    old, other, new = on(), on(), on()
    old.post(address(new), {"no": "1", "others": "on"})
    assert [signed_in(one) for one in (old, other, new)] == [True, False, False]


def test_an_administrator_sees_whose_it_was_and_the_log_says_so(maria):
    old, new = on(), on(ip="9.9.9.9")
    old.post(address(new), {"no": "1"})
    event = Event.objects.get(kind="people.device_denied")
    assert (event.by_id, event.about_id) == (maria.person_id, maria.person_id)
    boss, browser = account_for("Ruth", "ruth", role="administrator"), Client()
    from allauth.mfa.models import Authenticator

    Authenticator.objects.create(user=boss, type="totp", data={})
    browser.force_login(boss)
    assert "1 sign-in was denied by its owner." in browser.get("/desk/").content.decode()
    page = browser.get("/desk/not-me/").content.decode()
    assert "Maria Test" in page
    assert "9.9.9.9" in page
    assert Look.objects.filter(viewer=boss.person_id, about=maria.person_id).exists()


def test_a_denied_device_that_comes_back_is_asked_about_again(maria):
    old, new = on(), on()
    old.post(address(new), {"no": "1"})
    on(browser=new)
    assert asks(old)
    assert kinds().count("people.device_seen") == 3


def test_helpers_and_staff_are_asked_as_well(maria):
    account_for("Rosa", "rosa.a")
    old, _new = on("rosa.a"), on("rosa.a")
    assert asks(old)
    lee = account_for("Lee", "lee", role="nurse")
    old, _new = on("lee"), on("lee")
    assert asks(old)
    give_role(by=None, person=lee.person_id, role="physician")
    assert asks(old)


def test_who_lost_their_only_known_device_is_still_told_on_the_next(maria):
    on()  # and this one is lost
    mine = on()
    assert not asks(mine)
    theirs = on(ip="9.9.9.9")
    assert asks(mine)
    page = mine.get(address(theirs)).content.decode()
    assert "here we ask for a week" in page
    assert "Yes, that was me" not in page, "a new device answers for no other"
    assert mine.post(address(theirs), {"yes": "1"}).status_code == 200
    assert not Device.objects.get(id=here(theirs)).known_at
    mine.post(address(theirs), {"no": "1"})
    assert not signed_in(theirs)
    assert not asks(mine)


def test_also_when_the_stranger_came_first(maria):
    on()
    theirs = on(ip="9.9.9.9")
    assert asks(on())
    assert signed_in(theirs)


def test_there_it_ends_after_a_week_and_on_the_known_one_it_does_not(maria, monkeypatch):
    from datetime import timedelta

    from django.utils import timezone

    known = on()
    new, _other = on(), on()
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=7, minutes=1))
    for browser, asked in ((new, False), (known, True)):
        on(browser=browser)
        assert asks(browser) is asked


def test_a_new_letter_begins_anew(maria):
    on()
    _invitation, code = invite_account(by=None, person=maria.person_id)
    open_account(code=code, username="maria.a", password=PASSWORD)
    assert not asks(on())
    assert Device.objects.get().known_at


def test_a_new_letter_begins_anew_also_where_a_device_was_denied(maria):
    lost, new = on(), on()
    device = here(lost)
    new.post(address(lost), {"no": "1"})
    assert Device.objects.get(id=device).denied_at
    _invitation, code = invite_account(by=None, person=maria.person_id)
    open_account(code=code, username="maria.a", password=PASSWORD)
    again = on()
    assert Device.objects.get(id=here(again)).known_at


def test_a_changed_password_does_not_lose_the_device(maria):
    old = on()
    changed = {"oldpassword": PASSWORD, "password1": "blue kettle on tuesday", "password2": "blue kettle on tuesday"}
    old.post("/account/password/", changed)
    assert signed_in(old)
    assert here(old) == str(Device.objects.get().id)


# Attacks ------------------------------------------------------------------------------------------------------------


def test_a_stranger_with_two_devices_cannot_answer_for_either(maria):
    old, one, two = on(), on(), on()
    one.post(address(two), {"yes": "1"})
    two.post(address(one), {"yes": "1"})
    one.post(address(one), {"yes": "1"})
    assert Device.objects.filter(known_at=None).count() == 2
    assert asks(old)


def test_a_stranger_who_says_no_does_not_put_the_owner_in_the_wrong(maria):
    old, new = on(), on()
    new.post(address(old), {"no": "1", "others": "on"})
    assert not signed_in(old), "it ends, and the practice is told"
    assert kinds()[-1] == "people.device_denied"
    on(browser=old)
    assert asks(old), "the owner's device still answers, and is asked about the stranger's"


def test_one_does_not_end_oneself_by_mistake(maria):
    old = on()
    assert old.post(address(old), {"no": "1"}).status_code == 200
    assert signed_in(old)


def test_nobody_sees_or_ends_the_device_of_somebody_else(maria):
    account_for("Rosa", "rosa.a")
    hers, mine = on(), on("rosa.a")
    for answer in ({"no": "1"}, {"yes": "1"}, {}):
        assert mine.post(address(hers), answer).status_code == 404
    assert mine.get(address(hers)).status_code == 404
    assert signed_in(hers)


def test_a_shared_browser_keeps_people_apart(maria):
    account_for("Rosa", "rosa.a")
    browser = on()
    browser.post("/account/sign-out/")
    on("rosa.a", browser=browser)
    first, second = Device.objects.all()
    assert first.token_hash == second.token_hash
    assert first.account_id != second.account_id


@pytest.mark.parametrize("made_up", ["x", "a" * 4000, "é"])
def test_a_made_up_cookie_is_a_new_device(maria, made_up):
    on()
    browser = Client()
    browser.cookies["device"] = made_up
    on(browser=browser)
    assert Device.objects.filter(known_at=None).count() == 1


def test_the_cookie_is_no_key_and_its_text_is_not_kept(maria):
    cookie = on().cookies["device"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie.value not in str(Device.objects.values_list())
    thief = Client()
    thief.cookies["device"] = cookie.value
    assert not signed_in(thief)
