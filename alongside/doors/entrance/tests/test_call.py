"""How one reaches a human: by the practice's telephone, and at its front desk when no number is known."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from alongside.ground.practice.services import set_up

PAGES = ["account/login.html", "account/account_inactive.html", "entrance/invitation.html", "403.html", "429.html"]


def words(page: str, practice, language: str = "en") -> str:
    with translation.override(language):
        whole = render_to_string(page, {"practice": practice}, RequestFactory().get("/"))
    return " ".join(whole.partition("<main")[2].partition("</main>")[0].split())


@pytest.mark.parametrize("page", PAGES)
def test_with_a_number_it_is_said_and_can_be_tapped(db, page):
    practice = set_up(name="Riverside", phone="312-555-0100", by=None)
    assert 'Call <a href="tel:312-555-0100">312-555-0100</a> or come by.' in words(page, practice)
    assert "o venga." in words(page, practice, "es")


@pytest.mark.parametrize("page", PAGES)
def test_without_a_number_nobody_is_told_to_call(db, page):
    practice = set_up(name="Riverside", by=None)
    assert "Come to our front desk." in words(page, practice)
    assert "Call" not in words(page, practice)
    assert "Venga a nuestra recepción." in words(page, practice, "es")
