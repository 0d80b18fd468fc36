"""One result explained: the patient on a phone, their physician at a desk; and nothing that no clinician accepted."""

import re

import pytest
from playwright.sync_api import Page, expect

from .browser import DESK, PHONE, card, go, is_sound, is_sound_at_both_widths, walking

pytestmark = pytest.mark.browser

MEANS = "What the newest result means"


def open_result(page: Page, name: str) -> None:
    """From our page, by the card of results and the page of all of them."""
    page.get_by_role("link", name=re.compile("^Show all: .*results")).click()
    page.get_by_role("link", name=name, exact=True).first.click()


def test_both_sides_read_the_same_and_the_team_sees_why(clinic_url, chromium) -> None:
    # Given Robert opens his kidney test on his phone
    with (
        walking(chromium, clinic_url, width=PHONE, as_="Robert Washington") as his,
        walking(chromium, clinic_url, width=DESK, as_="Dr. Priya Shah") as page,
    ):
        open_result(his, "LDL cholesterol")
        is_sound_at_both_widths(his, "LDL cholesterol")
        # Then it says first where the number lies, then what it is, what comes next, and what he could ask
        meaning = card(his, MEANS)
        expect(meaning).to_contain_text("inside the range your lab calls usual")
        expect(meaning.get_by_role("img", name=re.compile("^LDL cholesterol: 86"))).to_be_visible()
        for part in ("What this test is", "What usually happens next", "What you could ask", "How sure this is"):
            expect(meaning.get_by_role("heading", name=part)).to_be_visible()
        expect(meaning.get_by_text("For the team")).to_have_count(0)
        # And where its numbers are from, and who accepted it
        meaning.get_by_text("Where this comes from").click()
        expect(meaning).to_contain_text("Dr. Priya Shah accepted them on")
        # When his doctor takes the texts about fats back
        page.goto("/desk/register/")
        is_sound(page, "What may speak to patients")
        page.get_by_role("link", name="Cholesterol and fats").click()
        is_sound_at_both_widths(page, "Cholesterol and fats")
        page.get_by_role("button", name="Take it back from patients").click()
        expect(page.get_by_text("Patients do not see it any more.")).to_be_visible()
        # Then he reads none, and she is told on her page of today that it waits to be read
        his.reload()
        expect(card(his, "Every result")).to_be_visible()
        expect(card(his, MEANS)).to_have_count(0)
        go(page, "Today")
        expect(page.get_by_text("1 text that explains results waits")).to_be_visible()
        page.get_by_role("link", name="Read them").click()
        page.get_by_role("link", name="Cholesterol and fats").click()
        expect(page.get_by_text("LDL is the kind of cholesterol").first).to_be_visible()
        page.get_by_role("button", name="Accept it for patients").click()
        expect(page.get_by_text("Accepted. Patients see it from now on.")).to_be_visible()
        his.reload()
        expect(card(his, MEANS)).to_be_visible()
