"""Front desk and billing: what they need of everybody, and nothing of anybody's health."""

import re

import pytest
from playwright.sync_api import expect

from .browser import DESK, PHONE, WIDTHS, card, find_patient, go, is_sound, is_sound_at_both_widths, walking
from .letters import code_on

pytestmark = pytest.mark.browser

CLINICAL = ("Medicines", "Health problems", "Allergies", "Vaccines", "Test results and readings", "Letters and notes")
PASSWORD = "blue kettle on tuesday"


@pytest.mark.parametrize("width", WIDTHS)
def test_a_letter_with_a_code_is_printed(clinic_url, chromium, width) -> None:
    with walking(chromium, clinic_url, width=width, as_="Carla Jensen") as page:
        # Given the front desk finds a patient by the birth date
        is_sound(page, "Today")
        find_patient(page, "fletcher", "Fletcher, Bruce")
        # Then she sees visits, and nothing of health
        is_sound(page, "The page of Bruce Fletcher")
        for hidden in CLINICAL:
            expect(card(page, hidden)).to_have_count(0)
        expect(page.get_by_text("Source: ")).to_have_count(0)
        # When she prints a letter
        page.get_by_role("link", name="Sign-in and contact").click()
        is_sound(page, "Sign-in and contact")
        page.get_by_role("button", name="Make a letter with a code").click()
        # Then it has a code, an address, what to do, until when, and whom to call
        is_sound(page, "Your code")
        assert code_on(page)
        expect(page.get_by_text("/invitation/")).to_be_visible()
        expect(page.get_by_text("Questions? Call 217-555-0100.")).to_be_visible()
        expect(page.get_by_text("The code is not shown again.")).to_be_visible()
        # And on paper there is the letter alone, marked as an invented one
        page.emulate_media(media="print")
        for only_on_screen in ("navigation", "contentinfo"):
            expect(page.get_by_role(only_on_screen)).to_have_count(0)
        expect(page.get_by_text("Demo: everybody here is invented.")).to_be_visible()


def test_who_a_helper_is_was_checked(clinic_url, chromium) -> None:
    with walking(chromium, clinic_url, width=DESK, as_="Carla Jensen") as page:
        # Given Amina comes with her brother, and the front desk makes a code for him
        find_patient(page, "warsame", "Warsame, Amina")
        page.get_by_role("link", name="Helpers").click()
        page.get_by_role("link", name="Invite somebody").click()
        is_sound_at_both_widths(page, "Invite somebody to help")
        page.get_by_role("textbox", name="Their name").fill("Yusuf Warsame")
        page.get_by_role("button", name="Make a code").click()
        expect(page.get_by_role("alert")).to_be_visible()
        expect(page.get_by_role("textbox", name="Their name")).to_have_value("Yusuf Warsame")
        page.get_by_role("checkbox", name="Visits", exact=True).check()
        page.get_by_role("button", name="Make a code").click()
        code = code_on(page)
        is_sound_at_both_widths(page, "Helpers")
        # When he makes his sign-in with it
        with walking(chromium, clinic_url, width=PHONE) as his:
            his.goto("/help-someone/")
            for name, words in (
                ("Your code", code), ("Your first name", "Yusuf"), ("Your last name", "Warsame"),
                ("Choose a sign-in name", "yusuf.w"), ("Choose a password", PASSWORD),
            ):  # fmt: skip
                his.get_by_role("textbox", name=name).fill(words)
            his.get_by_role("button", name="Make my sign-in").click()
            expect(his.get_by_text("You do not help anybody yet.")).to_be_visible()
            # And the front desk has seen his license
            page.reload()
            page.get_by_role("link", name="Confirm who they are").click()
            is_sound_at_both_widths(page, "Is it really Yusuf Warsame?")
            page.get_by_role("textbox", name="How did you check who they are?").fill("Driver’s license seen")
            page.get_by_role("button", name="Confirm").click()
            expect(page.get_by_role("status")).to_contain_text("They can help from now on.")
            expect(card(page, "Yusuf Warsame")).to_contain_text("Driver’s license seen")
            # But to pause somebody is not hers to do
            expect(page.get_by_role("link", name=re.compile("^Pause"))).to_have_count(0)
            # Then he sees what was granted
            his.reload()
            his.get_by_role("link", name="Open the page of Amina").click()
            expect(card(his, "Visits")).to_be_visible()
            expect(card(his, "Vaccines")).to_have_count(0)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_biller_sees_bills(clinic_url, chromium, width) -> None:
    with walking(chromium, clinic_url, width=width, as_="Greg Novak") as page:
        # Given the biller finds Robert
        find_patient(page, "washington robert", "Washington, Robert James")
        # Then bills stand there in plain words, and nothing of his health
        is_sound(page, "The page of Robert James Washington")
        expect(card(page, "Insurance and bills")).to_contain_text("Medicare")
        for hidden in (*CLINICAL, "Visits"):
            expect(card(page, hidden)).to_have_count(0)
        expect(page.get_by_text(re.compile("diabetes|metformin|kidney", re.IGNORECASE))).to_have_count(0)
        page.get_by_role("link", name=re.compile("^Show .*Insurance and bills")).click()
        is_sound(page, "Insurance and bills")
        expect(page.get_by_text(re.compile("diabetes|metformin|kidney", re.IGNORECASE))).to_have_count(0)
        # And another address of the same page has nothing for him
        page.goto(page.url.replace("/all/costs/", "/all/medicines/"))
        is_sound(page, "There is nothing here")
        go_nowhere = page.get_by_role("link", name="Go to your start page")
        go_nowhere.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Today")
        go(page, "Patients")
        expect(page.get_by_role("navigation", name="Main").get_by_role("link")).to_have_count(2)
