"""With the keys alone: a patient on a phone or at a desk, and a physician at a desk."""

import re

import pytest
from playwright.sync_api import Page, expect

from .browser import DESK, ORIGINAL, WIDTHS, card, is_sound, walking
from .keyboard import fold, follow, has_focus, is_walked_by_keys, press_tab, tab_to

pytestmark = pytest.mark.browser

WORDS = "I stopped this pill in May.\nPlease look again."


def sign_in(page: Page, name: str) -> None:
    """In the demo one chooses who one is."""
    page.goto("/demo/")
    follow(page, page.get_by_role("button", name=f"Sign in as {name}"))
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def sign_out(page: Page) -> None:
    """From wherever one is."""
    follow(page, page.get_by_role("button", name="Sign out"), "Who would you like to be?")
    expect(page.get_by_role("button", name="Sign out")).to_have_count(0)


def skip_to_main(page: Page) -> None:
    """The first stop of a page jumps over its menu; the next stop is inside."""
    press_tab(page)
    assert has_focus(page.get_by_role("link", name="Skip to main content"))
    page.keyboard.press("Enter")
    assert has_focus(page.get_by_role("main"))
    press_tab(page)
    assert page.get_by_role("main").evaluate("main => main.contains(document.activeElement)")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_patient_asks_for_a_correction(clinic_url, chromium, width) -> None:
    with walking(chromium, clinic_url, width=width) as page:
        # Given Walter signs in, and every part of his page is reached and seen
        sign_in(page, "Walter Kowalski")
        is_sound(page, re.compile("Walter"))
        is_walked_by_keys(page)
        skip_to_main(page)
        # When he opens a table of numbers, and then a pill that he no longer takes
        expect(fold(page, "Show these numbers as a table").get_by_role("table")).to_be_visible()
        follow(page, card(page, "Medicines").get_by_role("link", name=ORIGINAL).first)
        expect(page.get_by_role("heading", name="Where it came from")).to_be_visible()
        is_walked_by_keys(page)
        very_bytes = fold(page, "For computers: the very bytes").locator("pre")
        press_tab(page)
        assert has_focus(very_bytes)
        # And asks for a correction: forgetting to write, he is led to what is missing
        follow(page, page.get_by_role("link", name="Ask for a correction"), "Ask for a correction")
        is_walked_by_keys(page)
        follow(page, page.get_by_role("button", name="Send to my team"))
        assert has_focus(page.get_by_role("alert"))
        follow(page, page.get_by_role("alert").get_by_role("link"))
        assert has_focus(page.get_by_role("textbox"))
        page.keyboard.insert_text(WORDS)
        follow(page, page.get_by_role("button", name="Send to my team"), "Corrections you asked for")
        # Then his words stand there
        expect(page.get_by_text(WORDS.splitlines()[1]).first).to_be_visible()
        is_walked_by_keys(page)
        # And he chooses by arrows how results come to him, then leaves
        settings = page.get_by_role("link", name="Settings")
        follow(page, settings, "Your settings")
        is_walked_by_keys(page)
        tab_to(page, page.get_by_role("radio", name="Show it to me at once"))
        press_tab(page, key="ArrowDown")
        expect(page.get_by_role("radio", name="Wait until someone has talked with me about it")).to_be_checked()
        assert has_focus(page.get_by_role("radio", name="Wait until someone has talked with me about it"))
        sign_out(page)


def test_a_physician_shows_an_original(clinic_url, chromium) -> None:
    with walking(chromium, clinic_url, width=DESK) as page:
        # Given Dr. Shah finds Walter by typing
        sign_in(page, "Dr. Priya Shah")
        is_sound(page, "Today")
        is_walked_by_keys(page)
        tab_to(page, page.get_by_role("searchbox", name="Name or birth date"))
        page.keyboard.type("kowalski")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="1 person found")).to_be_visible()
        is_walked_by_keys(page)
        # When she opens his page, and the record behind a medicine
        follow(page, page.get_by_role("link", name="Kowalski, Walter"), "The page of Walter Kowalski")
        is_walked_by_keys(page)
        follow(page, card(page, "Medicines").get_by_role("link", name=ORIGINAL).first)
        expect(page.get_by_role("heading", name="Where it came from")).to_be_visible()
        is_walked_by_keys(page)
        expect(fold(page, "Every name and value in it").get_by_role("definition").first).to_be_visible()
        # Then she comes back by the link above it, and leaves
        follow(page, page.get_by_role("main").get_by_role("link", name="Our page"), "The page of Walter Kowalski")
        sign_out(page)
