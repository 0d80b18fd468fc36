"""What a resource is, whose it is, what it refers to."""

import pytest

from alongside.knowledge.core.identity import identity_of, last_updated_of, references_in, subject_of
from alongside.knowledge.core.unreadable import Unreadable


@pytest.mark.parametrize("identifier", ["1", "eM5CWtq15N0WJeuCet5bJlQ3", "with_underscore", "a|b", "ñ", "x" * 255])
def test_ids_are_taken_as_they_are(identifier):
    assert identity_of({"resourceType": "Patient", "id": identifier}) == ("Patient", identifier)


@pytest.mark.parametrize(("identifier", "known"), [(7, "7"), (None, ""), ("", "")])
def test_an_id_in_other_words(identifier, known):
    assert identity_of({"resourceType": "Patient", "id": identifier}) == ("Patient", known)


@pytest.mark.parametrize("kind", ["MedicationOrder", "NutritionIntake"])
def test_a_type_of_another_fhir_says_what_to_ask_for(kind):
    with pytest.raises(Unreadable, match="Ask the sender for R4"):
        identity_of({"resourceType": kind, "id": "1"})


@pytest.mark.parametrize("identifier", [["x"], 7.5, "   ", "x" * 256, "a\nb", "a\x00b", ["1"], True])
def test_an_id_that_is_none(identifier):
    with pytest.raises(Unreadable):
        identity_of({"resourceType": "Patient", "id": identifier})


@pytest.mark.parametrize("kind", [None, "", 7, "patient", "Patiënt", "Ghost"])
def test_a_type_that_is_none(kind):
    with pytest.raises(Unreadable) as refused:
        identity_of({"resourceType": kind, "id": "1"})
    assert refused.value.path == "resourceType"


@pytest.mark.parametrize(
    ("resource", "subject"),
    [
        ({"resourceType": "Observation", "subject": {"reference": "Patient/1"}}, "Patient/1"),
        ({"resourceType": "Immunization", "patient": {"reference": "urn:uuid:1"}}, "urn:uuid:1"),
        ({"resourceType": "Coverage", "beneficiary": {"reference": "Patient/2"}, "subscriber": {"reference": "Patient/1"}}, "Patient/2"),
        ({"resourceType": "Appointment", "participant": [{"actor": {"reference": "Practitioner/9"}}, {"actor": {"reference": "Patient/1"}}]}, "Patient/1"),
        ({"resourceType": "Appointment", "participant": [{"actor": {"reference": "Patient/2"}}, {"actor": {"reference": "Patient/1"}}]}, None),
        ({"resourceType": "Provenance", "target": [{"reference": "Observation/1"}, {"reference": "Patient/1"}]}, "Patient/1"),
        ({"resourceType": "Appointment", "participant": [{"actor": {"reference": "urn:uuid:2"}}, {"actor": {"reference": "urn:uuid:1"}}]}, "urn:uuid:1 urn:uuid:2"),
        ({"resourceType": "Observation", "subject": {"identifier": {"system": "urn:mrn", "value": "A|7"}}}, "Patient?identifier=urn%3Amrn|A%7C7"),
        ({"resourceType": "Observation", "subject": {"identifier": {"value": "7"}}}, None),
        ({"resourceType": "Observation", "subject": {"type": "Group", "identifier": {"system": "s", "value": "7"}}}, None),
        ({"resourceType": "Observation", "subject": {"reference": "#p"}, "contained": [{"resourceType": "Patient", "id": "p", "identifier": [{"system": "s", "value": "7"}]}]}, "Patient?identifier=s|7"),
        ({"resourceType": "Observation", "subject": {"reference": "#p"}, "contained": [{"resourceType": "Patient", "id": "p"}]}, None),
        ({"resourceType": "Practitioner"}, None),
        ({"resourceType": "Observation", "subject": {"display": "Maria"}}, None),
    ],
)  # fmt: skip
def test_whose_it_is(resource, subject):
    assert subject_of(resource) == subject


def test_a_reference_that_is_no_text_is_unreadable():
    with pytest.raises(Unreadable) as refused:
        subject_of({"resourceType": "Observation", "subject": {"reference": 7}})
    assert refused.value.path == "Observation.subject.reference"


def test_all_references_with_their_places():
    resource = {"a": [{"reference": "X/1"}, {"b": {"reference": "Y/2"}}], "reference": "Z/3"}
    assert set(references_in(resource)) == {("X/1", "a[0]"), ("Y/2", "a[1].b"), ("Z/3", "")}


def test_when_the_record_says_it_changed():
    assert last_updated_of({"resourceType": "Patient", "meta": {"lastUpdated": "2024-01-01T00:00:00Z"}}).instant
    assert last_updated_of({"resourceType": "Patient"}) is None
    assert last_updated_of({"resourceType": "Patient", "meta": {"lastUpdated": "0001-01-01T00:00:00"}}) is None
    with pytest.raises(Unreadable):
        last_updated_of({"resourceType": "Patient", "meta": {"lastUpdated": 7}})
