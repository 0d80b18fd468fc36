"""Records of several origins extract without loss; broken ones say where they are broken and never do worse."""

import copy
import gzip
import json
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.knowledge.core.extract import extract
from alongside.knowledge.core.facts import Allergy, Bill, Measurement, Medicine, Problem, Vaccine, Visit
from alongside.knowledge.core.fhir_paths import TABLE
from alongside.knowledge.core.rows import from_row, to_row
from alongside.knowledge.core.unreadable import Unreadable
from alongside.knowledge.core.values import loads
from tests.shared_data import shared

EXAMPLES: dict[str, dict] = {
    "Condition": {"code": {"text": "High blood pressure"}, "onsetDateTime": "2019", "clinicalStatus": {"coding": [{"code": "active"}]}},
    "Observation": {"status": "final", "code": {"coding": [{"system": "http://loinc.org", "code": "85354-9"}]}, "effectiveDateTime": "2026-11-03T07:10:00-06:00", "component": [{"code": {"text": "top"}, "valueQuantity": {"value": 136, "unit": "mm[Hg]"}}]},
    "Procedure": {"status": "completed", "code": {"text": "Colonoscopy"}, "performedPeriod": {"start": "2020-01-02", "end": "2020-01-02"}},
    "Immunization": {"status": "completed", "vaccineCode": {"coding": [{"system": "http://hl7.org/fhir/sid/cvx", "code": "140"}]}, "occurrenceDateTime": "2024-10-01"},
    "MedicationRequest": {"status": "active", "intent": "order", "medicationCodeableConcept": {"text": "Lisinopril 10 mg"}, "dosageInstruction": [{"text": "once a day"}]},
    "MedicationStatement": {"status": "active", "medicationReference": {"reference": "Medication/1"}},
    "MedicationDispense": {"status": "completed", "medicationCodeableConcept": {"text": "Lisinopril"}, "daysSupply": {"value": 30, "unit": "d"}},
    "AllergyIntolerance": {"code": {"text": "Penicillin"}, "reaction": [{"manifestation": [{"text": "Rash"}]}]},
    "Encounter": {"status": "finished", "class": {"code": "AMB"}, "period": {"start": "2026-06-01T09:00:00-05:00"}},
    "Appointment": {"status": "booked", "start": "2026-12-09T16:30:00Z", "participant": [{"actor": {"reference": "Patient/1", "display": "Maria"}}]},
    "DiagnosticReport": {"status": "final", "code": {"text": "Lipids"}, "result": [{"reference": "Observation/1"}]},
    "DocumentReference": {"status": "current", "content": [{"attachment": {"contentType": "text/plain", "data": "aGk="}}]},
    "CarePlan": {"status": "active", "category": [{"text": "Heart"}], "activity": [{"detail": {"code": {"text": "Walk"}}}]},
    "Goal": {"lifecycleStatus": "active", "description": {"text": "Dance at the wedding"}, "target": [{"dueDate": "2027-05"}]},
    "CareTeam": {"status": "active", "participant": [{"member": {"display": "Dr. Shah"}, "role": [{"text": "Doctor"}]}]},
    "Coverage": {"status": "active", "payor": [{"display": "Plan"}]},
    "Claim": {"status": "active", "created": "2026-01-01", "total": {"value": 129.16, "currency": "USD"}},
    "ExplanationOfBenefit": {"status": "active", "total": [{"category": {"coding": [{"code": "submitted"}]}, "amount": {"value": 129.16, "currency": "USD"}}]},
    "FamilyMemberHistory": {"status": "completed", "relationship": {"text": "Mother"}, "condition": [{"code": {"text": "Stroke"}}]},
    "RelatedPerson": {"name": [{"given": ["Ana"]}], "relationship": [{"text": "Daughter"}]},
    "QuestionnaireResponse": {"status": "completed", "item": [{"text": "How are you?", "answer": [{"valueString": "Well"}]}]},
}  # fmt: skip


def example(kind: str) -> dict:
    return loads(json.dumps({"resourceType": kind, "id": "1", **EXAMPLES[kind]}))


@lru_cache(maxsize=1)
def sample() -> list[dict]:
    folder = shared("fhir-sample")
    found = []
    for file in sorted(folder.glob("synthea*/bundles/*.gz")):
        found += [entry["resource"] for entry in loads(gzip.decompress(file.read_bytes()))["entry"]]
    lines = gzip.decompress((folder / "us-core-9-examples" / "examples.ndjson.gz").read_bytes()).splitlines()
    return found + [loads(line) for line in lines]


def test_every_type_of_the_table_has_an_example():
    assert EXAMPLES.keys() == TABLE.keys()


@pytest.mark.parametrize("kind", TABLE)
def test_a_row_of_an_index_gives_the_fact_back(kind):
    (fact,) = extract(example(kind), "clinic")
    row = json.loads(json.dumps(to_row(fact)))
    assert from_row(fact.kind, row, fact.origin) == fact


