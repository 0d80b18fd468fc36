"""A teenager's confidential care: her own page has it; her mother's does not show, count or hint at it."""

import re

import pytest
from playwright.sync_api import Page, expect

from .browser import PHONE, WIDTHS, card, go, is_sound, walking

pytestmark = pytest.mark.browser

WORDS = "levora|birth control|contracep|estradiol|chlamydia|sexual|confidential|private|hidden"
PRIVATE = re.compile(WORDS, re.IGNORECASE)


def everything_on(page: Page) -> dict[str, int]:
    """How many lines each "show all" page has, and how many it says it has; fails on a private word anywhere."""
    links = page.get_by_role("link", name=re.compile("^Show")).all()
    counts = {}
    for address in {page.url, *(link.evaluate("link => link.href") for link in links)}:
        page.goto(address)
        expect(page.get_by_role("main").get_by_text(PRIVATE)).to_have_count(0)
        said = re.search(r"(\d+) entr(?:y|ies)", page.get_by_role("main").inner_text())
        if said:
            lines = page.locator("main ul.rows > li").count() + page.locator("main details ul > li").count()
            assert int(said[1]) == lines, address
            counts[address.rstrip("/").rsplit("/", 1)[1]] = lines
    return counts


def test_her_own_page_has_it(clinic_url, chromium) -> None:
    with walking(chromium, clinic_url, width=PHONE, as_="Jordan Miller") as hers:
        expect(card(hers, "Medicines")).to_contain_text(re.compile("levora", re.IGNORECASE))
        hers.get_by_role("navigation", name="Main").get_by_role("link", name="Helpers").click()
        expect(card(hers, "Karen Miller")).to_contain_text("what the law lets them see")
        is_sound(hers, "Who helps you")


@pytest.mark.parametrize("width", WIDTHS)
def test_her_mothers_page_does_not_hint_at_it(clinic_url, chromium, width) -> None:
    with walking(chromium, clinic_url, width=width, as_="Karen Miller") as page:
        # Given her mother opens Jordan's page
        page.get_by_role("link", name=re.compile("Open the page of")).click()
        expect(page.get_by_text("You see what a parent may see.")).to_be_visible()
        is_sound(page, re.compile("Jordan"))
        # Then asthma and soccer are there
        expect(card(page, "Medicines")).to_contain_text(re.compile("albuterol", re.IGNORECASE))
        # And of the rest no word, no line and no number, on any page she can open
        assert everything_on(page), "there was nothing to open"
        # And no list of who looked, which would tell of a visit
        expect(page.get_by_role("link", name="Who looked")).to_have_count(0)


def test_her_nurse_practitioner_sees_it(clinic_url, chromium) -> None:
    with walking(chromium, clinic_url, width=PHONE, as_="Lucia Ortega, NP") as page:
        go(page, "Patients")
        page.get_by_role("link", name="Miller, Jordan").click()
        expect(card(page, "Medicines")).to_contain_text(re.compile("levora", re.IGNORECASE))
