"""What was kept aside: tried again, left out for good, or received once more."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from alongside.ground.chart.models import Entry, Held, KeptAside, Resource, SamePerson, Version
from alongside.ground.chart.selectors import kept_aside
from alongside.ground.chart.services import set_aside_for_good, try_again
from alongside.ground.chart.taking import commit as committing
from alongside.ground.chart.taking import prepare
from alongside.ground.chart.taking.alone import alone
from alongside.ground.people.models import Person
from alongside.ground.people.services import choose_result_preference
from alongside.ground.people.viewer import Viewer
from alongside.ground.spine.models import Look

from .house import aside, bring, lines, patient, person_of, result, written

pytestmark = pytest.mark.usefixtures("practice")
MRN = [{"system": "urn:mrn", "value": "A|7"}]


def test_a_patient_kept_aside_and_tried_again_gets_their_records(tmp_path, administrator, monkeypatch):
    """Today's code cannot read the birth date; tomorrow's can."""
    broken = patient(birthDate="1980-02-30", identifier=MRN)
    twin = patient("twin", birthDate="1980-02-29", identifier=MRN)
    bring(tmp_path, {"a.ndjson": lines(twin, broken, result())})
    assert person_of("1") is None
    real = prepare.demographics
    monkeypatch.setattr(prepare, "demographics", lambda r: real({**r, "birthDate": "1980-02-29"}))
    monkeypatch.setattr(prepare, "extract", lambda *_: ())
    try_again(by=administrator, kept=aside().id)
    assert person_of("1") == person_of("p", "Patient")
    assert SamePerson.objects.count() == 1
    assert not KeptAside.objects.filter(state="open").exists()


def test_while_an_import_runs_nothing_is_tried_again_beside_it(tmp_path, administrator, monkeypatch):
    """A patient kept aside comes anew, now whole, and in the middle somebody has the old one read again."""
    real = prepare.demographics
    monkeypatch.setattr(prepare, "demographics", lambda r: real({**r, "birthDate": "1980-02-30"}))
    bring(tmp_path, {"a.ndjson": lines(patient())})
    monkeypatch.undo()
    kept, told, take = aside().id, [], committing.take

    def meanwhile(*args, **more):
        with pytest.raises(ValidationError) as busy:
            try_again(by=administrator, kept=kept)
        told.extend(busy.value.messages)
        return take(*args, **more)

    monkeypatch.setattr(committing, "take", meanwhile)
    bring(tmp_path, {"a.ndjson": lines(patient(), result())})
    assert told == ["Records are coming in now. Please try again when they are in."]
    assert KeptAside.objects.get(id=kept).tried_at is None
    try_again(by=administrator, kept=kept)
    assert KeptAside.objects.get(id=kept).state == "came_in"
    assert Person.objects.filter(family="Ruiz").count() == 1


def test_an_import_waits_for_a_record_that_is_being_tried_again(tmp_path, practice):
    with ThreadPoolExecutor() as beside, alone():
        importing = beside.submit(lambda: _alone_within(5.0))
        time.sleep(0.3)
        assert not importing.done()
    assert importing.result() is None


def _alone_within(seconds: float) -> None:
    try:
        with alone(seconds):
            pass
    finally:
        connection.close()  # this thread's own


def test_what_was_kept_aside_does_not_take_the_place_of_what_came_since(tmp_path, administrator, monkeypatch):
    monkeypatch.setattr(prepare, "extract", lambda *_: (_ for _ in ()).throw(prepare.Unreadable("x", "not yet")))
    bring(tmp_path, {"a.ndjson": lines(patient(), result(valueString="old"))})
    monkeypatch.undo()
    bring(tmp_path, {"a.ndjson": lines(result(valueString="new"))})
    for kept in KeptAside.objects.filter(state="open"):
        try_again(by=administrator, kept=kept.id)
    record = Resource.objects.get(type="Observation")
    assert Version.objects.filter(resource=record).count() == 2
    assert b"new" in bytes(record.current.raw)
    assert Entry.objects.get(resource=record).value == "new"


def test_what_a_human_left_out_for_good_does_not_come_back(tmp_path, administrator):
    broken = result(effectiveDateTime="2023-02-30")
    bring(tmp_path, {"a.ndjson": lines(patient(), broken)})
    set_aside_for_good(by=administrator, kept=aside().id, reason="a test record")
    told = bring(tmp_path, {})
    assert len(told["kept_aside"]) == 1
    assert not KeptAside.objects.filter(state="open").exists()
    assert list(KeptAside.objects.values_list("end_reason", flat=True)) == ["a test record"] * 2


def test_the_same_bytes_wait_once_also_within_one_file(tmp_path):
    broken = result(effectiveDateTime="2023-02-30")
    told = bring(tmp_path, {"a.ndjson": lines(broken, broken), "b.ndjson": lines(broken)})
    assert (told["received"], len(told["kept_aside"])) == (3, 3)
    assert aside().file.name.endswith("b.ndjson")


def test_a_result_tried_again_waits_for_the_talk_that_was_asked_for(tmp_path, administrator, monkeypatch):
    bring(tmp_path, {"a.ndjson": lines(patient())})
    person = person_of("p", "Patient")
    choose_result_preference(by=Viewer(person_id=person, name="Ana"), person=person, choice="after_talk")
    monkeypatch.setattr(prepare, "extract", lambda *_: (_ for _ in ()).throw(prepare.Unreadable("x", "not yet")))
    laboratory = {"coding": [{"code": "laboratory"}]}
    bring(tmp_path, {"a.ndjson": lines(result(category=[laboratory]))})
    monkeypatch.undo()
    assert not Held.objects.exists()
    try_again(by=administrator, kept=aside().id)
    assert Held.objects.get().resource.person_id == person


def test_of_a_whole_entry_too_it_is_written_down_whose_it_is(tmp_path, administrator):
    bring(tmp_path / "1", {"a.ndjson": lines(patient())})
    entry = b'{"fullUrl":"http://x/1","fullUrl":"http://x/2","resource":%s}' % written(result())
    bring(tmp_path / "2", {"a.json": b'{"resourceType":"Bundle","type":"collection","entry":[%s]}' % entry})
    assert kept_aside(administrator, aside().id)
    assert Look.objects.get().about_id == person_of("p", "Patient")
