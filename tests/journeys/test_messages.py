"""Choosing how to be told: the patient on her settings page, the front desk for somebody who says it there."""

import re

import pytest
from playwright.sync_api import expect

from .browser import DESK, PHONE, WIDTHS, card, find_patient, go, is_sound, is_sound_at_both_widths, walking

pytestmark = pytest.mark.browser


def test_a_patient_chooses_how_to_be_told(clinic_url, chromium) -> None:
    with walking(chromium, clinic_url, width=PHONE, as_="Amina Warsame") as page:
        # Given nobody has asked her yet
        go(page, "Settings")
        is_sound_at_both_widths(page, "Your settings")
        mine = card(page, "How we tell you")
        expect(mine).to_contain_text("We send you nothing yet.")
        # When she wants e-mails, and we have no address of hers
        mine.get_by_role("radio", name="By e-mail").check()
        mine.get_by_role("button", name="Save how to tell me").click()
        # Then she reads what is missing, and what she chose is still there
        expect(page.get_by_role("alert")).to_contain_text("Please give an e-mail first.")
        expect(mine.get_by_role("radio", name="By e-mail")).to_be_checked()
        # When she gives it and chooses again
        contacts = card(page, "How we reach you")
        contacts.get_by_role("textbox", name="E-mail").fill("amina@patients.example")
        contacts.get_by_role("button", name="Save how to reach me").click()
        expect(page.get_by_role("status")).to_contain_text("Saved.")
        mine.get_by_role("radio", name="By e-mail").check()
        mine.get_by_role("radio", name="Tell me at once").check()
        mine.get_by_role("button", name="Save how to tell me").click()
        # Then it is so
        expect(mine).not_to_contain_text("We send you nothing yet.")
        expect(mine.get_by_role("radio", name="By e-mail")).to_be_checked()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_front_desk_writes_down_what_somebody_said(clinic_url, chromium, width) -> None:
    with walking(chromium, clinic_url, width=width, as_="Carla Jensen") as page:
        # Given Bruce stands at the desk
        find_patient(page, "fletcher", "Fletcher, Bruce")
        page.get_by_role("link", name="Sign-in and contact").click()
        is_sound(page, "Sign-in and contact")
        told = card(page, "How we tell them")
        # When he wants to be called, and Carla forgets to write how he said so
        told.get_by_role("radio", name="By a phone call").check()
        told.get_by_role("button", name="Save how to tell them").click()
        expect(page.get_by_role("alert")).to_contain_text("How did they say so?")
        # And then writes it
        told.get_by_role("textbox", name="How did they say so?").fill("At the desk, in person")
        told.get_by_role("button", name="Save how to tell them").click()
        # Then it stands there with who said so and when
        expect(page.get_by_role("status")).to_contain_text("Saved.")
        expect(told).to_contain_text(re.compile("By a phone call.*At the desk, in person", re.DOTALL))


def test_what_did_not_arrive_and_what_the_demo_would_send(clinic_url, chromium) -> None:
    with walking(chromium, clinic_url, width=DESK, as_="Carla Jensen") as page:
        page.goto("/desk/messages/")
        is_sound_at_both_widths(page, "Messages")
        expect(card(page, "Did not arrive")).to_contain_text("Every message arrived")
        page.goto("/demo/messages/")
        is_sound_at_both_widths(page, "Messages of the demo")
