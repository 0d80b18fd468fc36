"""A nurse and the front desk share a computer for a morning. Each writes under their own name."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from .browser import CHROMIUM, DESK, PHONE, card, find_patient, go, is_at, is_sound, is_sound_at_both_widths, walking

pytestmark = pytest.mark.browser

MANAGER, NURSE, FRONT = "Joan Whitfield", "Hannah Lee", "Carla Jensen"
NURSES, FRONTS, WRONG = "480271", "930582", "719264"


@pytest.fixture(scope="module")
def everyday(chromium) -> Iterator[Browser]:
    """A browser that keeps pages for Back as people's own do; the one that tests are given does not."""
    browser = chromium.browser_type.launch(
        executable_path=CHROMIUM, args=["--no-sandbox"], ignore_default_args=["--disable-back-forward-cache"]
    )
    yield browser
    browser.close()


def enters_fully(page: Page, name: str) -> None:
    """From the names. In the demo nobody has a password: one chooses who one is."""
    page.get_by_role("link", name="Sign in fully", exact=True).click()
    page.get_by_role("button", name=f"Sign in as {name}").click()
    is_at(page, "Today")


def shares(page: Page, name: str) -> None:
    """The manager, signed in on this page, makes its computer a shared one and leaves."""
    go(page, "Practice")
    page.get_by_role("link", name="See them, and make this one a shared one").click()
    page.get_by_role("textbox", name="What people call this computer").fill(name)
    page.get_by_role("button", name="Make it a shared computer").click()
    expect(page.get_by_role("status")).to_contain_text("This is a shared computer now.")


def chooses_pin(page: Page, pin: str) -> None:
    page.get_by_role("link", name="Choose your PIN").click()
    for field in ("New PIN", "New PIN, once more"):
        page.get_by_label(field, exact=True).fill(pin)
    page.get_by_role("button", name="Keep this PIN").click()
    expect(page.get_by_role("status")).to_contain_text("Your PIN is kept.")


def leaves(page: Page) -> None:
    page.get_by_role("button", name="Switch user").click()
    is_at(page, "Who is here?")


def comes(page: Page, name: str, pin: str) -> None:
    page.get_by_role("radio", name=name).check()
    page.get_by_label("Your PIN").fill(pin)
    page.get_by_role("button", name="Come in").click()


