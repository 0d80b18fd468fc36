"""Originals and corrections."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.ground.chart.services import answer_correction
from alongside.ground.people.selectors import viewer_for

from .conftest import about, take


@pytest.fixture
def clinic(recorded, tmp_path):
    """A problem that came in twice: the second time it changed."""
    clinic = recorded(asthma("2025-01-01T00:00:00Z", "Asthma"))
    take(tmp_path, asthma("2026-01-01T00:00:00Z", "Mild asthma"))
    return clinic


def asthma(updated: str, text: str) -> dict:
    return about("Condition", "c1", code={"text": text}, meta={"lastUpdated": updated})


def url(clinic, name: str = "record") -> str:
    return reverse(f"portal:{name}", args=[clinic.maria.id, clinic.resource("Condition", "c1")])


def test_the_original_says_what_and_from_where(clinic, signed_in) -> None:
    page = signed_in(clinic.maria).get(url(clinic)).content.decode()
    assert "Mild asthma" in page
    assert "hospital" in page
    assert "Versions" in page
    assert "&quot;resourceType&quot;: &quot;Condition&quot;" in page


def test_a_record_is_called_as_the_line_that_leads_to_it(recorded, signed_in) -> None:
    coding = {"system": "http://loinc.org", "code": "2093-3", "display": "Cholesterol [Mass/volume] in Serum"}
    more = {
        "code": {"coding": [coding]},
        "status": "final",
        "effectiveDateTime": "2026-01-01",
        "valueQuantity": {"value": 165, "unit": "mg/dL"},
    }
    clinic = recorded(about("Observation", "o1", **more))
    client, own = signed_in(clinic.maria), clinic.maria.id
    page = client.get(reverse("portal:record", args=[own, clinic.resource("Observation", "o1")])).content.decode()
    assert "<h1>Total cholesterol</h1>" in page
    assert ">Total cholesterol<" in client.get(reverse("portal:page", args=[own])).content.decode()


def test_the_words_of_a_record_are_read_aloud_in_its_language(recorded, signed_in) -> None:
    spoken = about("Condition", "c1", code={"text": "Asma"}, language="es-MX")
    clinic = recorded(spoken, about("Condition", "c2", code={"text": "Asthma"}))
    page = signed_in(clinic.maria).get(url(clinic)).content.decode()
    assert '<dt lang="en">resource type</dt>' in page  # FHIR's own names
    assert '<dl lang="es-MX"' in page
    silent = reverse("portal:record", args=[clinic.maria.id, clinic.resource("Condition", "c2")])
    assert "<dl lang" not in signed_in(clinic.maria).get(silent).content.decode()


def test_an_older_version_stays_readable(clinic, signed_in) -> None:
    from alongside.ground.chart.selectors import original, versions_of
    from alongside.ground.people.reach import reach

    own = reach(clinic.viewer, clinic.maria.id)
    found = original(clinic.viewer, own, clinic.resource("Condition", "c1"))
    older = versions_of(clinic.viewer, own, found)[1]
    page = signed_in(clinic.maria).get(f"{url(clinic)}?version={older.id}").content.decode()
    assert "Mild asthma" not in page.split("What it says")[1].split("Where it came")[0]
    assert signed_in(clinic.maria).get(f"{url(clinic)}?version=nonsense").status_code == 200


def test_the_file_is_the_very_bytes(clinic, signed_in) -> None:
    answer = signed_in(clinic.maria).get(url(clinic, "record_file"))
    assert answer.headers["Content-Type"] == "application/fhir+json"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.content == json.dumps(asthma("2026-01-01T00:00:00Z", "Mild asthma")).encode()


def test_somebody_elses_record_is_not_found_under_ones_own_page(clinic, signed_in) -> None:
    mine = reverse("portal:record", args=[clinic.sam.id, clinic.resource("Condition", "c1")])
    assert signed_in(clinic.sam).get(mine).status_code == 404


def test_a_correction_is_asked_for_in_ones_own_words_and_answered(clinic, signed_in) -> None:
    words = "I never had asthma.\n  It was a cold. <b>"
    mine = signed_in(clinic.maria)
    assert mine.post(url(clinic, "correct"), {"words": "   "}).status_code == 200
    assert mine.post(url(clinic, "correct"), {"words": words}).status_code == 302
    listed = mine.get(reverse("portal:corrections", args=[clinic.maria.id])).content.decode()
    assert "It was a cold. &lt;b&gt;" in listed
    assert "We owe you an answer by" in listed
    assert (
        "Answer a correction to the record" in mine.get(reverse("portal:page", args=[clinic.maria.id])).content.decode()
    )
    priya = viewer_for(clinic.priya.id)
    from alongside.ground.chart.selectors import corrections_to_answer

    asked = corrections_to_answer(priya)[0]
    assert asked.words.splitlines() == words.splitlines()
    answer_correction(by=priya, correction=asked.id, answer="partly", words="We wrote it down as a question.")
    listed = mine.get(reverse("portal:corrections", args=[clinic.maria.id])).content.decode()
    assert "We agree in part" in listed
    assert "We wrote it down as a question." in listed


def test_many_corrections_cost_no_more_queries_than_one(clinic, signed_in) -> None:
    mine, address = signed_in(clinic.maria), reverse("portal:corrections", args=[clinic.maria.id])
    costs = []
    for times in (1, 5):
        for _ in range(times):
            mine.post(url(clinic, "correct"), {"words": "Not asthma."})
        mine.get(address)  # the first look of an hour is written down
        with CaptureQueriesContext(connection) as asked:
            page = mine.get(address).content.decode()
        costs.append(len(asked))
    assert costs[0] == costs[1]
    assert page.count("Mild asthma") == page.count("We owe you an answer by") == 6


def test_a_helper_cannot_ask_for_a_correction(clinic, signed_in) -> None:
    assert signed_in(clinic.rosa).post(url(clinic, "correct"), {"words": "x"}).status_code == 404
