"""A patient taps a medical word, by finger and by keys, and looks one up."""

import pytest
from playwright.sync_api import expect

from .browser import PHONE, WIDTHS, is_sound, walking

pytestmark = pytest.mark.browser

TITLE = "Medical words explained"
MEANS = "There is too much fat in the blood"


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_word_is_explained_where_it_stands(clinic_url, chromium, width, javascript) -> None:
    # Given Robert reads his problems, with JavaScript or without
    with walking(chromium, clinic_url, width=width, as_="Robert Washington", javascript=javascript) as page:
        word = page.get_by_role("region", name="Health problems").get_by_role("button", name="Hyperlipidemia")
        expect(page.get_by_text(MEANS)).to_be_hidden()
        # When he taps a word
        word.click()
        # Then he reads what it means, within the window; Escape closes it and he is where he was
        told = page.get_by_text(MEANS)
        expect(told).to_be_visible()
        box = told.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert 0 <= box["y"] < box["y"] + box["height"] <= 900
        page.keyboard.press("Escape")
        expect(told).to_be_hidden()
        expect(word).to_be_focused()
        page.keyboard.press("Enter")
        expect(told).to_be_visible()


def test_an_open_word_is_sound(clinic_url, chromium) -> None:
    with walking(chromium, clinic_url, width=PHONE, as_="Robert Washington") as page:
        page.get_by_role("button", name="Hyperlipidemia").click()
        is_sound(page, page.get_by_role("heading", level=1).inner_text())


def test_english_words_of_the_record_are_explained_in_spanish(clinic_url, chromium) -> None:
    with walking(chromium, clinic_url, width=PHONE) as page:
        page.goto("/demo/")
        page.get_by_role("button", name="Sign in as Maria Alvarez").click()
        page.get_by_role("region", name="Problemas de salud").get_by_role("button", name="Hypertension").click()
        expect(page.get_by_text("La sangre empuja muy fuerte")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_word_is_looked_up(clinic_url, chromium, width) -> None:
    # Given Robert has a letter with a word that he does not know
    with walking(chromium, clinic_url, width=width, as_="Robert Washington") as page:
        page.get_by_role("link", name=TITLE).click()
        is_sound(page, TITLE)
        # When he types it
        page.get_by_role("searchbox", name="A word from your record").fill("edema")
        page.get_by_role("button", name="Find").click()
        # Then its meaning stands first
        expect(page.get_by_role("definition").first).to_contain_text("Water has built up in the body")
        is_sound(page, TITLE)
        # And a word that is not there is said kindly
        page.get_by_role("searchbox").fill("qqqq")
        page.get_by_role("button", name="Find").click()
        expect(page.get_by_text("We do not have this word.")).to_be_visible()
