"""What vendors really send: taken in where nothing is unclear, kept aside with its path where it could mislead."""

# ruff: noqa: E501 - records, one a line

import json

import pytest

from alongside.ground.chart.models import Entry, KeptAside, Resource
from alongside.ground.chart.selectors import bundle_of

from .house import aside, bring, bundle, entry, lines, patient, person_of, result

pytestmark = pytest.mark.usefixtures("practice")
QUANTITY = {"value": 7, "unit": "mg"}

TAKEN = {
    "empty everywhere": result(note=[], category="", method={}, performer=[{}], component=[{}, None]),
    "null beside _given": patient("q", name=[{"given": [None, "Ana"], "_given": [{"extension": []}, None]}]),
    "only an extension on the status": result(_status={"extension": [{"url": "x", "valueCode": "unknown"}]}, status=None),
    "only an extension on the birth date": patient("q", birthDate=None, _birthDate={"extension": [{"url": "x"}]}),
    "a time without seconds": result(effectiveDateTime="2024-05-01T10:00"),
    "an offset without colon": result(effectiveDateTime="2024-05-01T10:00:00+0100"),
    "a space for the T": result(effectiveDateTime="2024-05-01 10:00:00"),
    "an end that never comes": {"resourceType": "Coverage", "id": "1", "beneficiary": {"reference": "Patient/p"}, "period": {"end": "9999-12-31T23:59:59-05:00"}},
    "an id with underscores, long": result("with_underscore_" + "x" * 80),
    "an id with a bar": result("a|b"),
    "a number for an id": result(12),
    "a status in capital letters": result(status="FINAL"),
    "false in quotes": patient("q", deceasedBoolean="false"),
    "unknown elements": result(somethingNew={"a": [1]}, _x=1),
    "a modifier": result(modifierExtension=[{"url": "x"}], implicitRules="http://x"),
    "entered in error": result(status="entered-in-error"),
    "a class of R5": {"resourceType": "Encounter", "id": "1", "status": "completed", "class": [{"coding": [{"code": "AMB"}]}], "subject": {"reference": "Patient/p"}},
    "a medicine of R5": {"resourceType": "MedicationRequest", "id": "1", "status": "active", "medication": {"concept": {"text": "x"}}, "subject": {"reference": "Patient/p"}},
    "a clinical status of STU3": {"resourceType": "Condition", "id": "1", "clinicalStatus": "active", "subject": {"reference": "Patient/p"}},
    "a curve": result(valueSampledData={"origin": QUANTITY, "period": 1, "dimensions": 1, "data": "1 2"}),
    "a period": result(valuePeriod={"start": "2024"}),
    "absent parts": result(component=[{"code": {"text": "top"}, "dataAbsentReason": {"text": "refused"}}]),
    "a type we do not index": {"resourceType": "Basic", "id": "1", "subject": {"reference": "Patient/p"}},
    "letters put together otherwise": patient("q", name=[{"family": "Pen\u0303a", "given": ["\u00c5sa"]}]),
    "a name with a control character": patient("q", name=[{"family": "A\u0007B"}]),
    "an identifier as long as a letter": patient("q", identifier=[{"system": "s", "value": "x" * 9000}]),
    "lastUpdated of .NET": result(meta={"lastUpdated": "0001-01-01T00:00:00"}),
    "lastUpdated without offset": result(meta={"lastUpdated": "2024-01-01T00:00:00"}),
    "a replaced patient": patient("q", active=False, link=[{"other": {"reference": "Patient/p"}, "type": "replaced-by"}]),
    "twice the same": b'{"resourceType":"Basic","id":"1","id":"1","subject":{"reference":"Patient/p"}}',
    "money without end": {"resourceType": "Claim", "id": "1", "status": "active", "patient": {"reference": "Patient/p"}, "total": {"value": 1e9}},
}  # fmt: skip

