"""One person or two: nothing that waits, and nobody who looked, is left out without a word."""

from django.urls import reverse

from alongside.doors.desk.views import same
from alongside.ground.chart import selectors as chart
from alongside.ground.chart.models import SamePerson
from alongside.ground.people import services
from alongside.ground.people.reach import must_reach
from alongside.ground.people.selectors import linked_ids, viewer_for


def person(name: str):
    return services.register_person(by=None, origin="test", given=name, family="Diaz", patient=True)


def test_more_pairs_than_a_page_holds_are_counted(clinic, signed_in, monkeypatch) -> None:
    proposals = chart.same_person_proposals
    monkeypatch.setattr(chart, "same_person_proposals", lambda viewer: proposals(viewer, limit=1))
    for number in range(3):
        one, other = sorted((person(f"A{number}").id, person(f"B{number}").id))
        SamePerson.objects.create(one_id=one, other_id=other, found_at="2026-01-01T00:00Z")
    page = signed_in(clinic.lee).get(reverse("desk:same_persons")).content.decode()
    assert "2 more pairs come when these are answered" in page


def test_what_was_undone_by_mistake_is_joined_again(clinic, signed_in) -> None:
    joe, by = person("Joe"), viewer_for(clinic.lee.id)
    made = services.link_persons(by=by, main=clinic.maria.id, other=joe.id, reason="look alike")
    browser, address = signed_in(clinic.lee), reverse("desk:same_link", args=[made.id])
    browser.post(address)
    assert linked_ids(joe.id) == (joe.id,)
    assert browser.post(address, {"reason": " "}).status_code == 400
    again = browser.post(address, {"reason": "asked her: it is her"})
    assert linked_ids(joe.id) == (clinic.maria.id, joe.id)
    assert browser.get(again.headers["Location"]).status_code == 200
    assert browser.post(address, {"reason": "once more"}).status_code == 400  # they are linked already


def test_everybody_who_looked_is_listed(clinic, signed_in, monkeypatch) -> None:
    monkeypatch.setattr(same, "ROWS", 2)
    joe, by = person("Joe"), viewer_for(clinic.lee.id)
    made = services.link_persons(by=by, main=clinic.maria.id, other=joe.id, reason="look alike")
    for number in range(3):
        nurse = services.register_person(by=None, origin="test", given=f"N{number}", family="Ames")
        services.give_role(by=None, person=nurse.id, role="nurse")
        services.join_team(by=None, patient=joe.id, member=nurse.id, role="nurse")
        must_reach(viewer_for(nurse.id), joe.id)
    address, browser = reverse("desk:same_link", args=[made.id]), signed_in(clinic.lee)
    pages = [browser.get(address, {"page": number}).content.decode() for number in (1, 2)]
    listed = [name for page in pages for name in ("N0 Ames", "N1 Ames", "N2 Ames") if f"{name} ·" in page]
    assert sorted(listed) == ["N0 Ames", "N1 Ames", "N2 Ames"]
