"""Finding somebody: whoever is not listed is not left out without a word."""

from django.urls import reverse

from alongside.ground.people import selectors as people
from alongside.ground.people import services
from alongside.ground.people.selectors import viewer_for
from alongside.ground.spine.models import Look

MORE = "There are more."


def test_a_long_list_says_that_there_are_more(clinic, signed_in, monkeypatch) -> None:
    for name in ("Ana", "Ben"):
        one = services.register_person(by=None, origin="test", given=name, family="Alvarez", patient=True)
        services.join_team(by=None, patient=one.id, member=clinic.lee.id, role="nurse")
    find, mine = people.find_patients, people.my_patients
    nurse, address = signed_in(clinic.lee), reverse("desk:patients")
    for limit, more in ((2, True), (3, False)):
        monkeypatch.setattr(people, "find_patients", lambda viewer, words, n=limit: find(viewer, words, n))
        monkeypatch.setattr(people, "my_patients", lambda viewer, n=limit: mine(viewer, n))
        for page in (nurse.post(address, {"words": "alvarez"}), nurse.get(address)):
            assert (MORE in page.content.decode()) is more
            assert ("Alvarez, Maria" in page.content.decode()) is not more


def test_whoever_is_not_listed_is_not_logged(clinic) -> None:
    services.register_person(by=None, origin="test", given="Ana", family="Alvarez", patient=True)
    found = people.find_patients(viewer_for(clinic.lee.id), "alvarez", limit=1)
    assert [one.given for one in found.people] == ["Ana"]
    assert found.more
    assert list(Look.objects.values_list("about__given", flat=True)) == ["Ana"]
