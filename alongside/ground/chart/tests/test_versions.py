"""Every version of a record stays readable; one that spoke of somebody else is for nobody whom it speaks of now."""

import pytest

from alongside.ground.chart.models import Version
from alongside.ground.chart.selectors import bytes_of, original, resource_of, versions_of
from alongside.ground.people import services
from alongside.ground.people.reach import reach
from alongside.ground.people.selectors import viewer_for
from alongside.ground.ui.page.original import LONGEST_TEXT, original_page

from .house import bring, bundle, entry, patient, person_of, result

URN = "urn:uuid:11111111-1111-4111-8111-111111111111"


def label(text):
    return {"code": {"text": text}}


def words(whose, key="1") -> list[str]:
    """What the versions say that this patient can read, the current one first."""
    viewer = viewer_for(person_of(whose, "Patient"))
    own = reach(viewer, viewer.person_id)
    found = original(viewer, own, resource_of("s", "Observation", key))
    raws = [bytes_of(viewer, version) for version in versions_of(viewer, own, found)] if found else []
    return [raw.decode().split('"text": "')[1].split('"')[0] for raw in raws]


@pytest.fixture
def two(practice, tmp_path):
    """Patients a and b; then one result at a time."""
    bring(tmp_path / "0", {"a.json": bundle(entry(patient("a"), URN), entry(patient("b")))})
    count = iter(range(1, 9))
    return lambda *records: bring(tmp_path / str(next(count)), {"a.json": bundle(*map(entry, records))})


def test_what_was_first_filed_with_another_patient_stays_out_of_sight(two):
    two(result("1", "Patient/a", **label("of a")))
    two(result("1", "Patient/b", **label("of b")))
    two(result("1", "Patient/b", **label("again of b")))
    assert words("b") == ["again of b", "of b"]
    assert words("a") == []
    assert Version.objects.filter(resource=resource_of("s", "Observation", "1")).count() == 3


@pytest.mark.parametrize("said", ["Patient/a", URN, "http://x/fhir/Patient/a", None])
def test_the_same_patient_may_be_named_in_several_ways(two, said):
    two(result("1", {"reference": said} if said else {}, **label("first")))
    two(result("1", "Patient/a", **label("second")))
    assert words("a") == ["second", "first"]


def test_a_patient_nobody_knows_is_not_this_one(two):
    two(result("1", "Patient/gone", **label("of whom?")))
    two(result("1", "Patient/a", **label("of a")))
    assert words("a") == ["of a"]


def test_of_one_person_with_two_records_all_is_shown(two):
    two(result("1", "Patient/a", **label("of a")))
    two(result("1", "Patient/b", **label("of b")))
    nurse = services.register_person(by=None, origin="test", given="Lee").id
    services.give_role(by=None, person=nurse, role="nurse")
    made = services.link_persons(
        by=viewer_for(nurse), main=person_of("a", "Patient"), other=person_of("b", "Patient"), reason="one person"
    )
    assert words("a") == words("b") == ["of b", "of a"]
    services.undo_link(by=viewer_for(nurse), link=made.id)
    assert words("b") == ["of b"]


def test_a_film_in_a_record_is_a_file_and_no_page(two):
    two(result("1", "Patient/a", note=[{"text": "x" * 2_000_000}]))
    viewer = viewer_for(person_of("a", "Patient"))
    page = original_page(viewer, reach(viewer, viewer.person_id), resource_of("s", "Observation", "1"))
    assert len(page.text) == LONGEST_TEXT
    assert page.cut
    assert len(page.data) > 2_000_000
