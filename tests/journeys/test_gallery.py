"""The gallery, all examples at once: sound at every width and zoom, in every colour, on paper, by key and by ear."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from .browser import DESK, PHONE, is_at, is_sound, is_sound_at_both_widths, walking
from .keyboard import is_walked_by_keys

pytestmark = pytest.mark.browser

TITLE = "What our pages are made of"
TWICE_AS_LARGE = PHONE // 2  # what is left of a phone's width when everything is shown at 200 %
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Boxes that only a colour would tell from what is beneath: in forced colours they need a border.
BORDERLESS = """() => [...document.querySelectorAll('main :is(.box, .btn, .chip, .choice, .input, [class*=bg-info])')]
  .filter(e => e.checkVisibility() && getComputedStyle(e).borderTopStyle === 'none')
  .map(e => e.outerHTML.slice(0, 200))"""
MOVING = """() => [...document.querySelectorAll('*')].filter(e => {
  const style = getComputedStyle(e);
  return `${style.animationDuration}, ${style.transitionDuration}`.split(',').some(s => parseFloat(s) > 0.001);
}).map(e => e.outerHTML.slice(0, 200))"""


@pytest.fixture
def page(clinic_url, chromium) -> Iterator[Page]:
    """The gallery at a desk, as a stranger sees it."""
    with walking(chromium, clinic_url, width=DESK) as page:
        page.goto("/gallery/")
        is_at(page, TITLE)
        yield page


def test_it_is_sound_in_both_languages(page) -> None:
    is_sound_at_both_widths(page, TITLE)
    page.get_by_role("contentinfo").get_by_role("button", name="Español").click()
    is_sound_at_both_widths(page, "De qué están hechas nuestras páginas")
    assert page.url.endswith("/gallery/")
    page.set_viewport_size({"width": TWICE_AS_LARGE, "height": 900})
    assert page.evaluate(WIDE) <= 0  # Spanish words are the longer ones


def test_it_opens_at_its_top_and_is_walked_by_keys(page) -> None:
    """No example takes the focus at first, not even that of an error; then each control has it, and one sees it."""
    assert page.evaluate("document.activeElement === document.body && scrollY === 0")
    is_walked_by_keys(page)


def test_it_is_sound_in_forced_colours_without_motion_and_at_twice_the_size(page) -> None:
    page.emulate_media(forced_colors="active")
    is_sound(page, TITLE)
    assert not page.evaluate(BORDERLESS)
    page.emulate_media(forced_colors="none", reduced_motion="reduce")
    assert not page.evaluate(MOVING)
    page.set_viewport_size({"width": TWICE_AS_LARGE, "height": 900})
    is_sound(page, TITLE)


def test_on_paper_there_are_words_and_pictures_and_nothing_to_press(page) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 720, "height": 900})  # a sheet of paper without its margins
    assert page.evaluate(WIDE) <= 0
    for shown in (page.get_by_role("blockquote"), page.get_by_role("img", name="Blood pressure.")):
        expect(shown).to_be_visible()
    for gone in (
        page.get_by_role("button").and_(page.locator(":not(.term)")),  # a word that is explained stays a word
        page.get_by_role("navigation", name="Parts"),
        page.get_by_role("contentinfo"),
    ):
        expect(gone).to_have_count(0)


def heard(page: Page) -> set[tuple[str, str, str]]:
    """Role, name and description of everything in the browser's own accessibility tree.

    A picture's title is both; a screen reader says it once.
    """
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    parts = [[node.get(part, {}).get("value", "") for part in ("role", "name", "description")] for node in nodes]
    said = [(role, " ".join(name.split()), " ".join(more.split())) for role, name, more in parts]
    return {(role, name, more if more != name else "") for role, name, more in said}


def test_who_hears_it_is_told_the_same(page) -> None:
    wanted = {
        ("button", "End the help of Luis Alvarez", ""),
        ("link", "Change what Luis Alvarez sees", ""),
        ("textbox", "What would you like to talk about? (optional)", "Your team reads it before the visit."),
        ("group", "What may they see?", "You can change this at any time."),
        ("radio", "Talk with me first", ""),
        ("checkbox", "I have seen their card with a photo", ""),
        ("textbox", "Telephone", "Such as 555-0142. Please fill this in."),
        ("link", "Telephone – Please fill this in.", ""),
        ("table", "Who works here", ""),
        ("image", "Blood pressure. Top number: down 22 since April.", ""),
        ("navigation", "Pages", ""),
        ("complementary", "Demo", ""),
    }
    assert not wanted - heard(page)
