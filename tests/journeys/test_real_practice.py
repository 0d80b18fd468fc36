"""A practice of one's own, not the demo: from `alongside setup` to the page that a patient and her physician share."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .browser import CHROMIUM, DESK, PHONE, card, find_patient, go, is_at, is_sound, is_sound_at_both_widths, walking
from .letters import CODE, accept_letter, code_on, type_app_code
from .records import patient, problem, write_bundle
from .served import Home

pytestmark = pytest.mark.browser

PASSWORD = "blue kettle on tuesday"
REASON = "June is my patient from today on."


@pytest.fixture
def home(tmp_path) -> Home:
    """An empty folder where a practice will live."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"{CHROMIUM} is not installed")
    return Home(tmp_path / "home")


def makes_staff_sign_in(page: Page, code: str, name: str, look=is_at) -> list[str]:
    """With the letter: a name, a password once, and an app as second step. Returns the spare codes."""
    accept_letter(page, code, name=name, password=PASSWORD)
    look(page, "Turn on the second step")
    secret = page.get_by_role("code").inner_text().strip()
    type_app_code(page, secret, "Turn it on")
    look(page, "Your spare codes")
    expect(page.get_by_role("status")).to_have_text("The second step is on.")
    spare = page.get_by_role("main").get_by_role("listitem").all_inner_texts()
    page.get_by_role("link", name="I have them. Go on").click()
    look(page, "Today")
    return spare


def facts(page: Page, title: str) -> list[str]:
    """What each line of a card says first."""
    return [line.inner_text().splitlines()[0] for line in card(page, title).get_by_role("listitem").all()]


def sets_up_the_practice(page: Page) -> str:
    """Name, telephone, a place with its hours, and a physician. Returns the code on the physician's letter."""
    steps = card(page, "First steps")
    expect(steps.get_by_text("to do")).to_have_count(4)
    # Her own name first: `alongside setup` could not know it
    steps.get_by_role("link", name="Set your own name, and invite the staff").click()
    page.get_by_role("main").get_by_role("link", name="First Administrator").click()
    is_sound_at_both_widths(page, "First Administrator")
    page.get_by_role("textbox", name="First name").fill("Ruth")
    page.get_by_role("textbox", name="Last name").fill("Amsel")
    page.get_by_role("button", name="Save the name").click()
    is_at(page, "Ruth Amsel")
    # The telephone: what she forgets is said
    go(page, "Today")
    steps.get_by_role("link", name="Give the practice its telephone number").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_role("textbox", name="Telephone", exact=True).fill("217-555-0150")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Saved.")
    # Where it is, and when it is open
    page.get_by_role("link", name="Add a place").click()
    expect(page.get_by_role("textbox", name="Name of the place")).to_have_value("Hillside Clinic")
    for day, opens, closes in (("Monday", "08:00", "17:00"), ("Saturday", "09:00", "")):
        page.get_by_role("group", name=day).get_by_label("from").fill(opens)
        page.get_by_role("group", name=day).get_by_label("to").fill(closes)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Please give both times, or leave both empty.")
    is_sound_at_both_widths(page, "Add a place")
    page.get_by_role("group", name="Saturday").get_by_label("to").fill("12:30")
    page.get_by_role("button", name="Save").click()
    is_at(page, "Practice")
    expect(card(page, "Places")).to_contain_text("Saturday 9 a.m. – 12:30 p.m.")
    # And who works there
    go(page, "Staff")
    page.get_by_role("textbox", name="First name").fill("Nia")
    page.get_by_role("textbox", name="Last name").fill("Brown")
    page.get_by_role("combobox", name="Role").select_option("physician")
    page.get_by_role("button", name="Add and print a letter").click()
    is_at(page, "Your code")
    expect(page.get_by_text("Questions? Call 217-555-0150.")).to_be_visible()
    code = code_on(page)
    go(page, "Today")
    expect(steps.get_by_text("to do")).to_have_count(1)
    return code


