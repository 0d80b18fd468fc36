"""Putting somebody on a care team."""

from django.urls import reverse

from alongside.ground.people.models import TeamMember


def test_nobody_is_chosen_for_one(clinic, signed_in) -> None:
    nurse, address = signed_in(clinic.lee), reverse("desk:team", args=[clinic.maria.id])
    first, *others = nurse.get(address).context["form"].fields["who"].choices
    assert first == ("", "Choose somebody")
    assert [label for _value, label in others] == ["Lee Park, nurse"]  # Ada treats nobody
    assert nurse.post(address, {"who": ""}).status_code == 400


def test_who_treats_nobody_is_not_put_on_a_team(clinic, signed_in) -> None:
    address = reverse("desk:team", args=[clinic.maria.id])
    answer = signed_in(clinic.lee).post(address, {"who": f"{clinic.ada.id} administrator"})
    assert answer.status_code == 400
    assert [place.member for place in TeamMember.objects.all()] == [clinic.lee]
