"""Signing in by the lock of one's own device (Chromium's virtual authenticator holds the keys), and "was this you?"."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .browser import CHROMIUM, DESK, PHONE, is_at, is_sound, is_sound_at_both_widths, walking
from .letters import CODE, accept_letter
from .served import Home

pytestmark = pytest.mark.browser

PASSWORD = "quiet river four lamps"
MAKE_PEOPLE = """
from alongside.ground.people import services
for given, role in (("Rosa", "patient"), ("Lee", "nurse"), ("Ana", "patient"), ("Eva", "patient")):
    person = services.register_person(by=None, origin="test", given=given, family="Diaz", patient=role == "patient")
    if role != "patient":
        services.give_role(by=None, person=person.id, role=role)
    print(services.invite_account(by=None, person=person.id)[1])
"""


@pytest.fixture(scope="module")
def practice(tmp_path_factory) -> Iterator[tuple[str, list[str]]]:
    """A practice with three patients and a nurse: its address, by name, and the codes on their letters."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"{CHROMIUM} is not installed")
    home = Home(tmp_path_factory.mktemp("passkeys") / "home")
    home.run("setup", "--name", "Hillside Clinic", "--timezone", "America/Chicago")
    codes = CODE.findall(home.run("manage", "shell", "-c", MAKE_PEOPLE))
    with home.served() as url:
        yield url.replace("127.0.0.1", "localhost"), codes


class Device:
    """The lock of the device that this page is on. It belongs to one window, and goes with it."""

    def __init__(self, page: Page) -> None:
        self.cdp = page.context.new_cdp_session(page)
        self.cdp.send("WebAuthn.enable")
        lock = {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
            "isUserVerified": True, "automaticPresenceSimulation": True,
        }  # fmt: skip
        self.lock = self.cdp.send("WebAuthn.addVirtualAuthenticator", {"options": lock})["authenticatorId"]

    def is_the_owner(self, yes: bool) -> None:
        """Whose finger lies on it now."""
        self.cdp.send("WebAuthn.setUserVerified", {"authenticatorId": self.lock, "isUserVerified": yes})

    def keys(self) -> int:
        """How many passkeys it holds."""
        return len(self.cdp.send("WebAuthn.getCredentials", {"authenticatorId": self.lock})["credentials"])


def signs_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").first.click()
    is_at(page, "Sign in")


def adds(page: Page, name: str) -> None:
    """On the page that adds one."""
    page.get_by_role("textbox", name="A name for it").fill(name)
    page.get_by_role("button", name="Add this passkey").click()


def by_password(page: Page, name: str) -> None:
    page.goto("/account/sign-in/")
    page.get_by_role("textbox", name="Sign-in name or e-mail").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def with_passkey(page: Page) -> None:
    page.get_by_role("button", name="Sign in with a passkey").click()


def test_a_patient_adds_uses_and_removes_one(practice, chromium) -> None:
    url, (letter, *_others) = practice
    with walking(chromium, url, width=PHONE) as page:
        # Given Rosa on her phone, with a sign-in of her own
        phone = Device(page)
        accept_letter(page, letter, name="rosa.d", password=PASSWORD)
        # When she adds a passkey
        page.goto("/account/")
        is_sound_at_both_widths(page, "Your sign-in")
        page.get_by_role("link", name="Your passkeys").click()
        is_sound_at_both_widths(page, "Your passkeys")
        page.get_by_role("link", name="Add a passkey").click()
        is_sound_at_both_widths(page, "Add a passkey")
        # And another finger lies on the phone at first: it says so, and nothing is kept
        phone.is_the_owner(False)
        adds(page, "my phone")
        expect(page.get_by_role("alert")).to_contain_text("No passkey was used")
        is_sound(page, "Add a passkey")
        phone.is_the_owner(True)
        adds(page, "my phone")
        # Then it is in her list, and the same phone makes no second one
        is_at(page, "Your passkeys")
        assert phone.keys() == 1
        expect(page.get_by_role("listitem").filter(has_text="my phone")).to_contain_text("Not used yet")
        is_sound_at_both_widths(page, "Your passkeys")
        page.get_by_role("link", name="Add a passkey").click()
        adds(page, "again")
        expect(page.get_by_role("alert")).to_contain_text("has a passkey of yours already")
        # And she signs in with it, without a word typed
        page.goto("/account/")
        signs_out(page)
        is_sound_at_both_widths(page, "Sign in")
        with_passkey(page)
        expect(page.get_by_role("button", name="Sign out").first).to_be_visible()
        # And her name and password work as before
        page.goto("/account/")
        signs_out(page)
        by_password(page, "rosa.d")
        expect(page.get_by_role("button", name="Sign out").first).to_be_visible()
        # When she removes it
        page.goto("/account/passkeys/")
        page.get_by_role("link", name="Remove my phone").click()
        if page.get_by_role("heading", level=1).inner_text() == "Is it you?":
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Go on").click()
        is_sound_at_both_widths(page, "Remove this passkey?")
        page.get_by_role("button", name="Remove it").click()
        expect(page.get_by_role("status")).to_have_text("The passkey is removed.")
        # Then it signs nobody in, though the phone still holds it, and the page says what to do
        page.goto("/account/")
        signs_out(page)
        assert phone.keys() == 1
        with_passkey(page)
        expect(page.get_by_role("status")).to_contain_text("does not open anything here")
        is_sound_at_both_widths(page, "Sign in")


