"""A note is as private as its visit, by whatever name it speaks of it."""

import pytest

from alongside.ground.chart import selectors as chart
from alongside.ground.people import services
from alongside.ground.people.reach import reach
from alongside.ground.people.selectors import viewer_for

from .house import bring, bundle, entry, patient, person_of

URN = "urn:uuid:1a111111-1111-4111-8111-11111111111f"
LOUD = "urn:uuid:1A111111-1111-4111-8111-11111111111F"
VISIT = {
    "resourceType": "Encounter", "id": "v", "status": "finished", "class": {"code": "AMB"},
    "type": [{"text": "Psychotherapy"}], "subject": {"reference": "Patient/p"},
    "identifier": [{"system": "http://x/visits", "value": "77"}],
}  # fmt: skip


def note(key, of):
    return {
        "resourceType": "DocumentReference", "id": key, "status": "current", "type": {"text": "Note"},
        "subject": {"reference": "Patient/p"},
        "context": {"encounter": [{"reference": of} if isinstance(of, str) else of]},
        "content": [{"attachment": {"contentType": "application/pdf", "data": "JVBERi0="}}],
    }  # fmt: skip


@pytest.fixture
def seen(practice, tmp_path):
    """The ids of what a helper sees, who may see visits and letters, and nothing private."""

    def ids(*records):
        bring(tmp_path, {"a.json": bundle(entry(patient()), *records)})
        person = person_of("p", "Patient")
        helper, by = services.register_person(by=None, origin="test", given="Rosa").id, viewer_for(person)
        grant, code = services.invite_helper(
            by=by, patient=person, helper_name="Rosa", contents=["visits", "documents"]
        )
        services.accept_help(by=viewer_for(helper), code=code)
        services.confirm_helper(by=by, grant=grant.id, how="in person")
        rosa = viewer_for(helper)
        found = reach(rosa, person)
        return {fact.origin.id for fact in chart.visible(rosa, found, chart.known_of(rosa, found).facts).everything}

    return ids


@pytest.mark.parametrize(
    "name",
    ["Encounter/v", "Encounter/v/_history/3", "http://x/fhir/Encounter/v", URN, LOUD,
     "Encounter?identifier=http://x/visits|77", "Encounter?identifier=http%3A%2F%2Fx%2Fvisits%7C77",
     {"type": "Encounter", "identifier": {"system": "http://x/visits", "value": "77"}}],
)  # fmt: skip
def test_its_visit_makes_a_note_private_by_every_name(seen, name):
    assert seen(entry(VISIT, URN), entry(note("told", name)), entry(note("other", "Encounter/office"))) == {"other"}


def test_through_two_steps(seen):
    plan = {**note("b", "Encounter/office"), "relatesTo": [{"code": "appends", "target": {"reference": "urn:uuid:n"}}]}
    assert seen(entry(VISIT, URN), entry(note("a", URN), "urn:uuid:n"), entry(plan)) == set()