def test_a_morning_at_the_front_desk(clinic_url, everyday) -> None:
    with walking(everyday, clinic_url, width=DESK, as_=MANAGER) as page:
        # Given the manager makes the computer at the front desk a shared one
        go(page, "Practice")
        page.get_by_role("link", name="See them, and make this one a shared one").click()
        is_sound_at_both_widths(page, "Shared computers")
        page.get_by_role("button", name="Make it a shared computer").click()
        expect(page.get_by_role("alert")).to_be_visible()
        page.get_by_role("textbox", name="What people call this computer").fill("Front desk")
        page.get_by_role("button", name="Make it a shared computer").click()
        expect(card(page, "Shared now")).to_contain_text("this computer")
        is_sound_at_both_widths(page, "Shared computers")
        leaves(page)
        expect(page.get_by_text("Nobody has a PIN here today.")).to_be_visible()
        is_sound_at_both_widths(page, "Who is here?")
        # And the nurse signs in fully there, and chooses a PIN: not one that everybody tries
        enters_fully(page, NURSE)
        is_sound_at_both_widths(page, "Today")
        page.get_by_role("link", name="Choose your PIN").click()
        is_sound_at_both_widths(page, "Your PIN at this computer")
        for field in ("New PIN", "New PIN, once more"):
            page.get_by_label(field, exact=True).fill("123456")
        page.get_by_role("button", name="Keep this PIN").click()
        expect(page.get_by_role("alert")).to_contain_text("easy to guess")
        is_sound_at_both_widths(page, "Your PIN at this computer")
        page.goto("/desk/")
        chooses_pin(page, NURSES)
        # When Carla comes, signs in, and looks somebody up
        leaves(page)
        enters_fully(page, FRONT)
        chooses_pin(page, FRONTS)
        find_patient(page, "fletcher", "Fletcher, Bruce")
        is_at(page, "The page of Bruce Fletcher")
        # And leaves, then nothing of it is there any more, whatever one goes back to
        leaves(page)
        expect(page.get_by_role("status")).to_contain_text("What you saved is safe")
        for _step in range(4):
            with suppress(Error):  # a page that a form was sent to is not even asked for again
                page.go_back()
            expect(page.get_by_text("Fletcher")).to_have_count(0)
        page.goto("/account/switch/")
        is_sound_at_both_widths(page, "Who is here?")
        # Then the nurse is back in seconds, by the keys alone, under her own name
        page.get_by_role("radio", name=NURSE).focus()
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        page.keyboard.type(NURSES)
        page.keyboard.press("Enter")
        is_sound_at_both_widths(page, "Today")
        expect(page.get_by_role("banner").get_by_text(NURSE)).to_be_visible()
        # And what is her own asks for more than a PIN
        page.get_by_role("banner").get_by_role("link", name=NURSE).click()
        is_sound_at_both_widths(page, "Your sign-in")
        expect(page.get_by_text("You came in by PIN at “Front desk”.")).to_be_visible()
        page.get_by_role("link", name="Change your password").click()
        is_sound_at_both_widths(page, "Please sign in fully")
        page.get_by_role("link", name="Back to your start page").click()
        # When somebody guesses at Carla's, they are told, and she is asked
        leaves(page)
        comes(page, FRONT, WRONG)
        expect(page.get_by_role("alert")).to_contain_text("You have 4 more tries.")
        is_sound_at_both_widths(page, "Who is here?")
        for _try in range(4):
            comes(page, FRONT, WRONG)
            expect(page.get_by_role("alert")).to_be_visible()
        expect(page.get_by_role("alert")).to_contain_text("no PIN for this name here any more")
        enters_fully(page, FRONT)
        expect(page.get_by_text("A wrong PIN was typed five times in your name")).to_be_visible()
        is_sound_at_both_widths(page, "Today")
        page.get_by_role("link", name="See when, and answer").click()
        is_sound_at_both_widths(page, "Was this you?")
        page.get_by_role("button", name="No, that was not me").click()
        expect(page.get_by_role("status")).to_contain_text("The practice sees it.")
        # Then the manager reads who was there, and how, and ends it from anywhere
        with walking(everyday, clinic_url, width=DESK, as_=MANAGER) as office:
            office.goto("/desk/shared/")
            office.get_by_role("link", name="Front desk").click()
            is_sound_at_both_widths(office, "Front desk")
            happened = card(office, "What happened here")
            for words in (
                f"{NURSE} signed in by PIN",
                f"{FRONT} said: “That was not me.”",
                "You made a computer a shared",
            ):
                expect(happened.get_by_text(words)).to_have_count(1)
            office.get_by_role("button", name="Stop sharing this computer").click()
            expect(office.get_by_role("status")).to_contain_text("no shared computer any more")
        page.goto("/account/switch/")
        expect(page.get_by_role("button", name="Switch user")).to_have_count(0)


def test_words_that_were_not_sent_are_asked_about_and_a_page_left_alone_closes(clinic_url, chromium) -> None:
    with walking(chromium, clinic_url, width=DESK, as_=MANAGER) as page:
        shares(page, "Rooming")
        leaves(page)
        enters_fully(page, FRONT)
        chooses_pin(page, FRONTS)
        leaves(page)
        page.clock.install()
        comes(page, FRONT, FRONTS)
        # Given words in a form, which were not sent
        find_patient(page, "warsame", "Warsame, Amina")
        page.get_by_role("link", name="Helpers").click()
        page.get_by_role("link", name="Invite somebody").click()
        page.get_by_role("textbox", name="Their name").press_sequentially("Yusuf")
        asked = []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
        page.get_by_role("button", name="Switch user").click(no_wait_after=True)
        page.wait_for_timeout(1000)
        # Then the browser asks first, and one stays
        assert asked == ["beforeunload"]
        expect(page.get_by_role("textbox", name="Their name")).to_have_value("Yusuf")
        # When nobody does anything for five minutes, the page closes by itself, without a question
        page.clock.fast_forward("05:10")
        is_sound(page, "Who is here?")
        assert asked == ["beforeunload"]
        # And she comes back to it
        expect(page.get_by_role("radio", name=FRONT)).to_be_checked()
        page.get_by_label("Your PIN").fill(FRONTS)
        page.get_by_role("button", name="Come in").click()
        is_at(page, "Invite somebody to help")


@pytest.mark.parametrize("width", [PHONE])
def test_without_javascript(clinic_url, chromium, width) -> None:
    with walking(chromium, clinic_url, width=width, as_=MANAGER, javascript=False) as page:
        shares(page, "Tablet")
        leaves(page)
        enters_fully(page, FRONT)
        chooses_pin(page, FRONTS)
        leaves(page)
        comes(page, FRONT, FRONTS)
        expect(page.get_by_role("heading", level=1)).to_have_text("Today")
        leaves(page)
