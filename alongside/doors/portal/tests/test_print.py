"""Our page on paper: whole where it must be, without what is private when asked, and where Pango is missing."""

import io
from datetime import date, timedelta

import pypdf
import pytest
from django.test import Client
from django.urls import reverse

from alongside.ground.people import services
from alongside.ground.people.contents import Content
from alongside.ground.people.selectors import viewer_for
from alongside.ground.practice.models import Practice
from alongside.ground.spine.models import Look
from alongside.ground.ui.printing import pdf

from .conftest import about

DAY = (date.today() - timedelta(days=9)).isoformat()
ACTIVE = {"coding": [{"code": "active"}]}
FINAL = {"status": "final", "category": [{"coding": [{"code": "laboratory"}]}]}


def medicine(n: int) -> dict:
    return about(
        "MedicationRequest", f"m{n}", status="active", intent="order", authoredOn=DAY,
        medicationCodeableConcept={"text": f"Medicine number {n}"},
    )  # fmt: skip


def problem(key: str, text: str, *codings: dict) -> dict:
    return about("Condition", key, clinicalStatus=ACTIVE, code={"text": text, "coding": list(codings)})


def pounds(n: int) -> dict:
    return about(
        "Observation", f"w{n}", **FINAL, effectiveDateTime=(date.today() - timedelta(days=30 * n)).isoformat(),
        code={"text": "Weight", "coding": [{"system": "http://loinc.org", "code": "29463-7"}]},
        valueQuantity={"value": 180 + n, "unit": "lb"},
    )  # fmt: skip


RECORDS = [
    *map(medicine, range(12)),
    *map(pounds, range(4)),
    problem("p1", "Asthma"),
    problem("p2", "Alcohol dependence", {"system": "http://snomed.info/sct", "code": "66590003"}),
    about("Immunization", "v", status="completed", occurrenceDateTime=DAY, vaccineCode={"text": "Influenza"}),
]


@pytest.fixture
def there(recorded):
    return recorded(*RECORDS)


def sheet(client, clinic, query: str = "", door: str = "portal") -> str:
    """The words of the PDF, in one line."""
    answer = client.get(reverse(f"{door}:sheet", args=[clinic.maria.id]) + query)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert "Maria" not in answer["Content-Disposition"]
    read = pypdf.PdfReader(io.BytesIO(answer.content))
    return " ".join(" ".join(page.extract_text() for page in read.pages).split())


def test_all_that_holds_now_is_on_it(there, signed_in):
    words = sheet(signed_in(there.maria), there)
    assert all(f"Medicine number {n}" in words for n in range(12))
    assert "Maria Alvarez" in words and "Born April 2, 1961" in words and "Riverside Clinic" in words
    assert "Asthma" in words and "Alcohol dependence" in words
    assert "Priya Shah" in words and "Who has looked" not in words
    assert "1 / " in words, "pages are numbered"


def test_what_is_private_can_be_left_out_and_the_paper_says_so(there, signed_in):
    words = sheet(signed_in(there.maria), there, "?without_private=on")
    assert "Alcohol" not in words and "Asthma" in words
    assert "left out on purpose" in words


def test_a_helper_prints_what_they_may_see_and_no_more(there, signed_in):
    services.change_grant(
        by=viewer_for(there.maria.id), grant=there.grant.id, contents=[Content.PROBLEMS, Content.VISITS],
        sensitive=[], expires_on=None,
    )  # fmt: skip
    words = sheet(signed_in(there.rosa), there)
    assert "Asthma" in words
    assert "Alcohol" not in words and "Medicine number" not in words and "Weight" not in words


def test_the_team_prints_the_same_page_and_that_is_in_the_log(there, signed_in):
    Practice.objects.update(demo=True)  # where staff need no second factor
    words = sheet(signed_in(there.priya), there, door="desk")
    assert "Nobody on this paper is real" in words
    assert "Medicine number 11" in words and "66590003" not in words
    assert Look.objects.filter(viewer=there.priya.id, about=there.maria.id).exists()


def test_nobody_else_prints_it(there, signed_in):
    address = reverse("portal:sheet", args=[there.maria.id])
    assert signed_in(there.sam).get(address).status_code == 404
    assert "/account/sign-in/" in Client().get(address)["Location"]


def test_large_letters_take_more_paper(there, signed_in):
    client = signed_in(there.maria)
    pages = [
        len(
            pypdf.PdfReader(
                io.BytesIO(client.get(reverse("portal:sheet", args=[there.maria.id]) + query).content)
            ).pages
        )
        for query in ("", "?size=large", "?size=nonsense")
    ]
    assert pages[1] > pages[0] == pages[2]


def test_a_reader_of_pdfs_finds_its_language_title_and_structure(there, signed_in):
    there.maria.__class__.objects.filter(id=there.maria.id).update(language="es")
    answer = signed_in(there.maria).get(reverse("portal:sheet", args=[there.maria.id]))
    root = pypdf.PdfReader(io.BytesIO(answer.content)).trailer["/Root"]
    assert root["/Lang"] == "es" and root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    assert "Maria Alvarez" in pypdf.PdfReader(io.BytesIO(answer.content)).metadata.title


def test_words_of_a_record_fetch_nothing(recorded, signed_in):
    clinic = recorded(problem("p", '<img src="file:///etc/passwd"><link rel=stylesheet href="http://x.example/a.css">'))
    assert "file:///etc/passwd" in sheet(signed_in(clinic.maria), clinic), "it is printed as the words that it is"
    for wanted in ("file:///etc/passwd", "http://x.example/", f"{pdf.STATIC.as_uri()}/../x"):
        with pytest.raises(ValueError, match="nothing is fetched"):
            pdf._ours(pdf._weasyprint()).fetch(wanted)


def test_without_pango_the_browser_prints_it(there, signed_in, monkeypatch):
    monkeypatch.setattr(pdf, "_weasyprint", lambda: None)
    answer = signed_in(there.maria).get(reverse("portal:sheet", args=[there.maria.id]))
    words = answer.content.decode()
    assert answer["Content-Type"].startswith("text/html")
    assert "Print this page with your browser" in words and "Medicine number 11" in words
    assert "style=" not in words.replace("stylesheet", ""), "the page's policy lets no inline style in"
