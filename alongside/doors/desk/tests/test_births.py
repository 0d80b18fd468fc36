"""Birth dates at the desk: in the reader's language, and as exactly as they are known."""

import pytest
from django.urls import reverse

from alongside.ground.people import services
from alongside.ground.people.selectors import viewer_for
from alongside.knowledge.core.dates import parse


@pytest.mark.parametrize(
    ("received", "language", "read"),
    [
        ("1961-03-05", "en", "March 5, 1961"),
        ("1961-03-05", "es", "5 de marzo de 1961"),
        ("1961-03", "en", "March 1961"),
        ("1961-03", "es", "marzo de 1961"),
        ("1961", "en", "1961"),
    ],
)
def test_a_birth_date_reads_as_a_date(clinic, signed_in, received, language, read) -> None:
    birth = parse(received, "birthDate")
    person = {"person": clinic.maria.id, "birth_text": received}
    services.update_person(by=None, **person, birth_lower=birth.lower, birth_upper=birth.upper)
    services.change_settings(by=viewer_for(clinic.lee.id), person=clinic.lee.id, language=language)
    nurse = signed_in(clinic.lee)
    for address in (reverse("desk:patients"), reverse("desk:page", args=[clinic.maria.id])):
        page = " ".join(nurse.get(address).content.decode().split())
        assert f" {read}<" in page or f">{read}<" in page or f" {read} ·" in page
        assert (received in page) == (received == read)


def test_nothing_is_said_of_a_birth_date_that_is_not_known(clinic, signed_in) -> None:
    assert "born" not in signed_in(clinic.lee).get(reverse("desk:page", args=[clinic.maria.id])).content.decode()
