"""In a browser that runs no JavaScript: what a patient, the front desk, a nurse and a physician do every day.

axe itself is JavaScript and cannot look on; it sees the same pages in the other journeys.
"""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from .browser import DESK, ORIGINAL, PHONE, card, find_patient, go, walking
from .letters import code_on

pytestmark = pytest.mark.browser

# A button that sends no form, and opens nothing by itself, does nothing here.
DEAD = (
    "() => [...document.querySelectorAll('button:not([popovertarget])')]"
    ".filter(b => !b.form || b.type !== 'submit').map(b => b.outerHTML)"
)
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def plain(browser: Browser, url: str, *, width: int, as_: str = ""):
    """A window without JavaScript."""
    return walking(browser, url, width=width, as_=as_, javascript=False)


def works(page: Page, heading: str | re.Pattern[str]) -> None:
    """The page of this heading is there, with no button that does nothing, and nothing sticks out sideways."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    page.wait_for_load_state("load")
    assert not page.evaluate(DEAD)
    assert page.evaluate(WIDE) <= 0


def sign_out(page: Page) -> None:
    """And the page one was on is closed."""
    left = page.url
    page.get_by_role("button", name="Sign out").click()
    works(page, "Who would you like to be?")
    page.goto(left)
    works(page, "Sign in")


def test_a_patient_reads_in_two_languages(clinic_url, chromium) -> None:
    with plain(chromium, clinic_url, width=PHONE) as page:
        # Given Maria signs in, and her page greets her in Spanish
        page.goto("/demo/")
        page.get_by_role("button", name="Sign in as Maria Alvarez").click()
        works(page, re.compile("^Buen.*Maria"))
        # When she asks for English at the foot of the page
        page.get_by_role("button", name="English").click()
        works(page, re.compile("^Good.*Maria"))
        # Then she reads on: numbers as a table, every line of a card, the record behind one
        page.get_by_text("Show these numbers as a table").first.click()
        expect(page.get_by_role("table").first).to_be_visible()
        page.get_by_role("link", name="Show all: Medicines").click()
        works(page, "Medicines")
        page.get_by_role("link", name=ORIGINAL).first.click()
        expect(page.get_by_role("heading", name="Where it came from")).to_be_visible()
        page.get_by_text("Every name and value in it").click()
        expect(page.locator("details[open]").get_by_role("definition").first).to_be_visible()
        # And keeps her page in order
        for name, heading in (
            ("Who looked", "Who looked at your page"), ("Helpers", "Who helps you"), ("Settings", "Your settings"),
        ):  # fmt: skip
            go(page, name)
            works(page, heading)
        page.get_by_role("textbox", name="What should we call you?").fill("Mari")
        page.get_by_role("button", name="Save name and language").click()
        expect(page.get_by_role("status")).to_contain_text("Saved.")
        page.get_by_role("textbox", name="What should we call you?").fill("")
        page.get_by_role("button", name="Save name and language").click()
        expect(page.get_by_role("textbox", name="What should we call you?")).to_have_value("")
        # And leaves it as it was
        page.get_by_role("button", name="Español").click()
        works(page, "Sus ajustes")
        page.get_by_role("button", name="Salir").click()
        expect(page.get_by_role("button", name="Salir")).to_have_count(0)


def test_the_front_desk_finds_and_prints(clinic_url, chromium) -> None:
    with plain(chromium, clinic_url, width=DESK, as_="Carla Jensen") as page:
        # Given somebody calls whom the front desk finds by the birth date
        works(page, "Today")
        find_patient(page, "fletcher", "Fletcher, Bruce")
        works(page, "The page of Bruce Fletcher")
        # When the number has changed: first forgotten, then given
        page.get_by_role("link", name="Sign-in and contact").click()
        works(page, "Sign-in and contact")
        page.get_by_role("combobox", name="Way to reach them").select_option("phone")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_role("alert")).to_be_visible()
        expect(page.get_by_role("combobox", name="Way to reach them")).to_have_value("phone")
        page.get_by_role("textbox", name="E-mail, number or address").fill("217-555-0177")
        page.get_by_role("button", name="Save", exact=True).click()
        # Then it stands there, and a letter with a code can be printed
        expect(page.get_by_role("status")).to_contain_text("Saved.")
        expect(card(page, "How we reach them")).to_contain_text("217-555-0177")
        page.get_by_role("button", name="Make a letter with a code").click()
        works(page, "Your code")
        assert code_on(page)
        sign_out(page)


def test_a_nurse_keeps_team_and_records(clinic_url, chromium) -> None:
    with plain(chromium, clinic_url, width=DESK, as_="Hannah Lee, RN") as page:
        # Given a record that could not be read
        works(page, "Today")
        page.get_by_text("could not be read.").get_by_role("link", name="See why").click()
        works(page, "Records in")
        page.get_by_role("link", name="Observation/xr-1").click()
        works(page, "This record could not be read")
        # When she tries it again, and leaves it out with a reason
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_role("status")).to_contain_text("It still cannot be read.")
        page.get_by_role("button", name="Leave it out for good").click()
        expect(page.get_by_role("alert")).to_be_visible()
        page.get_by_role("textbox", name="Why does it stay out?").fill("February has no 30th. The hospital knows.")
        page.get_by_role("button", name="Leave it out for good").click()
        expect(page.get_by_text("February has no 30th. The hospital knows.")).to_be_visible()
        go(page, "Records in")
        expect(page.get_by_role("link", name="Observation/xr-1")).to_have_count(0)
        # And puts a pharmacist on the team of Lucas
        find_patient(page, "nguyen", "Nguyen, Lucas")
        works(page, re.compile("^The page of Lucas"))
        page.get_by_role("link", name="Care team").click()
        works(page, "Care team")
        page.get_by_role("combobox", name="Who joins?").select_option(label="Mei Chen, pharmacist")
        page.get_by_role("button", name="Put on the team").click()
        expect(page.get_by_role("status")).to_contain_text("They are on the team now.")
        # Until it was a mistake
        page.get_by_role("link", name="Take Mei Chen off the team").click()
        works(page, "Take Mei Chen off the team?")
        page.get_by_role("button", name="Take off the team").click()
        expect(page.get_by_role("status")).to_contain_text("They are off the team.")
        expect(card(page, "On the team")).not_to_contain_text("Mei Chen")
        sign_out(page)


def test_a_physician_reads_and_goes_to_the_original(clinic_url, chromium) -> None:
    with plain(chromium, clinic_url, width=DESK, as_="Dr. Priya Shah") as page:
        # Given a patient of hers, found among her own
        page.get_by_role("link", name="See your patients").click()
        works(page, "Patients")
        page.get_by_role("link", name="Washington, Robert James").click()
        works(page, "The page of Robert James Washington")
        # When she reads all of one card, and the record behind a line
        page.get_by_role("link", name="Show all: Vaccines").click()
        works(page, "Vaccines")
        page.get_by_role("link", name=ORIGINAL).first.click()
        expect(card(page, "Where it came from")).to_contain_text("Immunization")
        with page.expect_download() as download:
            page.get_by_role("link", name="Save this record as a file").click()
        assert download.value.suggested_filename.startswith("Immunization-")
        # Then she sees who else looked, and leaves
        page.get_by_role("link", name="Who looked").click()
        works(page, "Who looked")
        expect(page.get_by_text("You").first).to_be_visible()
        sign_out(page)
