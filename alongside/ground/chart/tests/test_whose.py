"""Whose a record is, in any order of arrival. A result never lands on another person's page."""

# ruff: noqa: E501 - records, one a line

import pytest

from alongside.ground.chart.models import Resource, SamePerson

from .house import bring, bundle, entry, lines, patient, person_of, result

pytestmark = pytest.mark.usefixtures("practice")
UUID, OTHER = "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "aaaaaaaa-4f89-41d3-9a0c-0305e82c3301"
MRN = [{"system": "urn:mrn", "value": "A|7"}]
OURS, THEIRS = "https://ours.example/fhir", "https://theirs.example/fhir"

# How a record names the patient → whether that is the patient known as Patient/p, urn:uuid:UUID, OURS/Patient/p, MRN.
NAMES = {
    "Patient/p": True,
    "Patient/p/": True,
    "/Patient/p": True,
    "Patient/p/_history/3": True,
    f"{OURS}/Patient/p": True,
    f"{OURS}/Patient/p/_history/3": True,
    f"{THEIRS}/Patient/p": False,
    "Patient?identifier=urn:mrn|A%7C7": True,
    "Patient?identifier=urn%3Amrn%7CA%7C7": True,
    f"{OURS}/Patient?identifier=urn%3Amrn%7CA%7C7": True,
    "Patient?identifier=urn:other|A%7C7": False,
    "Patient?name=Ana": False,
    "Patient/P": False,
    "Group/p": False,
    "Practitioner/p": False,
    "p": False,
    "#p": False,
    "": False,
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("patient_first", [True, False])
@pytest.mark.parametrize("together", ["one file", "two files", "two runs"])
def test_every_way_to_name_the_patient_in_any_order(tmp_path, name, patient_first, together):
    here = [entry(patient(identifier=MRN), f"{OURS}/Patient/p"), entry(result(subject=name), f"{OURS}/Observation/1")]
    order = here if patient_first else here[::-1]
    _bring(tmp_path, order, together)
    assert (person_of("1") is not None) is NAMES[name]


@pytest.mark.parametrize("changed", [True, False])
@pytest.mark.parametrize(
    ("before", "now"), [(f"urn:uuid:{UUID}", f"urn:uuid:{OTHER}"), (f"{OURS}/Patient/p", f"{THEIRS}/Patient/p")]
)
def test_an_exporter_that_gives_new_addresses_each_time(tmp_path, before, now, changed):
    """The patient comes again, perhaps without a change, and what is new refers to them by the new address."""
    bring(tmp_path / "1", {"a.json": bundle(entry(patient(), before), entry(result("1", before)))})
    again = patient(gender="female") if changed else patient()
    bring(tmp_path / "2", {"a.json": bundle(entry(again, now), entry(result("2", now)))})
    assert person_of("1") == person_of("2") == person_of("p", "Patient")


@pytest.mark.parametrize("name", [f"urn:uuid:{UUID}", f"urn:uuid:{UUID.upper()}", f"URN:UUID:{UUID.upper()}"])
@pytest.mark.parametrize("address", [f"urn:uuid:{UUID}", f"urn:uuid:{UUID.upper()}"])
@pytest.mark.parametrize("with_id", [True, False])
@pytest.mark.parametrize("together", ["one file", "two runs"])
@pytest.mark.parametrize("patient_first", [True, False])
def test_a_urn_is_one_name_in_large_and_small_letters(tmp_path, name, address, with_id, together, patient_first):
    who = patient() if with_id else {k: v for k, v in patient().items() if k != "id"}
    order = [entry(who, address), entry(result(subject=name))]
    _bring(tmp_path, order if patient_first else order[::-1], together)
    assert person_of("1") is not None
    assert Resource.objects.get(type="Patient").full_url == address


@pytest.mark.parametrize(
    ("subject", "theirs"),
    [
        ({"identifier": MRN[0]}, True),
        ({"identifier": MRN[0], "type": "Group"}, False),
        ({"identifier": {"value": "A|7"}}, False),
        ({"identifier": {"system": "urn:mrn", "value": "other"}}, False),
        ({"display": "Ana Ruiz"}, False),
    ],
)
@pytest.mark.parametrize("patient_first", [True, False])
def test_an_identifier_alone_names_who_has_it(tmp_path, subject, theirs, patient_first):
    order = [patient(identifier=MRN), result(subject=subject)]
    for one in order if patient_first else order[::-1]:
        bring(tmp_path, {"a.ndjson": lines(one)})
    assert (person_of("1") is not None) is theirs


def test_an_identifier_of_two_patients_is_nobodys(tmp_path):
    twins = [patient("p", identifier=MRN), patient("q", identifier=MRN)]
    bring(tmp_path, {"a.ndjson": lines(*twins, result(subject={"identifier": MRN[0]}))})
    assert person_of("1") is None


def test_two_bundles_with_the_same_made_up_urns_never_meet(tmp_path):
    """ "urn:uuid:patient" names another person in each of them."""

    def of(family, key):
        who = {"resourceType": "Patient", "name": [{"family": family}]}
        return bundle(entry(who, "urn:uuid:patient"), entry(result(key, "urn:uuid:patient")))

    told = bring(tmp_path, {"a.json": of("Ruiz", "1"), "b.json": of("Shah", "2")})
    assert len(told["kept_aside"]) == 2
    assert person_of("1") is None
    assert person_of("2") is None


@pytest.mark.parametrize("patient_first", [True, False])
def test_what_is_about_a_relative_a_device_or_a_group_is_not_the_patients(tmp_path, patient_first):
    """Though that relative's record and that device's are."""
    others = [
        {"resourceType": "RelatedPerson", "id": "r", "patient": {"reference": "Patient/p"}},
        {"resourceType": "Device", "id": "d", "patient": {"reference": "Patient/p"}},
    ]
    about = [result("1", "RelatedPerson/r"), result("2", "Device/d")]
    order = [patient(), *others, *about]
    bring(tmp_path, {"a.ndjson": lines(*(order if patient_first else order[::-1]))})
    assert person_of("1") is None
    assert person_of("2") is None
    assert person_of("r", "RelatedPerson") == person_of("d", "Device") == person_of("p", "Patient")


def test_a_record_that_changes_hands_leaves_the_first_persons_page(tmp_path):
    bring(tmp_path, {"a.ndjson": lines(patient(), patient("q"), result())})
    first = person_of("1")
    bring(tmp_path, {"a.ndjson": lines(result(subject="Patient/q"))})
    assert person_of("1") == person_of("q", "Patient") != first
    bring(tmp_path, {"a.ndjson": lines(result(subject="Patient/gone", valueString="x"))})
    assert person_of("1") is None


def test_an_appointment_of_urns_is_the_one_patients(tmp_path):
    visit = {
        "resourceType": "Appointment", "id": "1", "status": "booked", "start": "2027-01-01T10:00:00Z",
        "participant": [{"actor": {"reference": f"urn:uuid:{OTHER}"}}, {"actor": {"reference": f"urn:uuid:{UUID}"}}],
    }  # fmt: skip
    doctor = entry({"resourceType": "Practitioner", "id": "d"}, f"urn:uuid:{OTHER}")
    bring(tmp_path, {"a.json": bundle(entry(visit), doctor)})
    assert person_of("1", "Appointment") is None
    bring(tmp_path, {"a.json": bundle(entry(patient(), f"urn:uuid:{UUID}"))})
    assert person_of("1", "Appointment") == person_of("p", "Patient")


def test_two_sources_patient_1_never_meet_in_one_run(tmp_path):
    one, other = [patient("1"), result(subject="Patient/1")], [result(subject="Patient/1"), patient("1", gender="male")]
    files = {"acme/a.ndjson": lines(*one), "best/a.ndjson": lines(*other)}
    bring(tmp_path, files, source="")
    owners = Resource.objects.filter(type="Observation").values_list("person", "source__name")
    assert len(set(owners)) == 2
    for person, source in owners:
        assert Resource.objects.get(type="Patient", source__name=source).person_id == person


@pytest.mark.parametrize("kind", ["replaced-by", "replaces", "seealso", "refer"])
def test_two_patients_whom_the_sender_links_are_proposed_and_not_merged(tmp_path, kind):
    link = [{"other": {"reference": "Patient/q"}, "type": kind}]
    other = {"resourceType": "Patient", "id": "q", "name": [{"family": "Quite", "given": ["Other"]}]}
    bring(tmp_path, {"a.ndjson": lines(patient(link=link), other)})
    assert SamePerson.objects.get().because == ["linked"]
    assert person_of("p", "Patient") != person_of("q", "Patient")


def _bring(tmp_path, entries, together):
    if together == "one file":
        bring(tmp_path, {"a.json": bundle(*entries)})
    elif together == "two files":
        bring(tmp_path, {f"{n}.json": bundle(one) for n, one in enumerate(entries)})
    else:
        for one in entries:
            bring(tmp_path, {"a.json": bundle(one)})
