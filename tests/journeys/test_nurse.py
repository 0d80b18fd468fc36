"""A nurse keeps the record in order: what was kept aside, two records of one person, a helper who must see nothing."""

import re

import pytest
from playwright.sync_api import expect

from .browser import DESK, PHONE, card, go, is_sound_at_both_widths, walking
from .records import bring_in, patient, write_bundle

pytestmark = pytest.mark.browser

NURSE = "Hannah Lee, RN"


def test_a_record_kept_aside_is_tried_again_and_left_out(clinic_url, chromium) -> None:
    with walking(chromium, clinic_url, width=DESK, as_=NURSE) as page:
        # Given today says that records could not be read
        is_sound_at_both_widths(page, "Today")
        page.get_by_text("records that came in could not be read.").get_by_role("link", name="See why").click()
        is_sound_at_both_widths(page, "Records in")
        # When one is opened: where it is from, what is wrong, and its very bytes
        page.get_by_role("link", name="Procedure/xr-2").click()
        is_sound_at_both_widths(page, "This record could not be read")
        expect(page.get_by_text("“sort-of-done” is not a status")).to_be_visible()
        expect(page.get_by_text("lakeside-hospital").first).to_be_visible()
        expect(page.get_by_text('"status": "sort-of-done"')).to_be_visible()
        # And tried again, then it still cannot be read
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_role("status")).to_contain_text("It still cannot be read.")
        expect(page.get_by_text("Last tried")).to_be_visible()
        # And left out: not without a reason
        why = page.get_by_role("textbox", name="Why does it stay out?")
        why.fill("   ")
        page.get_by_role("button", name="Leave it out for good").click()
        expect(page.get_by_role("alert")).to_be_visible()
        is_sound_at_both_widths(page, "This record could not be read")
        why.fill("The hospital sent the X-ray again as xr-9.")
        page.get_by_role("button", name="Leave it out for good").click()
        # Then it says who decided and why, and waits no more
        expect(page.get_by_text("The hospital sent the X-ray again as xr-9.")).to_be_visible()
        expect(page.get_by_text("Hannah Lee,")).to_be_visible()
        expect(page.get_by_role("button", name="Try again")).to_have_count(0)
        is_sound_at_both_widths(page, "This record could not be read")
        go(page, "Records in")
        expect(page.get_by_role("link", name="Procedure/xr-2")).to_have_count(0)
        # And the report of the whole import is a page too
        page.get_by_role("region", name="Imports, newest first").get_by_role("link").last.click()
        is_sound_at_both_widths(page, re.compile("^Import of "))


def test_two_records_are_one_person_until_they_are_not(clinic_url, chromium) -> None:
    with walking(chromium, clinic_url, width=DESK, as_=NURSE) as page:
        # Given the hospital's Bob looks like our Robert
        page.get_by_role("link", name="Look at two records that may be one person").first.click()
        is_sound_at_both_widths(page, "One person, or two?")
        expect(page.get_by_role("region", name="Both records")).to_contain_text("Bob Washington")
        # When the nurse joins them, with a reason
        page.get_by_role("radio", name=re.compile("One person.*: Robert James Washington")).check()
        page.get_by_role("button", name="Save the answer").click()
        expect(page.get_by_role("radio", name=re.compile("One person.*: Robert James"))).to_be_checked()
        page.get_by_role("textbox", name="Why?").fill("Called him: he stayed at the hospital as Bob.")
        page.get_by_role("button", name="Save the answer").click()
        expect(page.get_by_role("status")).to_contain_text("Saved. Both pages say so.")
        is_sound_at_both_widths(page, "Same person?")
        # And his doctor reads his page meanwhile, with the hospital's lines in it
        with walking(chromium, clinic_url, width=DESK, as_="Dr. Priya Shah") as hers:
            go(hers, "Patients")
            hers.get_by_role("link", name="Washington, Robert James").click()
            expect(hers.get_by_text("Source: lakeside-hospital").first).to_be_visible()
            # Then, when it turns out wrong, undoing lists who saw what
            joined = card(page, "Joined")
            joined.get_by_role("link", name="Robert James Washington · Bob Washington").click()
            expect(page.get_by_text("Called him: he stayed at the hospital as Bob.")).to_be_visible()
            page.get_by_role("button", name="They are two people: undo the link").click()
            expect(page.get_by_role("status")).to_contain_text("They are two people again.")
            expect(card(page, "Who looked while they counted as one person")).to_contain_text("Priya Shah")
            is_sound_at_both_widths(page, "Robert James Washington · Bob Washington")
            # And the hospital's lines are gone from Robert's page
            hers.reload()
            expect(hers.get_by_role("heading", level=1)).to_have_text("The page of Robert James Washington")
            expect(hers.get_by_text("Source: lakeside-hospital")).to_have_count(0)