def begins_to_care(page: Page) -> str:
    """The physician opens June's page, leads her team and prints her letter. Returns the code on it."""
    go(page, "Patients")
    expect(page.get_by_text("You are on nobody’s team yet")).to_be_visible()
    is_sound_at_both_widths(page, "Patients")
    find_patient(page, "hollis", "Hollis, June")
    is_sound_at_both_widths(page, "You are not on this patient’s team")
    expect(page.get_by_text("Nobody is on this patient’s team yet.")).to_be_visible()
    page.get_by_role("textbox", name="Why do you need to open this page?").fill(REASON)
    page.get_by_role("button", name="Open the page").click()
    is_at(page, "The page of June Hollis")
    page.get_by_role("link", name="Care team").click()
    page.get_by_role("combobox", name="Who joins?").select_option(label="Nia Brown, physician")
    page.get_by_role("checkbox", name="They lead the team").check()
    page.get_by_role("button", name="Put on the team").click()
    expect(page.get_by_role("status")).to_contain_text("They are on the team now.")
    page.get_by_role("link", name="Sign-in and contact").click()
    page.get_by_role("button", name="Make a letter with a code").click()
    return code_on(page)


def test_from_setup_to_the_page_that_both_see(home, chromium, tmp_path) -> None:
    # Given a practice that was just set up and is served
    letter = CODE.search(home.run("setup", "--name", "Hillside Clinic", "--timezone", "America/Chicago"))
    assert letter
    with home.served() as url, walking(chromium, url, width=DESK) as office:
        office.goto("/demo/")
        is_at(office, "There is nothing here")  # nobody signs in without a password
        makes_staff_sign_in(office, letter[0], "ruth.amsel", look=is_sound_at_both_widths)
        invited = sets_up_the_practice(office)
        # And records come in while it is served
        records = patient("june", "June", "Hollis", born="1957-05-02"), *(
            problem(f"c{n}", "june", words) for n, words in enumerate(("Asthma", "Pain in the left hip"))
        )  # fmt: skip
        home.run("import", str(write_bundle(tmp_path / "export.json", *records)), "--source", "our-ehr")
        go(office, "Today")
        expect(card(office, "First steps")).to_have_count(0)
        go(office, "Records in")
        expect(office.get_by_role("table")).to_contain_text("3")
        expect(office.get_by_role("link", name="Patients")).to_have_count(0)
        with walking(chromium, url, width=DESK) as page, walking(chromium, url, width=PHONE) as hers:
            # When the physician starts, and begins to care for June
            spare = makes_staff_sign_in(page, invited, "nia.brown")
            accept_letter(hers, begins_to_care(page), name="june.hollis", password=PASSWORD)
            # Then both see the same page
            expect(hers.get_by_role("button", name="Sign out")).to_be_visible()
            is_sound(hers, hers.get_by_role("heading", level=1).inner_text())
            page.get_by_role("link", name="Our page").click()
            is_at(page, "The page of June Hollis")
            assert facts(hers, "Health problems") == facts(page, "Health problems")
            assert sorted(facts(hers, "Health problems")) == ["Asthma", "Pain in the left hip"]
            expect(card(hers, "Your team")).to_contain_text("Nia Brown")
            # And June reads that the physician looked, and why at first
            go(hers, "Who looked")
            is_at(hers, "Who looked at your page")
            expect(hers.get_by_text("Nia Brown, physician: your care")).to_be_visible()
            expect(hers.get_by_text(f"“{REASON}”")).to_be_visible()
            hers.get_by_role("link", name="Who did something for you").click()
            expect(hers.get_by_text("Nia Brown printed an invitation to sign in.")).to_be_visible()
            comes_back(hers, "june.hollis")
            expect(card(hers, "Health problems")).to_contain_text("Asthma")
            # And the physician comes back on a day without her phone, by a spare code
            comes_back(page, "nia.brown")
            is_sound(page, "The second step")
            page.get_by_role("textbox", name="Code").fill(spare[0])
            page.get_by_role("button", name="Sign in").click()
            is_at(page, "Today")
            page.get_by_role("link", name="See your patients").click()
            page.get_by_role("link", name="Hollis, June").click()
            is_at(page, "The page of June Hollis")


def comes_back(page: Page, name: str) -> None:
    """Sign out, and in again with name and password; the first time mistyped."""
    page.get_by_role("button", name="Sign out").click()
    is_at(page, "Sign in")
    for password in (f"{PASSWORD}s", PASSWORD):
        page.get_by_role("textbox", name="Sign-in name or e-mail").fill(name)
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Sign in").click()
        if password != PASSWORD:
            expect(page.get_by_role("alert")).to_contain_text("Or call us at 217-555-0150.")
            is_sound(page, "Sign in")
    expect(page.get_by_label("Password")).to_have_count(0)