def test_it_is_the_second_step_of_a_nurse(practice, chromium) -> None:
    url, (_rosas, letter, *_others) = practice
    with walking(chromium, url, width=DESK) as page:
        # Given Lee, who must have a second step before anything else
        Device(page)
        accept_letter(page, letter, name="lee.d", password=PASSWORD)
        is_at(page, "Turn on the second step")
        # When a passkey is his
        page.get_by_role("link", name="Use a passkey instead").click()
        adds(page, "desk at the window")
        is_at(page, "Your spare codes")
        # Then the desk is open, and the passkey alone opens it again
        page.get_by_role("link", name="I have them. Go on").click()
        is_at(page, "Today")
        signs_out(page)
        with_passkey(page)
        is_at(page, "Today")
        # And after the password it is the second step
        signs_out(page)
        by_password(page, "lee.d")
        is_sound_at_both_widths(page, "The second step")
        page.get_by_role("button", name="Use my passkey").click()
        is_at(page, "Today")


def test_an_address_of_numbers_owns_none_and_says_so_to_who_asks(practice, chromium) -> None:
    url, (*_others, letter) = practice
    none = "This browser, or this address, cannot use passkeys."
    with walking(chromium, url.replace("localhost", "127.0.0.1"), width=PHONE) as page:
        # Given a stranger, then nothing is said of what they did not ask for
        page.goto("/account/sign-in/")
        is_sound(page, "Sign in")
        for words in (none, "Sign in with a passkey", "A passkey needs JavaScript"):
            expect(page.get_by_text(words).filter(visible=True)).to_have_count(0)
        # When somebody wants to add one, they are told
        accept_letter(page, letter, name="eva.d", password=PASSWORD)
        page.goto("/account/passkeys/new/")
        is_sound(page, "Add a passkey")
        expect(page.get_by_text(none)).to_be_visible()


def test_without_javascript_the_other_ways_are_there(practice, chromium) -> None:
    url, _letters = practice
    with walking(chromium, url, width=PHONE, javascript=False) as page:
        page.goto("/account/sign-in/")
        expect(page.get_by_text("A passkey needs JavaScript, and it is off here.")).to_be_visible()
        expect(page.get_by_role("button", name="Sign in with a passkey")).to_have_count(0)
        expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()


def test_a_sign_in_that_was_not_hers_is_ended_by_its_owner(practice, chromium) -> None:
    url, (_rosas, _lees, letter, _evas) = practice
    with walking(chromium, url, width=PHONE) as phone, walking(chromium, url, width=DESK) as stranger:
        # Given Ana on her phone, and somebody else who knows her password
        accept_letter(phone, letter, name="ana.d", password=PASSWORD)
        by_password(stranger, "ana.d")
        expect(stranger.get_by_role("button", name="Sign out").first).to_be_visible()
        # When she opens her next page
        phone.goto("/account/")
        expect(phone.get_by_text("Somebody signed in as you on a new device.")).to_be_visible()
        is_sound_at_both_widths(phone, "Your sign-in")
        phone.get_by_role("link", name="Where you are signed in").click()
        is_sound_at_both_widths(phone, "Where you are signed in")
        phone.get_by_role("link", name="See when and where, and answer").click()
        # And says that it was not she
        is_sound_at_both_widths(phone, "Was this you?")
        expect(phone.get_by_text("Chrome on a Linux computer")).to_be_visible()
        phone.get_by_role("button", name="No, sign it out").click()
        # Then she chooses a new password, and the other is out
        is_sound_at_both_widths(phone, "Change your password")
        expect(phone.get_by_role("status")).to_contain_text("the practice knows")
        stranger.goto("/account/")
        is_at(stranger, "Sign in")
        phone.goto("/account/")
        expect(phone.get_by_text("Somebody signed in as you on a new device.")).to_have_count(0)