def test_two_records_are_two_people(clinic, clinic_url, chromium, tmp_path) -> None:
    # Given two people of one birth date come in whose names are alike
    born = {"born": "1971-04-09", "invented": True}
    twins = patient("t1", "Lena", "Hartmann", **born), patient("t2", "Lenna", "Hartmann", **born)
    bring_in(clinic, write_bundle(tmp_path / "twins.json", *twins))
    with walking(chromium, clinic_url, width=DESK, as_=NURSE) as page:
        go(page, "Same person?")
        page.get_by_role("link", name=re.compile("Lenn?a Hartmann · Lenn?a Hartmann")).click()
        # When the nurse finds that they are two
        page.get_by_role("radio", name="Two different people").check()
        page.get_by_role("textbox", name="Why?").fill("Twins. Both were here.")
        page.get_by_role("button", name="Save the answer").click()
        # Then they wait no more, and the duty is done
        expect(page.get_by_role("status")).to_contain_text("Saved.")
        expect(page.get_by_role("link", name=re.compile("Hartmann"))).to_have_count(0)
        go(page, "Today")
        expect(card(page, "What you owe")).not_to_contain_text("Hartmann")


def test_a_helper_is_paused_without_a_word(clinic_url, chromium) -> None:
    with (
        walking(chromium, clinic_url, width=DESK, as_=NURSE) as page,
        walking(chromium, clinic_url, width=PHONE, as_="Chris Nolan") as theirs,
        walking(chromium, clinic_url, width=PHONE, as_="Daniel Reyes") as his,
    ):
        # Given Chris helps Daniel
        theirs.get_by_role("link", name="Open the page of Daniel").click()
        expect(card(theirs, "Medicines")).to_be_visible()
        go(his, "Helpers")
        expect(card(his, "Chris Nolan")).to_contain_text("no last day")
        before = card(his, "Chris Nolan").inner_text()
        # When the nurse pauses that, for a reason that stays with the team
        go(page, "Patients")
        page.get_by_role("link", name="Reyes, Daniel").click()
        page.get_by_role("link", name="Helpers").click()
        is_sound_at_both_widths(page, "Helpers")
        page.get_by_role("link", name="Pause Chris Nolan silently").click()
        is_sound_at_both_widths(page, "Pause Chris Nolan silently?")
        page.get_by_role("textbox", name="Why?").fill("Daniel whispered that he is afraid at home.")
        page.get_by_role("button", name="Pause now").click()
        expect(card(page, "Chris Nolan")).to_contain_text("paused, silently")
        is_sound_at_both_widths(page, "Helpers")
        # Then Chris simply sees nothing, and no reason
        theirs.reload()
        is_sound_at_both_widths(theirs, "There is nothing here")
        theirs.goto("/page/helping/")
        is_sound_at_both_widths(theirs, "The people you help")
        expect(theirs.get_by_text("Daniel")).to_have_count(0)
        expect(theirs.get_by_text(re.compile("pause", re.IGNORECASE))).to_have_count(0)
        # And Daniel's own pages say nothing of it: his phone may be in other hands
        his.reload()
        assert card(his, "Chris Nolan").inner_text() == before
        his.goto(his.url.replace("/helpers/", "/who/?show=acts"))
        expect(his.get_by_role("heading", level=1)).to_have_text("Who did something for you")
        expect(his.get_by_text(re.compile("pause|afraid", re.IGNORECASE))).to_have_count(0)
        # And when the danger is over, all is as before
        page.get_by_role("link", name="End the pause of Chris Nolan").click()
        is_sound_at_both_widths(page, "End the pause of Chris Nolan?")
        page.get_by_role("button", name="End the pause").click()
        expect(card(page, "Chris Nolan")).not_to_contain_text("paused")
        theirs.reload()
        theirs.get_by_role("link", name="Open the page of Daniel").click()
        expect(card(theirs, "Medicines")).to_be_visible()
