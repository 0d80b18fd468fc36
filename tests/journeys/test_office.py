"""Running the practice: a manager's settings and staff, an administrator's roles and jobs. No patient's page."""

from datetime import date

import pytest
from playwright.sync_api import expect

from .browser import DESK, PHONE, card, go, is_sound, is_sound_at_both_widths, walking
from .letters import code_on

pytestmark = pytest.mark.browser


def test_a_manager_keeps_the_practice(clinic_url, chromium) -> None:
    with walking(chromium, clinic_url, width=DESK, as_="Joan Whitfield") as page:
        # Given the manager has no patients to look up
        is_sound_at_both_widths(page, "Today")
        expect(page.get_by_role("navigation", name="Main").get_by_role("link", name="Patients")).to_have_count(0)
        # When a setting makes no sense, that is said and everything typed is kept
        go(page, "Practice")
        is_sound_at_both_widths(page, "Practice")
        page.get_by_role("textbox", name="Telephone when closed").fill("217-555-0198")
        minutes = page.get_by_role("spinbutton", name="Sign staff out")
        minutes.fill("1")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("alert").get_by_role("link")).to_contain_text("Please give 2 or more")
        is_sound_at_both_widths(page, "Practice")
        expect(page.get_by_role("textbox", name="Telephone when closed")).to_have_value("217-555-0198")
        # Then mended, it is saved
        minutes.fill("20")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("status")).to_contain_text("Saved.")
        expect(page.get_by_role("spinbutton", name="Sign staff out")).to_have_value("20")
        # And a day closed stands in the list; days that are over do not
        day = date(date.today().year + 1, 7, 3)
        page.get_by_label("Day", exact=True).fill(day.isoformat())
        page.get_by_role("button", name="Add a day").click()
        expect(page.get_by_role("alert")).to_be_visible()
        expect(page.get_by_label("Day", exact=True)).to_have_value(day.isoformat())
        page.get_by_role("textbox", name="Name of the day").fill("Painting the waiting room")
        page.get_by_role("button", name="Add a day").click()
        expect(card(page, "Days closed")).to_contain_text("Painting the waiting room")
        is_sound_at_both_widths(page, "Practice")


def test_an_administrator_gives_roles_and_invites(clinic_url, chromium) -> None:
    with walking(chromium, clinic_url, width=DESK, as_="Sam Ortiz") as page:
        # Given somebody new starts
        go(page, "Staff")
        is_sound_at_both_widths(page, "Staff")
        page.get_by_role("textbox", name="First name").fill("Nia")
        page.get_by_role("textbox", name="Last name").fill("Brown")
        page.get_by_role("combobox", name="Role").select_option("assistant")
        page.get_by_role("button", name="Add and print a letter").click()
        is_sound_at_both_widths(page, "Your code")
        code = code_on(page)
        # When she makes her sign-in with the letter
        with walking(chromium, clinic_url, width=PHONE) as hers:
            hers.goto("/invitation/")
            hers.get_by_role("textbox", name="Code").fill(code.lower())
            hers.get_by_role("button", name="Go on").click()
            is_sound(hers, "Welcome, Nia")
            hers.get_by_role("textbox", name="Sign-in name").fill("nia.brown")
            hers.get_by_label("Password").fill("short")
            hers.get_by_role("button", name="Make my sign-in").click()
            expect(hers.get_by_role("alert")).to_contain_text("at least 12 characters")
            expect(hers.get_by_role("textbox", name="Sign-in name")).to_have_value("nia.brown")
            is_sound(hers, "Welcome, Nia")
            hers.get_by_label("Password").fill("four words nobody says")
            hers.get_by_role("button", name="Make my sign-in").click()
            # Then she is at the desk, with what her role may open
            is_sound(hers, "Today")
            menu = hers.get_by_role("navigation", name="Main")
            expect(menu.get_by_role("link", name="Corrections")).to_have_count(0)
            # And is given another role, from this moment
            page.get_by_role("link", name="Staff").first.click()
            page.get_by_role("link", name="Nia Brown").click()
            is_sound_at_both_widths(page, "Nia Brown")
            page.get_by_role("combobox", name="Role").select_option("nurse")
            page.get_by_role("button", name="Give this role").click()
            expect(page.get_by_role("status")).to_contain_text("They hold this role now.")
            hers.reload()
            expect(menu.get_by_role("link", name="Corrections")).to_have_count(1)
            # Until it ends
            row = card(page, "Roles").get_by_role("listitem").filter(has_text="nurse")
            row.get_by_role("button", name="End").click()
            expect(page.get_by_role("status")).to_contain_text("The role has ended, from this moment.")
            hers.reload()
            expect(menu.get_by_role("link", name="Corrections")).to_have_count(0)
        # And the jobs say that there is nothing to do
        go(page, "Jobs")
        is_sound_at_both_widths(page, "Jobs")
        expect(page.get_by_text("Nothing is stuck. There is nothing to do.")).to_be_visible()
        go(page, "Records in")
        is_sound_at_both_widths(page, "Records in")
