"""A result explained on its page: both sides read the same, patients only what a clinician of the practice accepted."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.ground.people import services
from alongside.ground.practice import register
from alongside.ground.practice.models import Practice
from alongside.ground.practice.services import accept, change, withdraw

from .conftest import about
from .test_budget import APART, QUERIES, SIGN_IN

LOINC, SNOMED = "http://loinc.org", "http://snomed.info/sct"
TITLE = "What the newest result means"


def potassium(key: str, value: float, days_ago: int = 1, **more) -> dict:
    day = timezone.localdate() - timedelta(days=days_ago)
    return about("Observation", key, **{
        "status": "final", "category": [{"coding": [{"code": "laboratory"}]}], "effectiveDateTime": day.isoformat(),
        "code": {"text": "Potassium", "coding": [{"system": LOINC, "code": "2823-3"}]},
        "valueQuantity": {"value": value, "unit": "mmol/L"},
        "referenceRange": [{"low": {"value": 3.5, "unit": "mmol/L"}, "high": {"value": 5.1, "unit": "mmol/L"}}], **more,
    })  # fmt: skip


def hemoglobin(value: float) -> dict:
    return potassium("h1", value, code={"coding": [{"system": LOINC, "code": "718-7"}]}, referenceRange=[],
                     valueQuantity={"value": value, "unit": "g/dL"})  # fmt: skip


def read(client, clinic, key: str = "2823-3", door: str = "portal", **headers) -> str:
    answer = client.get(reverse(f"{door}:result", args=[clinic.maria.id, key]), headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def accepted(clinic, *groups: str) -> None:
    for group in groups:
        one = register.function(register.EXPLAINED + group, "en")
        accept(by=clinic.priya.id, by_name="Priya Shah", function=one.key, edition=one.edition)


@pytest.fixture
def at_desk(signed_in):
    """Staff of a practice that is no demo need a second factor; of a demo they do not."""

    def sign_in(person):
        Practice.objects.update(demo=True)
        return signed_in(person)

    return sign_in


def test_a_patient_reads_none_before_a_clinician_accepted_it(recorded, signed_in, at_desk) -> None:
    clinic = recorded(potassium("o1", 5.6))
    assert TITLE not in read(signed_in(clinic.maria), clinic)
    team = read(at_desk(clinic.priya), clinic, door="desk")
    assert TITLE in team
    assert "no clinician of the practice has accepted it" in team
    accepted(clinic, "salts")
    page = read(signed_in(clinic.maria), clinic)
    assert "This is above the range your lab calls usual: 3.5 to 5.1 mmol/L." in page
    assert "For this practice, Priya Shah accepted them" in page
    assert "no clinician of the practice has accepted it" not in read(at_desk(clinic.priya), clinic, door="desk")
    withdraw(by=clinic.priya.id, function="explaining-salts")
    assert TITLE not in read(signed_in(clinic.maria), clinic)


def test_both_sides_read_the_same_words_and_the_team_sees_why(recorded, signed_in, at_desk) -> None:
    clinic = recorded(potassium("o1", 6.4), potassium("o0", 5.0, 100))
    accepted(clinic, "salts")
    change(by=clinic.priya.id, phone="312-555-0100")
    page = read(signed_in(clinic.maria), clinic)
    for words in (
        "A clinician should act on it today", "312-555-0100", "This is above the range", "it was 5.0 mmol/L",
        "It is now 1.4 mmol/L higher", "Potassium is a salt", "Could one of my medicines change my potassium?",
    ):  # fmt: skip
        assert words in page
    assert page.index("act on it today") < page.index("This is above the range")
    assert "≥ 6.0 mmol/L" not in page
    team = read(at_desk(clinic.priya), clinic, door="desk")
    assert "≥ 6.0 mmol/L (Starling Physicians)" in team
    assert "A clinician should act on it today" in team


def test_the_picture_says_itself_and_has_its_numbers_as_a_table(recorded, signed_in) -> None:
    clinic = recorded(potassium("o1", 5.6))
    accepted(clinic, "salts")
    page = read(signed_in(clinic.maria), clinic)
    assert '<title id="where-it-lies">Potassium: 5.6 mmol/L. This is above the range' in page
    assert "<td>3.5 – 5.1</td>" in page


def test_the_picture_writes_a_converted_range_as_the_words_do(recorded, signed_in) -> None:
    creatinine = potassium("c1", 140, code={"coding": [{"system": LOINC, "code": "2160-0"}]}, referenceRange=[],
                           valueQuantity={"value": 140, "unit": "umol/L"})  # fmt: skip
    clinic = recorded(creatinine)
    accepted(clinic, "kidneys")
    page = read(signed_in(clinic.maria), clinic, "2160-0")
    assert "Often 53 to 106 " in page
    assert "<td>53 – 106</td>" in page


def test_of_several_ranges_all_are_told_and_none_is_drawn(recorded, signed_in) -> None:
    ends = [("low", 3.5), ("high", 5.1)], [("low", 4.0), ("high", 6.0)]
    ranges = [{end: {"value": value, "unit": "mmol/L"} for end, value in one} for one in ends]
    clinic = recorded(*(potassium(f"o{n}", 5.5 - n / 10, n + 1, referenceRange=ranges) for n in range(3)))
    accepted(clinic, "salts")
    page = read(signed_in(clinic.maria), clinic)
    assert "more than one range" in page
    assert "usual range: 3.5 to 5.1; usual range: 4.0 to 6.0" in page
    assert ">usual range</text>" not in page


def test_in_spanish_and_that_no_professional_signed_it(recorded, signed_in) -> None:
    clinic = recorded(potassium("o1", 5.6))
    accepted(clinic, "salts")
    client = signed_in(clinic.maria)
    client.post(reverse("set_language"), {"language": "es"})
    page = read(client, clinic)
    assert "Está por encima de lo que su laboratorio llama usual: de 3.5 a 5.1 mmol/L." in page
    assert "Ningún traductor profesional ha firmado el español." in page
    client.post(reverse("set_language"), {"language": "en"})


def test_a_helper_who_may_not_know_of_a_pregnancy_does_not_learn_of_it(recorded, signed_in) -> None:
    since = (timezone.localdate() - timedelta(days=90)).isoformat()
    waits = about(
        "Condition", "p1", code={"coding": [{"system": SNOMED, "code": "77386006", "display": "Pregnant"}]},
        clinicalStatus={"coding": [{"code": "active"}]}, onsetDateTime=since,
    )  # fmt: skip
    clinic = recorded(hemoglobin(11.5), waits)
    accepted(clinic, "blood_cells")
    assert "When you are pregnant" in read(signed_in(clinic.maria), clinic, "718-7")
    services.change_grant(
        by=clinic.viewer, grant=clinic.grant.id, contents=["results", "problems"], sensitive=[], expires_on=None
    )
    page = read(signed_in(clinic.rosa), clinic, "718-7")
    assert "We do not compare this one with common ranges" in page
    assert "pregnan" not in page.casefold()


def test_a_result_marked_as_an_error_is_not_what_the_next_is_compared_with(recorded, signed_in) -> None:
    clinic = recorded(potassium("o1", 5.6), potassium("o0", 4.0, 2, status="entered-in-error"))
    accepted(clinic, "salts")
    assert "Last time" not in read(signed_in(clinic.maria), clinic)


def test_what_is_not_explained_stands_as_before(recorded, signed_in) -> None:
    clinic = recorded(potassium("o1", 5.6, code={"coding": [{"system": LOINC, "code": "8302-2"}]}))
    accepted(clinic, "salts", "vital_signs")
    page = read(signed_in(clinic.maria), clinic, "8302-2")
    assert TITLE not in page
    assert "Every result" in page


def test_the_page_asks_no_more_than_its_budget(recorded, signed_in) -> None:
    clinic = recorded(*(potassium(f"o{n}", 4 + n / 100, n * 9 + 1) for n in range(40)))
    accepted(clinic, "salts")
    client = signed_in(clinic.maria)
    read(client, clinic)
    with CaptureQueriesContext(connection) as asked:
        read(client, clinic)
    queries = [q["sql"] for q in asked if not APART.search(q["sql"])][SIGN_IN:]
    assert len(queries) <= QUERIES, queries
