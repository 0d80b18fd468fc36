"""Walking Alongside in a real Chromium: sign in by name, find things by role and label, let axe look on."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Playwright, expect

CHROMIUM = "/usr/bin/chromium"
PHONE, DESK = 390, 1280
WIDTHS = (PHONE, DESK)
ORIGINAL = re.compile(r"^(Original|Record as of)")  # the link from a line to the record it was read from
PATIENCE = 30_000  # milliseconds: a machine that does more at once is slow, not wrong
# Only what is wrong is told: all that axe finds right would be half of its work, and more than half of its answer.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}

# What can be tapped is 44 px high; of a box to tick, the line that it stands in.
SMALL = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
  .filter(e => e.checkVisibility() && (e.closest('label') ?? e).getBoundingClientRect().height < 43.5)
  .map(e => e.outerHTML.slice(0, 200))"""


def launch(playwright: Playwright) -> Browser:
    """Debian's own Chromium, so that nothing is downloaded."""
    expect.set_options(timeout=PATIENCE)
    return playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


@contextmanager
def walking(browser: Browser, url: str, *, width: int, as_: str = "", javascript: bool = True) -> Iterator[Page]:
    """A fresh window of this width, signed in as the person of this name when one is given (demo only)."""
    context = browser.new_context(
        base_url=url, viewport={"width": width, "height": 900}, locale="en-US", java_script_enabled=javascript
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    if as_:
        page.goto("/demo/")
        page.get_by_role("button", name=f"Sign in as {as_}").click()
        expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    try:
        yield page
    finally:
        context.close()


def is_at(page: Page, heading: str | re.Pattern[str]) -> None:
    """The page of this one main heading is there."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    page.wait_for_load_state("load")


def is_sound(page: Page, heading: str | re.Pattern[str]) -> None:
    """The page of this one main heading is there; axe finds nothing, what can be tapped is large, nothing sticks out.

    Playwright does not wait for the page that a click leads to; waiting for its heading keeps axe off the old one.
    """
    is_at(page, heading)
    found = Axe().run(page, options=RULES).response["violations"]
    assert not found, "\n".join(f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found)
    small = page.evaluate(SMALL)
    assert not small, "too small to tap:\n" + "\n".join(small)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"the page is {wide} px too wide"


def is_sound_at_both_widths(page: Page, heading: str | re.Pattern[str]) -> None:
    """As `is_sound`, on a phone and at a desk: for what can be walked only once, because it changes the clinic."""
    before = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        is_sound(page, heading)
    page.set_viewport_size(before)


def go(page: Page, name: str) -> None:
    """Follow the main menu."""
    page.get_by_role("navigation", name="Main").get_by_role("link", name=name, exact=True).click()


def card(page: Page, title: str) -> Locator:
    """The card of this title. Cards without an anchor are no landmarks, so it is found by its heading."""
    heading = page.get_by_role("heading", level=2, name=title, exact=True)
    return page.locator("section").filter(has=heading)


def find_patient(page: Page, words: str, name: str) -> None:
    """Search at the desk and open the one found."""
    go(page, "Patients")
    page.get_by_role("searchbox", name="Name or birth date").fill(words)
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name=name).click()
