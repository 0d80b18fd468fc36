"""Letting somebody help: from the invitation to the end, and what a helper sees."""

import re

import pytest
from playwright.sync_api import expect

from .browser import WIDTHS, is_sound, walking

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", WIDTHS)
def test_from_the_invitation_to_the_end(clinic_url, chromium, width) -> None:
    friend = f"Pat Friend{'son' if width > 400 else 'er'}"
    with walking(chromium, clinic_url, width=width, as_="Grace Okafor") as hers:
        # Given Grace invites a friend to see her visits
        hers.get_by_role("navigation", name="Main").get_by_role("link", name="Helpers").click()
        is_sound(hers, "Who helps you")
        hers.get_by_role("link", name="Invite someone").click()
        is_sound(hers, "Invite someone to help")
        hers.get_by_role("button", name="Make a code").click()
        expect(hers.get_by_role("alert")).to_contain_text("Please choose at least one thing")
        is_sound(hers, "Invite someone to help")
        hers.get_by_role("textbox", name="Who will help you?").fill(friend)
        hers.get_by_role("checkbox", name="Visits", exact=True).check()
        hers.get_by_role("button", name="Make a code").click()
        code = hers.get_by_text(re.compile(r"^\s*[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}\s*$")).inner_text().strip()
        is_sound(hers, f"The code for {friend}")
        # When the friend makes a sign-in with the code
        with walking(chromium, clinic_url, width=width) as theirs:
            theirs.goto("/help-someone/")
            is_sound(theirs, "Help someone")
            theirs.get_by_role("textbox", name="Your code").fill(code)
            theirs.get_by_role("textbox", name="Your first name").fill(friend.split(maxsplit=1)[0])
            theirs.get_by_role("textbox", name="Your last name").fill(friend.split()[1])
            theirs.get_by_role("textbox", name="Choose a sign-in name").fill(friend.replace(" ", ".").lower())
            theirs.get_by_role("textbox", name="Choose a password").fill("blue kettle on tuesday")
            theirs.get_by_role("button", name="Make my sign-in").click()
            # Then they see nothing yet
            expect(theirs.get_by_text("You do not help anybody yet.")).to_be_visible()
            # Until Grace says that it is really them
            hers.get_by_role("link", name="Done").click()
            hers.get_by_role("link", name="Yes, let them in").click()
            is_sound(hers, f"Is it really {friend}?")
            hers.get_by_role("radio", name="I gave them the code face to face").check()
            hers.get_by_role("button", name="Yes, let them in").click()
            expect(hers.get_by_role("status")).to_contain_text("can help you from now on")
            theirs.goto("/page/helping/")
            is_sound(theirs, "The people you help")
            theirs.get_by_role("link", name="Open the page of Grace").click()
            expect(theirs.get_by_text("You are helping Grace Okafor.")).to_be_visible()
            expect(theirs.get_by_role("region", name="Visits")).to_be_visible()
            for hidden in ("Medicines", "Test results and readings", "Who has looked", "Waiting for a talk"):
                expect(theirs.get_by_role("region", name=hidden)).to_have_count(0)
            is_sound(theirs, re.compile("Grace"))
            # And no longer once Grace ends it
            card = hers.get_by_role("link", name=f"End the help of {friend}")
            card.click()
            hers.get_by_role("button", name="End it now").click()
            theirs.reload()
            expect(theirs.get_by_text("You are helping")).to_have_count(0)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_parent_sees_a_parents_share(clinic_url, chromium, width) -> None:
    with walking(chromium, clinic_url, width=width, as_="Karen Miller") as page:
        page.get_by_role("link", name=re.compile("Open the page of")).click()
        expect(page.get_by_text("You see what a parent may see.")).to_be_visible()
        expect(page.get_by_role("region", name="Who has looked")).to_have_count(0)
        is_sound(page, re.compile("Jordan"))
