"""A patient reads their page, goes to the originals, and asks to correct one."""

import re

import pytest
from playwright.sync_api import expect

from .browser import ORIGINAL, PHONE, WIDTHS, is_sound, walking

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", WIDTHS)
def test_our_page_from_the_meaning_to_the_original(clinic_url, chromium, width) -> None:
    # Given Robert, who has diabetes, opens his page
    with walking(chromium, clinic_url, width=width, as_="Robert Washington") as page:
        expect(page.get_by_role("heading", level=1)).to_contain_text("Robert")
        is_sound(page, re.compile("Robert"))
        # When he follows a trend
        results = page.get_by_role("region", name="Test results and readings")
        results.get_by_role("heading", level=3).get_by_role("link").first.click()
        # Then he reads its meaning, its numbers as a table, and every original
        expect(page.get_by_role("img", name=re.compile(r"\d"))).to_be_visible()
        page.get_by_text("Show these numbers as a table").click()
        expect(page.get_by_role("table")).to_be_visible()
        is_sound(page, re.compile(r"\w"))
        page.get_by_role("link", name=ORIGINAL).first.click()
        expect(page.get_by_role("heading", name="Where it came from")).to_be_visible()
        is_sound(page, re.compile(r"\w"))
        with page.expect_download() as download:
            page.get_by_role("link", name="Save this record as a file").click()
        assert download.value.suggested_filename.startswith("Observation-")


def test_a_correction_in_ones_own_words_without_javascript(clinic_url, chromium) -> None:
    # Given Amina finds something wrong, on a phone that runs no JavaScript
    with walking(chromium, clinic_url, width=PHONE, as_="Amina Warsame", javascript=False) as page:
        page.get_by_role("link", name=ORIGINAL).first.click()
        page.get_by_role("link", name="Ask for a correction").click()
        # When she forgets to write, she is told; what she then writes is kept as it is
        page.get_by_role("textbox").fill("   ")
        page.get_by_role("button", name="Send to my team").click()
        expect(page.get_by_role("alert")).to_contain_text("Please write what is not right.")
        page.get_by_role("textbox").fill("This is not me.\nPlease look again.")
        page.get_by_role("button", name="Send to my team").click()
        # Then her words and the day an answer is owed stand on a page of their own
        expect(page.get_by_role("heading", level=1)).to_have_text("Corrections you asked for")
        expect(page.get_by_text("Please look again.")).to_be_visible()
        expect(page.get_by_text("We owe you an answer by")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_who_looked_and_settings(clinic_url, chromium, width) -> None:
    with walking(chromium, clinic_url, width=width, as_="Robert Washington") as page:
        menu = page.get_by_role("navigation", name="Main")
        menu.get_by_role("link", name="Who looked").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Who looked at your page")
        is_sound(page, "Who looked at your page")
        page.get_by_role("link", name="Who did something for you").click()
        is_sound(page, "Who did something for you")
        menu.get_by_role("link", name="Settings").click()
        is_sound(page, "Your settings")
        # Her team calls her by the name she likes
        page.get_by_role("textbox", name="What should we call you?").fill("Bob")
        page.get_by_role("button", name="Save name and language").click()
        expect(page.get_by_role("status")).to_contain_text("Saved.")
        expect(page.get_by_role("textbox", name="What should we call you?")).to_have_value("Bob")
