"""How I want things."""

import pytest
from django.urls import reverse

from alongside.ground.people import selectors as people
from alongside.ground.people import services
from alongside.ground.people.models import Person
from alongside.ground.people.reach import reach

ABOUT = {"form": "about", "about-called": "Mari", "about-language": "es", "about-timezone": "America/Chicago"}


def url(clinic) -> str:
    return reverse("portal:settings", args=[clinic.maria.id])


def contacts(clinic) -> dict:
    return {c.kind: c.value for c in people.contacts_of(clinic.viewer, reach(clinic.viewer, clinic.maria.id))}


def test_name_language_and_zone(clinic, signed_in) -> None:
    mine = signed_in(clinic.maria)
    assert mine.post(url(clinic), ABOUT).status_code == 302
    saved = Person.objects.get(id=clinic.maria.id)
    assert (saved.called, saved.language, saved.timezone) == ("Mari", "es", "America/Chicago")
    assert 'lang="es"' in mine.get(url(clinic)).content.decode()


@pytest.mark.parametrize("language", ["so", "zh-Hant", "ar", "Somali"])
def test_who_speaks_a_language_that_we_do_not_keeps_it(clinic, signed_in, language) -> None:
    """The page is in English and says so; the team still reads that an interpreter is needed."""
    Person.objects.filter(id=clinic.maria.id).update(language=language)
    mine = signed_in(clinic.maria)
    assert 'lang="en"' in mine.get(url(clinic)).content.decode()
    assert mine.post(url(clinic), {**ABOUT, "about-language": "en"}).status_code == 302
    saved = Person.objects.get(id=clinic.maria.id)
    assert (saved.called, saved.language) == ("Mari", language)


def test_one_wrong_contact_does_not_lose_the_others(clinic, signed_in) -> None:
    sent = {"form": "contacts", "contacts-email": "maria@example.org", "contacts-phone": "12", "contacts-post": ""}
    page = signed_in(clinic.maria).post(url(clinic), sent)
    assert page.status_code == 200
    assert "area code" in page.content.decode()
    assert 'value="12"' in page.content.decode()
    assert contacts(clinic) == {"email": "maria@example.org"}


def test_an_emptied_contact_is_no_longer_used(clinic, signed_in) -> None:
    services.set_contact(by=clinic.viewer, person=clinic.maria.id, kind="email", value="maria@example.org")
    signed_in(clinic.maria).post(url(clinic), {"form": "contacts", "contacts-email": ""})
    assert contacts(clinic) == {}


def test_results_wait_only_as_long_as_agreed(clinic, signed_in) -> None:
    mine = signed_in(clinic.maria)
    wish = {"form": "results", "results-choice": "after_talk", "results-wait_days": "31", "results-words": "Call me."}
    assert mine.post(url(clinic), wish).status_code == 200
    assert people.result_preference((clinic.maria.id,)) is None
    assert mine.post(url(clinic), {**wish, "results-wait_days": "5"}).status_code == 302
    saved = people.result_preference((clinic.maria.id,))
    assert (saved.choice, saved.wait_days, saved.words) == ("after_talk", 5, "Call me.")


def test_an_unknown_form_changes_nothing(clinic, signed_in) -> None:
    assert signed_in(clinic.maria).post(url(clinic), {"form": "sex"}).status_code == 200
