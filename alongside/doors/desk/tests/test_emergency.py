"""The emergency copy: who is on it, what is not, who may print it, and what each patient reads of it."""

import io
import json
from datetime import timedelta

import pypdf
import pytest
from django.utils import timezone, translation

from alongside.ground.chart.selectors import person_of
from alongside.ground.chart.services import import_files
from alongside.ground.people import services
from alongside.ground.people.contents import Content
from alongside.ground.people.models import Person
from alongside.ground.people.selectors import viewer_for
from alongside.ground.spine.models import Event, Look
from alongside.ground.ui.printing import emergency, pdf
from alongside.ground.ui.printing.emergency_paper import on_paper

ADDRESS, REASON = "/desk/emergency/", "The power goes off tonight, and I open tomorrow."
ACTIVE = {"clinicalStatus": {"coding": [{"code": "active"}]}}


def patient(key: str, given: str, **more) -> dict:
    name = [{"given": [given], "family": "Expected"}]
    return {"resourceType": "Patient", "id": key, "name": name, "birthDate": "1961-04-02", **more}


def of(whose: str, kind: str, key: str, **more) -> dict:
    field = "patient" if kind == "AllergyIntolerance" else "subject"
    return {"resourceType": kind, "id": f"{whose}-{key}", field: {"reference": f"Patient/{whose}"}, **more}


def visit(whose: str, days: int, status: str = "booked", key: str = "visit", **more) -> dict:
    at = (timezone.localtime() + timedelta(days=days)).replace(hour=12).isoformat()
    actors = [{"actor": {"reference": f"Patient/{whose}"}, "status": "accepted"}]
    return {"resourceType": "Appointment", "id": f"{whose}-{key}", "status": status, "start": at,
            "participant": actors, **more}  # fmt: skip


