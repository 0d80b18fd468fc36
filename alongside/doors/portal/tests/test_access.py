"""Who may open which portal page."""

from uuid import uuid4

import pytest
from django.urls import reverse

from alongside.ground.people import services

OWN_ONLY = ["who", "helpers", "invite", "settings", "corrections"]
SHARED = ["page"]


def url(name: str, clinic) -> str:
    return reverse(f"portal:{name}", args=[clinic.maria.id])


@pytest.mark.parametrize("name", OWN_ONLY + SHARED)
def test_oneself(clinic, signed_in, name) -> None:
    assert signed_in(clinic.maria).get(url(name, clinic)).status_code == 200


@pytest.mark.parametrize("name", SHARED)
def test_a_helper_sees_the_page(clinic, signed_in, name) -> None:
    page = signed_in(clinic.rosa).get(url(name, clinic))
    assert page.status_code == 200
    assert "You are helping Maria Alvarez. You see what Maria chose to share." in page.content.decode()


@pytest.mark.parametrize("name", OWN_ONLY)
def test_a_helper_never_sees_log_contact_and_other_helpers(clinic, signed_in, name) -> None:
    assert signed_in(clinic.rosa).get(url(name, clinic)).status_code == 404


@pytest.mark.parametrize("name", OWN_ONLY + SHARED)
def test_another_patient_and_a_page_that_does_not_exist_answer_alike(clinic, signed_in, name) -> None:
    sams = signed_in(clinic.sam)
    other = sams.get(url(name, clinic))
    none = sams.get(reverse(f"portal:{name}", args=[uuid4()]))
    assert other.status_code == none.status_code == 404
    assert "Maria" not in other.content.decode()


@pytest.mark.parametrize("name", OWN_ONLY + SHARED)
def test_a_stranger_is_sent_to_sign_in(clinic, client, name) -> None:
    answer = client.get(url(name, clinic))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


def test_a_helper_sees_only_what_was_granted(clinic, signed_in) -> None:
    rosas = signed_in(clinic.rosa)
    answers = {
        content: rosas.get(reverse("portal:all", args=[clinic.maria.id, content])).status_code
        for content in ("visits", "results", "medicines", "costs", "nonsense")
    }
    assert answers == {"visits": 200, "results": 404, "medicines": 404, "costs": 404, "nonsense": 404}


def test_home_leads_to_ones_own_page_or_to_those_one_helps(clinic, signed_in) -> None:
    own = signed_in(clinic.maria).get(reverse("portal:home"))
    assert own.url == url("page", clinic)
    helping = signed_in(clinic.rosa).get(reverse("portal:home"), follow=True).content.decode()
    assert "Maria Alvarez" in helping
    newcomer = services.register_person(by=None, origin="test", given="Ben", family="Alvarez")
    nobody = signed_in(newcomer).get(reverse("portal:home"), follow=True).content.decode()
    assert "You do not help anybody yet" in nobody


def test_another_patients_helper_is_not_found(clinic, signed_in) -> None:
    mine = signed_in(clinic.sam)
    for name in ("helper_end", "helper_change", "helper_confirm", "helper_code"):
        assert mine.get(reverse(f"portal:{name}", args=[clinic.sam.id, clinic.grant.id])).status_code == 404
