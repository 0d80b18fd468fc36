"""What came in is all there, once, whatever the order; what was interrupted is finished."""

import json
import random
import time
from uuid import RFC_4122, UUID

import pytest

from alongside.ground.chart.models import Entry, ImportFile, KeptAside, Resource, Version
from alongside.ground.chart.selectors import bundle_of
from alongside.ground.chart.services import finish_interrupted, import_files
from alongside.ground.chart.taking import bulk, staged
from alongside.ground.chart.taking import commit as committing
from alongside.ground.practice.services import set_up

from .house import report

pytestmark = pytest.mark.django_db(transaction=False)


@pytest.fixture(autouse=True)
def clinic(db, settings, tmp_path_factory):
    settings.HOME = tmp_path_factory.mktemp("home")
    set_up(name="Test", by=None)


def patient(key="p", **more):
    return {"resourceType": "Patient", "id": key, "name": [{"family": "Ruiz", "given": ["Ana"]}], **more}


def result(key, subject="Patient/p", value=1, **more):
    return {
        "resourceType": "Observation", "id": key, "status": "final", "code": {"text": "Weight"},
        "subject": {"reference": subject}, "valueQuantity": {"value": value}, **more,
    }  # fmt: skip


def bring(folder, *resources, name="a.ndjson", source="s"):
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    (folder / name).write_text("".join(json.dumps(one) + "\n" for one in resources))
    run = import_files(by=None, paths=[folder], source=source)
    return report(run.id)


def adds_up(result_of):
    parts = result_of["stored"] + result_of["unchanged"] + result_of["new_versions"] + len(result_of["kept_aside"])
    return result_of["received"] == parts


IDENTIFIED = patient(identifier=[{"system": "urn:mrn", "value": "7"}])
REFERENCES = ["Patient/p", "Patient/p/_history/2", "https://ehr.example/fhir/Patient/p", "Patient?identifier=urn:mrn|7"]


@pytest.mark.parametrize("seed", range(6))
def test_any_order_of_arrival_gives_every_record_its_person(tmp_path, seed):
    everything = [IDENTIFIED, *(result(str(n), subject) for n, subject in enumerate(REFERENCES))]
    random.Random(seed).shuffle(everything)
    for one in everything:
        bring(tmp_path / "in", one)
    assert Resource.objects.values("person").distinct().count() == 1
    assert not Resource.objects.filter(person=None).exists()
    assert Resource.objects.count() == 5


def test_another_servers_patient_is_not_ours(tmp_path):
    ours = {"resourceType": "Bundle", "type": "collection", "entry": [
        {"fullUrl": "https://ours.example/fhir/Patient/p", "resource": patient()},
        {"fullUrl": "https://ours.example/fhir/Observation/1", "resource": result("1", "https://theirs.example/fhir/Patient/p")},
    ]}  # fmt: skip
    bring(tmp_path / "in", ours)
    assert Resource.objects.get(type="Observation").person is None


def test_two_vendors_patient_1_never_meet(tmp_path):
    bring(tmp_path / "in", patient(), result("1"), source="acme")
    bring(tmp_path / "in", patient(), result("1"), source="best")
    assert Resource.objects.filter(type="Patient").values("person").distinct().count() == 2


def test_the_same_again_is_unchanged_and_older_bytes_stay_readable(tmp_path):
    first, second = result("1", value=1), result("1", value=2)
    assert bring(tmp_path / "in", patient(), first)["stored"] == 2
    assert bring(tmp_path / "in", patient(), first)["unchanged"] == 2
    assert bring(tmp_path / "in", second)["new_versions"] == 1
    assert bring(tmp_path / "in", first)["unchanged"] == 1
    record = Resource.objects.get(type="Observation")
    assert json.loads(bytes(record.current.raw)) == second
    assert record.versions.count() == 2
    assert Entry.objects.filter(resource=record).count() == 1


def test_the_latest_update_is_current_whenever_it_arrives(tmp_path):
    newer = result("1", value=2, meta={"lastUpdated": "2024-05-01T00:00:00Z"})
    older = result("1", value=1, meta={"lastUpdated": "2024-05-01T01:00:00+02:00"})
    bring(tmp_path / "in", newer)
    bring(tmp_path / "in", older)
    assert json.loads(bytes(Resource.objects.get().current.raw)) == newer


def test_what_cannot_be_read_is_kept_with_path_and_reason_and_open_once(tmp_path):
    broken = result("1", effectiveDateTime="2023-02-30")
    for _ in range(2):
        told = bring(tmp_path / "in", patient(), broken, result("2"))
        assert adds_up(told)
        (aside,) = told["kept_aside"]
        assert (aside["type"], aside["id"], aside["line_or_entry"]) == ("Observation", "1", 2)
        assert aside["path"] == "Observation.effectiveDateTime"
    assert KeptAside.objects.filter(state="open").count() == 1
    assert json.loads(bytes(KeptAside.objects.first().raw)) == broken


def test_a_refused_file_leaves_nothing_and_the_others_come_in(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.json").write_text('{"resourceType":"Bundle","entry":[{"resource":' + json.dumps(patient()))
    (tmp_path / "in" / "b.json").write_text(json.dumps(patient("q")))
    told = report(import_files(by=None, paths=[tmp_path / "in"]).id)
    assert (told["received"], told["stored"]) == (1, 1)
    assert [one["file"].endswith("a.json") for one in told["refused_files"]] == [True]
    assert Resource.objects.get().fhir_id == "q"


def test_an_interrupted_import_is_finished_nothing_twice_nothing_missing(tmp_path, monkeypatch):
    monkeypatch.setattr(staged, "BATCH", 10)
    real, calls = committing.take, []

    def dies(*args):
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return real(*args)

    monkeypatch.setattr(committing, "take", dies)
    with pytest.raises(KeyboardInterrupt):
        bring(tmp_path / "in", *(result(str(n)) for n in range(45)), patient())
    assert Resource.objects.count() == 20
    assert finish_interrupted(by=None) == 1
    assert Resource.objects.count() == Version.objects.count() == 46
    assert Entry.objects.count() == 45
    assert not Resource.objects.filter(person=None).exists()
    file = ImportFile.objects.get()
    assert (file.state, file.stored, file.received) == ("done", 46, 46)


def test_the_export_is_the_very_bytes_and_never_another_patients(tmp_path):
    (tmp_path / "in").mkdir()
    mine = '{ "resourceType":"Observation","id":"1","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p"},"performer":[{"reference":"Practitioner/d"}],"focus":[{"reference":"Patient/q"}],"valueQuantity":{"value":7.00} }'  # noqa: E501
    lines = [json.dumps(patient()), json.dumps(patient("q")), json.dumps(result("2", "Patient/q")), mine]
    lines.append('{"resourceType":"Practitioner","id":"d"}')
    (tmp_path / "in" / "a.ndjson").write_text("\n".join(lines) + "\n")
    import_files(by=None, paths=[tmp_path / "in"])
    person = Resource.objects.get(type="Patient", fhir_id="p").person_id
    whole = b"".join(bundle_of(person))
    assert mine.encode() in whole
    names = {(e["resource"]["resourceType"], e["resource"]["id"]) for e in json.loads(whole)["entry"]}
    assert names == {("Patient", "p"), ("Observation", "1"), ("Practitioner", "d")}


def test_keys_of_many_rows_are_of_version_7_and_in_order():
    keys = [UUID(bulk.new_id()) for _ in range(5000)]
    assert {(key.version, key.variant) for key in keys} == {(7, RFC_4122)}
    assert keys == sorted(set(keys))
    assert abs((keys[-1].int >> 80) / 1000 - time.time()) < 60
