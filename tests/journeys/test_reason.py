"""Opening a page without being on the team: one is asked why, and the patient reads the answer word for word."""

import pytest
from playwright.sync_api import expect

from .browser import DESK, PHONE, find_patient, is_sound, walking

pytestmark = pytest.mark.browser

WHY = "You are not on this patient’s team"


@pytest.mark.parametrize(
    ("width", "who", "name", "role", "reason"),
    [
        (DESK, "Dr. Thomas Becker", "Thomas Becker", "physician", "He took “two” of his pills & fell."),
        (PHONE, "Lucia Ortega, NP", "Lucia Ortega", "nurse practitioner", "For Dr. Shah tonight: señal <alarma>"),
    ],
)  # fmt: skip
def test_the_patient_reads_why(clinic_url, chromium, width, who, name, role, reason) -> None:
    with walking(chromium, clinic_url, width=width, as_=who) as page:
        # Given somebody who is not on Walter's team finds him
        find_patient(page, "kowalski", "Kowalski, Walter")
        # When the page asks why, a word is not enough, and what was typed is kept
        is_sound(page, WHY)
        expect(page.get_by_text("The patient will read this, with your name and the time.")).to_be_visible()
        page.get_by_role("textbox", name="Why do you need to open this page?").fill("Refill")
        page.get_by_role("button", name="Open the page").click()
        expect(page.get_by_role("alert")).to_contain_text("Please say why in a few words.")
        expect(page.get_by_role("textbox", name="Why do you need to open this page?")).to_have_value("Refill")
        is_sound(page, WHY)
        page.get_by_role("textbox", name="Why do you need to open this page?").fill(reason)
        page.get_by_role("button", name="Open the page").click()
        # Then it opens, and says all the time that the patient sees it
        is_sound(page, "The page of Walter Kowalski")
        expect(page.get_by_text("opened for a reason; the patient sees it")).to_be_visible()
    # And Walter reads who, in which role, and the very words
    with walking(chromium, clinic_url, width=width, as_="Walter Kowalski") as his:
        his.get_by_role("navigation", name="Main").get_by_role("link", name="Who looked").click()
        is_sound(his, "Who looked at your page")
        line = his.get_by_role("listitem").filter(has_text=f"{name}, {role}: an emergency or other stated reason")
        expect(line).to_contain_text(f"“{reason}”")
        his.get_by_role("link", name="Who did something for you").click()
        is_sound(his, "Who did something for you")
        expect(his.get_by_text(f"{name} opened your page without being on your team: “{reason}”")).to_be_visible()
