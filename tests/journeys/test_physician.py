"""A physician at a desk: the patient's own page with sources and codes, corrections answered, results talked about."""

import pytest
from playwright.sync_api import Page, expect

from .browser import DESK, ORIGINAL, PHONE, WIDTHS, card, go, is_sound, is_sound_at_both_widths, walking

pytestmark = pytest.mark.browser

WISH = "I do not want to read it alone on a screen"


def titles(page: Page) -> list[str]:
    """The cards of a page, in order."""
    return page.get_by_role("main").get_by_role("heading", level=2).all_inner_texts()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_same_page_with_sources_and_codes(clinic_url, chromium, width) -> None:
    # Given Daniel reads his page, in plain words
    with walking(chromium, clinic_url, width=PHONE, as_="Daniel Reyes") as his:
        cards = titles(his)
        assert "Medicines" in cards
        expect(his.get_by_text("Source: ")).to_have_count(0)
        expect(his.get_by_text("SNOMED CT")).to_have_count(0)
    # When his doctor opens it at a desk
    with walking(chromium, clinic_url, width=width, as_="Dr. Thomas Becker") as page:
        go(page, "Patients")
        page.get_by_role("link", name="Reyes, Daniel").click()
        is_sound(page, "The page of Daniel Reyes")
        # Then it is the same page, card for card, with where each line is from and its code
        assert titles(page) == [title.replace("Your team", "The care team") for title in cards]
        expect(card(page, "Health problems").get_by_text("Source: riverside").first).to_be_visible()
        expect(card(page, "Health problems").get_by_text("SNOMED CT").first).to_be_visible()
        # And each line leads to its original
        card(page, "Medicines").get_by_role("link", name=ORIGINAL).first.click()
        expect(card(page, "Where it came from")).to_contain_text("MedicationRequest")
        is_sound(page, page.get_by_role("heading", level=1).inner_text())
        page.get_by_role("link", name="Our page").last.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("The page of Daniel Reyes")


def test_a_correction_is_answered_and_the_promise_kept(clinic_url, chromium) -> None:
    # Given Daniel asked for a correction, and an answer is owed to him
    with (
        walking(chromium, clinic_url, width=PHONE, as_="Daniel Reyes") as his,
        walking(chromium, clinic_url, width=DESK, as_="Dr. Thomas Becker") as page,
    ):
        expect(card(his, "What we promised")).to_contain_text("Answer a correction to the record")
        # When his doctor finds it on the list for today
        page.get_by_role("link", name="Answer a correction to the record", exact=True).click()
        is_sound_at_both_widths(page, "A correction asked for")
        expect(page.get_by_text("The old word follows me everywhere.")).to_be_visible()
        # And sends words but no answer: that is said, and the words are kept
        words = "You are right, the word is old.\nWe write “opioid use disorder, in treatment” this week."
        page.get_by_role("textbox", name="Your words to the patient").fill(words)
        page.get_by_role("button", name="Send the answer").click()
        expect(page.get_by_role("alert")).to_be_visible()
        expect(page.get_by_role("textbox", name="Your words to the patient")).to_have_value(words)
        is_sound_at_both_widths(page, "A correction asked for")
        page.get_by_role("radio", name="You are right. We will have it corrected.").check()
        page.get_by_role("button", name="Send the answer").click()
        expect(page.get_by_role("status")).to_contain_text("Your answer stands on the patient’s page.")
        is_sound_at_both_widths(page, "A correction asked for")
        # Then nothing is owed any more, on either side
        go(page, "Today")
        expect(page.get_by_role("link", name="Answer a correction to the record")).to_have_count(0)
        his.reload()
        expect(his.get_by_text("Answer a correction to the record")).to_have_count(0)
        # And Daniel reads the answer word for word, under his own words
        his.get_by_role("link", name="Corrections you asked for").click()
        expect(his.get_by_text("We write “opioid use disorder, in treatment” this week.")).to_be_visible()
        expect(his.get_by_text("The old word follows me everywhere.")).to_be_visible()
        is_sound_at_both_widths(his, "Corrections you asked for")


def test_a_result_waits_for_the_talk_that_was_asked_for(clinic_url, chromium) -> None:
    with (
        walking(chromium, clinic_url, width=PHONE, as_="Grace Okafor") as hers,
        walking(chromium, clinic_url, width=DESK, as_="Dr. Thomas Becker") as page,
    ):
        # Given Grace asked for a talk before results, and one came in: it waits, until a day that she is told
        expect(card(hers, "Waiting for a talk")).to_contain_text("at the latest")
        expect(card(hers, "What we promised")).to_contain_text("Talk about a new result")
        expect(hers.get_by_text("positive", exact=False)).to_have_count(0)
        is_sound_at_both_widths(hers, hers.get_by_role("heading", level=1).inner_text())
        # When her doctor reads her wish, talks with her and says so
        page.get_by_role("link", name="Talk about a new result").first.click()
        expect(page.get_by_text(WISH)).to_be_visible()
        is_sound_at_both_widths(page, "Results that wait for a talk")
        page.get_by_role("button", name="We talked. Show the results").click()
        expect(page.get_by_role("status")).to_contain_text("The patient can read the results now.")
        expect(page.get_by_text("Nothing waits")).to_be_visible()
        is_sound_at_both_widths(page, "Results that wait for a talk")
        # Then the result stands on her page, and the talk is promised no more
        hers.reload()
        expect(hers.get_by_text("positive", exact=False).first).to_be_visible()
        expect(card(hers, "Waiting for a talk")).to_have_count(0)
        expect(hers.get_by_text("Talk about a new result")).to_have_count(0)
        go(page, "Today")
        expect(page.get_by_role("link", name="Talk about a new result")).to_have_count(0)