ASIDE = {
    "a day that does not exist": (result(effectiveDateTime="2023-02-30"), "Observation.effectiveDateTime"),
    "twenty-four o’clock": (result(effectiveDateTime="2023-02-01T24:00:00Z"), "Observation.effectiveDateTime"),
    "all zeros": (result(effectiveDateTime="0000-00-00"), "Observation.effectiveDateTime"),
    "the first of all days": (patient("q", birthDate="0001-01-01"), "Patient.birthDate"),
    "an American date": (result(effectiveDateTime="01/02/2023"), "Observation.effectiveDateTime"),
    "a number in quotes": (result(valueQuantity={"value": "7", "unit": "mg"}), "Observation.valueQuantity.value"),
    "a unit that is no text": (result(valueQuantity={"value": 7, "unit": ["mg"]}), "Observation.valueQuantity.unit"),
    "two values": (result(valueQuantity=QUANTITY, valueString="high"), "Observation"),
    "two values of a part": (result(component=[{"code": {"text": "a"}, "valueInteger": 1, "valueString": "b"}]), "Observation.component[0]"),
    "two times": (result(effectiveDateTime="2024", effectiveInstant="2023-01-01T00:00:00Z"), "Observation.effectiveDateTime"),
    "a status nobody knows": (result(status="banana"), "Observation.status"),
    "an allergy that may be over": ({"resourceType": "AllergyIntolerance", "id": "1", "clinicalStatus": {"text": "see chart"}}, "AllergyIntolerance.clinicalStatus"),
    "a “not” that cannot be read": ({"resourceType": "MedicationRequest", "id": "1", "doNotPerform": "maybe"}, "MedicationRequest.doNotPerform"),
    "dead or not": (patient("q", deceasedBoolean="no"), "Patient.deceasedBoolean"),
    "a lower-case type": ({"resourceType": "patient", "id": "1"}, "resourceType"),
    "DSTU2’s orders": ({"resourceType": "MedicationOrder", "id": "1"}, "resourceType"),
    "DSTU2’s other orders": ({"resourceType": "DiagnosticOrder", "id": "1"}, "resourceType"),
    "a type of R5": ({"resourceType": "NutritionIntake", "id": "1"}, "resourceType"),
    "an id of 300 letters": (result("x" * 300), "Observation.id"),
    "an id with a bell": (result("a\u0007"), "Observation.id"),
    "an id with no width": (result("a\u200b"), "Observation.id"),
    "no id": ({"resourceType": "Basic"}, "Basic.id"),
    "a subject that is no reference": (result(subject=None) | {"subject": "Patient/p"}, "Observation.subject"),
    "a broken lastUpdated": (result(meta={"lastUpdated": "yesterday"}), "Observation.meta.lastUpdated"),
    "wrapped in Parameters": ({"resourceType": "Parameters", "id": "1", "parameter": [{"name": "x", "resource": patient()}]}, "Parameters.parameter[0].resource"),
    "not a number": (b'{"resourceType":"Observation","id":"1","valueQuantity":{"value":NaN}}', "Observation.valueQuantity.value"),
    "two ids": (b'{"resourceType":"Basic","id":"1","id":"2"}', "Basic.id"),
    "a type of half a letter": (b'{"resourceType":"\\ud800","id":"\\u0000"}', "\ufffd"),
    "more money than there is": ({"resourceType": "Claim", "id": "1", "status": "active", "total": {"value": 1e29}}, "Claim.total.value"),
    "text where an object stands": ({"resourceType": "Condition", "id": "1", "code": "E11"}, "Condition.code"),
}  # fmt: skip


@pytest.mark.parametrize("quirk", TAKEN)
def test_what_is_merely_sloppy_comes_in(tmp_path, quirk):
    told = bring(tmp_path, {"a.ndjson": lines(patient(), TAKEN[quirk])})
    assert told["kept_aside"] == []
    assert told["stored"] == 2
    assert not Resource.objects.filter(person=None).exists()
    assert bring(tmp_path, {})["unchanged"] == 2


@pytest.mark.parametrize("quirk", ASIDE)
def test_what_could_mislead_is_kept_aside_with_its_path(tmp_path, quirk):
    resource, path = ASIDE[quirk]
    told = bring(tmp_path, {"a.ndjson": lines(patient(), resource)})
    (kept,) = told["kept_aside"]
    assert kept["path"].replace("?", "\ufffd").startswith(path)
    assert len(kept["reason"]) > 15
    assert told["stored"] == 1
    assert Entry.objects.count() == 0
    sent = resource if isinstance(resource, bytes) else json.dumps(resource).encode()
    assert bytes(KeptAside.objects.get().raw) == sent


def test_answers_of_a_server_are_no_records_but_its_messages_are_kept(tmp_path):
    said = {"resourceType": "OperationOutcome", "issue": [{"severity": "warning", "code": "suppressed"}]}
    history = bundle(
        entry(patient(), "https://x.example/fhir/Patient/p"), entry(said, search={"mode": "outcome"}),
        {"response": {"status": "201"}}, kind="searchset", link=[{"relation": "next", "url": "https://x.example/?2"}],
    )  # fmt: skip
    told = bring(tmp_path, {"a.json": history})
    assert (told["received"], told["stored"], told["kept_aside"]) == (2, 2, [])
    assert bring(tmp_path, {})["unchanged"] == 2