def test_the_whole_sample_extracts_and_comes_back_from_rows():
    resources = sample()
    facts = [fact for resource in resources for fact in extract(resource, "clinic")]
    assert len(facts) > 60_000
    for fact in facts[::7]:
        assert from_row(fact.kind, json.loads(json.dumps(to_row(fact))), fact.origin) == fact


def paths(value, path=()):
    """Every place in a resource."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield (*path, name)
            yield from paths(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield (*path, index)
            yield from paths(inner, (*path, index))


WRONG = [None, "", [], {}, "text", 7, True, [7], ["text"], [[]], [None], {"value": "x"}, {"coding": [7]}, "2023-02-30"]


@pytest.mark.parametrize("kind", TABLE)
def test_whatever_replaces_whatever_is_read_or_unreadable_with_a_path(kind):
    for path in list(paths(example(kind))):
        for wrong in WRONG:
            broken = example(kind)
            holder = broken
            for step in path[:-1]:
                holder = holder[step]
            holder[path[-1]] = copy.deepcopy(wrong)
            try:
                extract(broken, "clinic")
            except Unreadable as unreadable:
                assert unreadable.path
                assert unreadable.reason


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["code", "coding", "text", "system", "value", "reference", "display", "start", "status", "category", "amount"]
    ), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=300)
@given(st.sampled_from(sorted(TABLE)), st.data())
def test_any_json_is_read_or_unreadable(kind, data):
    fields = sorted({path[0] for spec in TABLE[kind].fields for path in spec.paths} | set(EXAMPLES[kind]))
    resource = {
        "resourceType": kind,
        "id": "1",
        **data.draw(st.dictionaries(st.sampled_from(fields), JSON, max_size=5)),
    }
    try:
        for fact in extract(resource, "clinic"):
            assert json.loads(json.dumps(to_row(fact))) is not None
    except Unreadable as unreadable:
        assert unreadable.path


@pytest.mark.parametrize(
    ("kind", "change", "path"),
    [
        ("Observation", {"effectiveDateTime": "2023-02-30"}, "Observation.effectiveDateTime"),
        ("Observation", {"status": "done"}, "Observation.status"),
        ("Observation", {"valueQuantity": {"value": "7.0"}}, "Observation.valueQuantity.value"),
        ("Observation", {"valueQuantity": {"value": 7}, "valueString": "8"}, "Observation"),
        ("Observation", {"component": [{"valueQuantity": {"value": 7}}]}, "Observation.component[0].code"),
        ("Condition", {"code": "E11"}, "Condition.code"),
        ("Goal", {"lifecycleStatus": "done"}, "Goal.lifecycleStatus"),
        ("AllergyIntolerance", {"reaction": [{}, {"manifestation": [{"text": 7}]}]}, "AllergyIntolerance.reaction[1].manifestation[0].text"),
    ],
)  # fmt: skip
def test_what_would_mislead_is_unreadable_and_says_where(kind, change, path):
    with pytest.raises(Unreadable) as refused:
        extract({**example(kind), **loads(json.dumps(change))})
    assert refused.value.path == path


@pytest.mark.parametrize("kind", ["Condition", "AllergyIntolerance"])
def test_entered_in_error_is_kept_and_marked(kind):
    resource = {**example(kind), "verificationStatus": {"coding": [{"code": "entered-in-error"}]}}
    (fact,) = extract(resource)
    assert fact.in_error


def test_a_modifier_extension_is_noted():
    (fact,) = extract({**example("Observation"), "modifierExtension": [{"url": "http://x"}]})
    assert fact.modified


def test_values_are_read_as_written():
    (pressure,) = extract(example("Observation"))
    assert isinstance(pressure, Measurement)
    assert (pressure.parts[0].quantity.value, pressure.when.instant.hour) == ("136", 13)
    (medicine,) = extract(example("MedicationRequest"))
    assert isinstance(medicine, Medicine)
    assert (medicine.dose, medicine.is_current) == (("once a day",), True)
    (bill,) = extract(example("ExplanationOfBenefit"))
    assert isinstance(bill, Bill)
    assert (bill.total_cents, bill.patient_cents, bill.currency) == (12916, None, "USD")


def test_nothing_known_is_not_nothing_recorded():
    coded = {"coding": [{"system": "http://snomed.info/sct", "code": "716186003"}]}
    (fact,) = extract({"resourceType": "AllergyIntolerance", "id": "1", "code": coded})
    assert isinstance(fact, Allergy)
    assert fact.none_known


def test_a_medicine_named_inside_its_own_record():
    inner = {"resourceType": "Medication", "id": "m", "code": {"text": "Insulin"}}
    resource = {
        "resourceType": "MedicationRequest",
        "id": "1",
        "contained": [inner],
        "medicationReference": {"reference": "#m"},
    }
    (fact,) = extract(resource)
    assert (fact.label, fact.named_by) == ("Insulin", "")


def test_kinds_of_the_sample():
    kinds = {type(fact) for resource in sample()[:4000] for fact in extract(resource)}
    assert {Problem, Medicine, Measurement, Vaccine, Visit, Bill} <= kinds
