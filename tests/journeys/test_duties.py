"""Who runs the practice plans duties and closes for a storm; a nurse says that she is away; a promise is handed on."""

import pytest
from playwright.sync_api import expect

from .browser import DESK, card, is_sound_at_both_widths, walking

pytestmark = pytest.mark.browser

NURSE, MANAGER = "Hannah Lee, RN", "Joan Whitfield"


def test_the_manager_plans_duties_and_closes_for_a_storm(clinic_url, chromium) -> None:
    with walking(chromium, clinic_url, width=DESK, as_=MANAGER) as page:
        # Given today leads to who is on duty
        page.get_by_role("link", name="Duties, times away, and when we are closed").click()
        is_sound_at_both_widths(page, "Who is on duty")
        # When she puts somebody on duty for Saturdays, forgetting the day first
        page.get_by_role("link", name="Put somebody on duty").click()
        is_sound_at_both_widths(page, "Put somebody on duty")
        page.get_by_label("Who has it?").select_option(label="Tyrone Brooks, medical assistant")
        page.get_by_label("From").fill("09:00")
        page.get_by_label("To", exact=True).fill("12:00")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("alert")).to_contain_text("Choose days of the week, or one day.")
        is_sound_at_both_widths(page, "Put somebody on duty")
        page.get_by_label("Saturday").check()
        page.get_by_role("button", name="Save").click()
        # Then it stands in the list, and can be taken out again
        page.get_by_role("button", name="Take out: Tyrone Brooks, Saturday").click()
        expect(page.get_by_text("Tyrone Brooks")).to_have_count(0)
        # And when she closes, it says why, until she opens again
        page.get_by_role("link", name="We are closed").click()
        is_sound_at_both_widths(page, "We are closed")
        page.get_by_label("Why?").fill("Ice on the roads")
        page.get_by_role("button", name="Close").click()
        is_sound_at_both_widths(page, "Who is on duty")
        page.get_by_role("button", name="Open again: Ice on the roads").click()
        expect(page.get_by_text("Ice on the roads")).to_have_count(0)
        # And she can see how many promises were kept
        page.get_by_role("link", name="Today").click()
        page.get_by_role("link", name="How many in time, and which are late").click()
        is_sound_at_both_widths(page, "Promises we kept")


def test_a_nurse_says_that_she_is_away_and_hands_a_promise_on(clinic_url, chromium) -> None:
    with walking(chromium, clinic_url, width=DESK, as_=NURSE) as page:
        page.get_by_role("link", name="Duties, times away, and when we are closed").click()
        page.get_by_role("link", name="Somebody is away").click()
        is_sound_at_both_widths(page, "Somebody is away")
        page.get_by_label("First day").fill("2090-07-03")
        page.get_by_label("Last day").fill("2090-07-14")
        page.get_by_label("Who stands in?").select_option(label="Lucia Ortega, nurse practitioner")
        page.get_by_role("button", name="Save").click()
        expect(card(page, "Times away")).to_contain_text("Lucia Ortega stands in")
        is_sound_at_both_widths(page, "Who is on duty")
        page.get_by_role("button", name="Back now: Hannah Lee").click()
        expect(card(page, "Times away")).to_contain_text("None to come.")
        page.get_by_role("link", name="Today").click()
        page.get_by_role("link", name="Hand on: ").first.click()
        is_sound_at_both_widths(page, "Hand a promise on")
        page.get_by_role("button", name="Hand it on").click()
        expect(page.get_by_role("alert")).to_be_visible()
        is_sound_at_both_widths(page, "Hand a promise on")
