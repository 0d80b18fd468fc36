"""A practice begins with one administrator, who makes it their own."""

from django.urls import reverse

from alongside.ground.people.models import Person
from alongside.ground.people.services import give_role
from alongside.ground.practice.services import add_location, change
from alongside.ground.spine.models import Event


def test_a_name_is_mended(clinic, signed_in) -> None:
    ada, address = signed_in(clinic.ada), reverse("desk:member", args=[clinic.lee.id])
    assert ada.post(address, {"given": "Leo", "family": ""}).status_code == 400
    ada.post(address, {"given": "Leo", "family": "Park"})
    assert Person.objects.get(id=clinic.lee.id).name == "Leo Park"
    assert Event.objects.filter(kind="people.updated", about=clinic.lee.id, by=clinic.ada.id).exists()


def test_the_name_of_a_patient_who_works_here_stays_with_the_record(clinic, signed_in) -> None:
    give_role(by=None, person=clinic.maria.id, role="biller")
    answer = signed_in(clinic.ada).post(
        reverse("desk:member", args=[clinic.maria.id]), {"given": "Mary", "family": "Alvarez"}
    )
    assert answer.status_code == 400
    assert "the name comes from their record" in answer.content.decode()
    assert Person.objects.get(id=clinic.maria.id).given == "Maria"


def test_first_steps_are_shown_until_all_are_done(clinic, signed_in) -> None:
    def done() -> list[bool]:
        return [step.done for step in signed_in(clinic.ada).get(reverse("desk:today")).context["steps"]]

    assert done() == [False, False, True, False]  # Lee works here
    change(by=clinic.ada.id, phone="312-555-0100")
    add_location(by=clinic.ada.id, name="Main", timezone="UTC", hours={})
    assert done() == [True, True, True, False]
    assert signed_in(clinic.lee).get(reverse("desk:today")).context["steps"] == []


def test_no_role_is_given_by_oversight(clinic, signed_in) -> None:
    ada, before = signed_in(clinic.ada), Person.objects.count()
    answer = ada.post(reverse("desk:people"), {"given": "Sam", "family": "New", "role": ""})
    assert answer.status_code == 400
    assert answer.context["form"].fields["role"].choices[0][0] == ""
    assert Person.objects.count() == before