@pytest.mark.parametrize(
    ("address", "comes_in"),
    [
        ("https://x.example/fhir/Patient/p", True), ("https://x.example/fhir/Patient/p/_history/7", True),
        ("https://x.example/FHIR/Patient", True), ("https://x.example/Bundle/1/Practitioner/9", True), ("Patient/p", True),
        ("urn:uuid:3f2504e0-4f89-41d3-9a0c-0305e82c3301", True), ("https://x.example/fhir/Patient/q", False),
    ],
)  # fmt: skip
def test_a_record_has_one_name(tmp_path, address, comes_in):
    told = bring(tmp_path, {"a.json": bundle(entry(patient(), address))})
    assert told["stored"] == comes_in
    assert [one["path"] for one in told["kept_aside"]] == ([] if comes_in else ["Patient.id"])


def test_a_deletion_waits_for_a_human(tmp_path):
    told = bring(tmp_path, {"a.json": bundle({"request": {"method": "DELETE", "url": "Patient/p"}}, kind="history")})
    assert [one["path"] for one in told["kept_aside"]] == ["request.method"]


@pytest.mark.parametrize(
    ("first", "second", "current"),
    [
        ({"lastUpdated": "2024-01-01T00:00:00Z"}, {"lastUpdated": "2024-01-01T00:00:00Z"}, "second"),
        ({"lastUpdated": "2024-01-02T00:00:00Z"}, {"lastUpdated": "2024-01-01T00:00:00Z"}, "first"),
        ({"lastUpdated": "2024-01-01T00:00:00Z"}, {}, "first"),
        ({}, {"lastUpdated": "2024-01-01T00:00:00Z"}, "second"),
        ({}, {}, "second"),
    ],
)
@pytest.mark.parametrize("together", [True, False])
def test_the_current_version_is_the_latest_by_date_then_by_arrival(tmp_path, first, second, current, together):
    one, two = result(meta=first, valueString="first"), result(meta=second, valueString="second")
    if together:
        told = bring(tmp_path, {"a.ndjson": lines(patient(), one, two, one)})
        assert (told["new_versions"], told["unchanged"]) == (1, 1)
    else:
        bring(tmp_path, {"a.ndjson": lines(patient(), one)})
        bring(tmp_path, {"a.ndjson": lines(patient(), two)})
    assert json.loads(bytes(Resource.objects.get(type="Observation").current.raw))["valueString"] == current
    assert Entry.objects.get(resource__type="Observation").value == current


def test_a_record_that_the_database_will_not_hold_is_set_aside_and_the_others_come_in(tmp_path, monkeypatch):
    from alongside.ground.chart.taking import batch

    real = batch._version

    def choosy(record, item, arrived):
        if item.id == "13":
            raise OverflowError
        return real(record, item, arrived)

    monkeypatch.setattr(batch, "_version", choosy)
    told = bring(tmp_path, {"a.ndjson": lines(patient(), *(result(str(n)) for n in range(30)))})
    assert [(one["id"], told["stored"]) for one in told["kept_aside"]] == [("13", 30)]
    assert "cannot be stored" in aside().reason


def test_the_export_has_the_documents_bytes_and_no_list_of_other_patients(tmp_path):
    mine = {
        "resourceType": "DocumentReference", "id": "1", "status": "current", "subject": {"reference": "Patient/p"},
        "content": [{"attachment": {"url": "Binary/b"}}], "context": {"related": [{"reference": "Group/g"}, {"reference": "List/l"}]},
    }  # fmt: skip
    others = [
        {"resourceType": "Binary", "id": "b", "contentType": "text/plain", "data": "aGk="},
        {"resourceType": "Group", "id": "g", "member": [{"entity": {"reference": "Patient/p"}}, {"entity": {"reference": "Patient/q"}}]},
        {"resourceType": "List", "id": "l", "entry": [{"item": {"reference": "Patient/gone"}}]},
    ]  # fmt: skip
    bring(tmp_path, {"a.ndjson": lines(patient(), patient("q"), mine, *others)})
    whole = json.loads(b"".join(bundle_of(person_of("p", "Patient"))))
    names = {f"{one['resource']['resourceType']}/{one['resource']['id']}" for one in whole["entry"]}
    assert names == {"Patient/p", "DocumentReference/1", "Binary/b"}
