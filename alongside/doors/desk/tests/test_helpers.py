"""Letting somebody help, at the desk."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from alongside.ground.people import services

FORM = {"helper_name": "Rosa Diaz", "basis": "helper", "contents": ["visits"]}


def test_a_code_is_shown_once_and_on_the_page_of_its_own_patient(clinic, signed_in) -> None:
    """In another window the helpers of another patient are open: their helper must not be handed this code."""
    joe = services.register_person(by=None, origin="test", given="Joe", family="Diaz", patient=True)
    services.join_team(by=None, patient=joe.id, member=clinic.lee.id, role="nurse")
    nurse = signed_in(clinic.lee)
    nurse.post(reverse("desk:helper_start", args=[clinic.maria.id]), FORM)
    codes = [
        nurse.get(reverse("desk:helpers", args=[person.id])).context["code"]
        for person in (joe, clinic.maria, clinic.maria)
    ]
    assert [bool(code) for code in codes] == [False, True, False]


def test_a_nurse_who_is_a_patient_reads_her_own_code_as_a_patient(clinic, signed_in) -> None:
    kim = services.register_person(by=None, origin="test", given="Kim", family="Park", patient=True)
    services.give_role(by=None, person=kim.id, role="nurse")
    services.join_team(by=None, patient=clinic.maria.id, member=kim.id, role="nurse")
    browser = signed_in(kim)
    browser.post(reverse("desk:helper_start", args=[clinic.maria.id]), FORM)
    mine = browser.post(reverse("portal:invite", args=[kim.id]), FORM)
    assert browser.get(reverse("desk:helpers", args=[clinic.maria.id])).context["code"] is None
    assert browser.get(mine.headers["Location"]).context["code"]


def test_care_that_is_a_teenagers_own_is_named_for_a_teenager_alone(clinic, signed_in) -> None:
    born = timezone.localdate() - timedelta(days=15 * 366)
    teen = services.register_person(
        by=None, origin="test", given="Jo", family="Diaz", birth=(born.isoformat(), born, born), patient=True
    )
    services.join_team(by=None, patient=teen.id, member=clinic.lee.id, role="nurse")
    nurse, offered = signed_in(clinic.lee), []
    for person in (teen, clinic.maria):
        form = nurse.get(reverse("desk:helper_start", args=[person.id])).context["form"]
        offered.append([str(label) for _key, label in form.fields["sensitive"].choices])
        assert form.fields["contents"].choices[0] == ("problems", "Health problems")
    assert offered[0] == [*offered[1], "A teenager’s confidential care"]