RECORDS = lambda: [  # noqa: E731 - the days are those of the test that runs
    patient("maria", "Maria", telecom=[{"system": "phone", "value": "312-555-0177"}]),
    patient("joe", "Joe"), patient("late", "Later"), patient("not", "Cancelled"), patient("teen", "Teen"),
    visit("maria", 0), visit("joe", 2), visit("teen", 2, description="Contraception"), visit("late", 20),
    visit("not", 0, "cancelled"),
    of("maria", "AllergyIntolerance", "a", **ACTIVE, code={"text": "Penicillin"}, criticality="high"),
    of("maria", "Condition", "p", **ACTIVE, code={"text": "Asthma"}),
    of("maria", "Condition", "q", **ACTIVE, code={"text": "Alcohol dependence"}),
    of("maria", "MedicationRequest", "m", status="active", intent="order",
       medicationCodeableConcept={"text": "Albuterol inhaler"}),
    of("teen", "Condition", "c", **ACTIVE, code={"text": "Sore throat"},
       meta={"security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "ADOL"}]}),
    of("maria", "Observation", "w", status="final", valueQuantity={"value": 181, "unit": "lb"},
       effectiveDateTime="2026-01-05",
       code={"text": "Weight", "coding": [{"system": "http://loinc.org", "code": "29463-7"}]}),
]  # fmt: skip


@pytest.fixture
def expected(clinic, tmp_path):
    """Lee is on Maria's team, and on nobody else's. Nobody comes tomorrow: the next day with visits counts."""
    (tmp_path / "hospital").mkdir()
    entries = [{"resource": one} for one in RECORDS()]
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": entries}
    (tmp_path / "hospital" / "all.json").write_text(json.dumps(bundle))
    import_files(by=None, paths=[tmp_path / "hospital"], demo=True)
    clinic.them = {key: person_of("hospital", key) for key in ("maria", "joe", "late", "not", "teen")}
    services.join_team(by=None, patient=clinic.them["maria"], member=clinic.lee.id, role="nurse")
    return clinic


def words(content: bytes) -> str:
    read = pypdf.PdfReader(io.BytesIO(content))
    return " ".join(" ".join(page.extract_text() for page in read.pages).split())


def kept() -> str:
    return words(on_paper(emergency.kept_copy(timezone.localdate())).content)


def copied(clinic) -> set[str]:
    rows = set(Event.objects.filter(kind="chart.emergency_copied").values_list("about", flat=True))
    return {key for key, person in clinic.them.items() if person in rows}


def test_who_is_expected_today_and_on_the_next_day_with_visits_is_on_it(expected):
    said = kept()
    assert all(name in said for name in ("Maria Expected", "Joe Expected", "Teen Expected"))
    assert "Later" not in said and "Cancelled" not in said
    assert all(word in said for word in ("Penicillin", "can be dangerous", "Albuterol", "Asthma", "181", "Lee Park"))
    assert "312-555-0177" in said and "April 2, 1961" in said and "Record as of" in said
    assert copied(expected) == {"maria", "joe", "teen"}


def test_nothing_private_is_on_it_and_it_says_so(expected):
    said = kept()
    assert not [word for word in ("Alcohol dependence", "Contraception", "Sore throat") if word in said]
    assert "It may not be complete" in said and "Private care is left out on purpose" in said
    assert "That does not mean there is nothing: ask." in said, "an empty list is never read as: no allergy"


def test_a_helper_is_named_as_granted_and_until_it_ends(expected):
    maria, rosa = expected.them["maria"], services.register_person(by=None, origin="test", given="Rosa")
    services.set_contact(by=None, person=rosa.id, kind="phone", value="312-555-0199")
    grant, code = services.invite_helper(
        by=viewer_for(maria), patient=maria, helper_name="Rosa", relation="daughter", contents=[Content.VISITS]
    )
    services.accept_help(by=viewer_for(rosa.id), code=code)
    assert "312-555-0199" not in kept(), "not before somebody checked who she is"
    services.confirm_helper(by=viewer_for(maria), grant=grant.id, how="in person")
    said = kept()
    assert "Rosa, daughter: 312-555-0199 · may hear of: visits" in said
    services.revoke_helper(by=viewer_for(maria), grant=grant.id)
    assert "312-555-0199" not in kept()


def test_who_is_not_on_a_team_says_why_and_each_patient_reads_it(expected, signed_in):
    client = signed_in(expected.lee)
    page = client.get(ADDRESS).content.decode()
    assert "3 patients are expected" in page and "Maria" not in page
    assert not Look.objects.filter(viewer=expected.lee.id).exists(), "a count is no look at anybody"
    for short in ("", "power"):
        assert client.post(ADDRESS, {"reason": short}).status_code == 400
    assert not copied(expected) and not Event.objects.filter(kind="people.glass_broken").exists()
    answer = client.post(ADDRESS, {"reason": REASON})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert "Maria" not in answer["Content-Disposition"] and "Joe Expected" in words(answer.content)
    looks = set(Look.objects.filter(viewer=expected.lee.id).values_list("about", "purpose"))
    assert looks == {(expected.them["maria"], "care"), *((expected.them[k], "emergency") for k in ("joe", "teen"))}
    told = Event.objects.filter(kind="people.glass_broken", data__reason=REASON)
    assert set(told.values_list("about", flat=True)) == {expected.them["joe"], expected.them["teen"]}
    assert copied(expected) == {"maria", "joe", "teen"}


def test_family_is_not_work(expected, signed_in):
    """A nurse who helps Joe as a neighbor does not print his sheet."""
    joe = expected.them["joe"]
    grant, code = services.invite_helper(by=viewer_for(joe), patient=joe, helper_name="Lee", contents=[Content.VISITS])
    services.accept_help(by=viewer_for(expected.lee.id), code=code)
    services.confirm_helper(by=viewer_for(joe), grant=grant.id, how="in person")
    said = words(signed_in(expected.lee).post(ADDRESS, {"reason": REASON}).content)
    assert "Joe" not in said and "Teen Expected" in said and "1 more person is expected" in said


def test_without_pango_it_is_a_page_for_the_browser(expected, signed_in, monkeypatch):
    monkeypatch.setattr(pdf, "_weasyprint", lambda: None)
    page = signed_in(expected.lee).post(ADDRESS, {"reason": REASON}).content.decode()
    assert "/static/ui/print.css" in page and "<style" not in page, "the page's policy lets no inline style in"
    alone = on_paper(emergency.kept_copy(timezone.localdate()))
    assert alone.ending == "html" and b"<style>" in alone.content and b"print.css" not in alone.content


def test_it_speaks_spanish(expected):
    Person.objects.filter(id=expected.them["joe"]).update(language="es")
    with translation.override("es"):
        said = kept()
    assert "Para cuando la computadora no funciona" in said and "Alergias" in said
