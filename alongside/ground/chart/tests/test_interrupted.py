"""What a killed import leaves is finished by the next one or by the worker, by one of them alone.

It is never said to be whole when it is not.
"""

import fcntl
import json
from collections import Counter

import pytest

from alongside.ground.chart.intake import spool
from alongside.ground.chart.models import ImportFile, ImportRun, Resource, SamePerson
from alongside.ground.chart.selectors import is_importing, unfinished_since
from alongside.ground.chart.services import ImportBusy, finish_interrupted, import_files, importing
from alongside.ground.chart.taking import commit as committing
from alongside.ground.chart.taking import staged
from alongside.ground.chart.taking.alone import alone, staging
from alongside.ground.practice.services import set_up
from alongside.ground.spine.models import Event

from .house import report

PATIENTS, RESULTS = 4, 40


@pytest.fixture(autouse=True)
def clinic(db, settings, tmp_path_factory, monkeypatch):
    settings.HOME = tmp_path_factory.mktemp("home")
    monkeypatch.setattr(staged, "BATCH", 10)
    set_up(name="Test", by=None)


@pytest.fixture
def records(tmp_path):
    """Results before their patients, all of whom look like one another."""
    folder = tmp_path / "in"
    folder.mkdir()
    name = [{"family": "Ruiz", "given": ["Ana"]}]
    people = [
        {"resourceType": "Patient", "id": f"p{n}", "name": name, "birthDate": "1950-01-02"} for n in range(PATIENTS)
    ]
    results = [
        {"resourceType": "Observation", "id": f"r{n}", "status": "final", "code": {"text": "Weight"},
         "subject": {"reference": f"Patient/p{n % PATIENTS}"}, "valueQuantity": {"value": n}}
        for n in range(RESULTS)
    ]  # fmt: skip
    (folder / "all.ndjson").write_text("".join(json.dumps(one) + "\n" for one in results + people))
    return folder


def dies(monkeypatch, module, name: str, at_call: int) -> None:
    """That function ends the process at its so-manieth call; afterwards it is itself again."""
    real, calls = getattr(module, name), []

    def once(*args, **more):
        calls.append(1)
        if len(calls) == at_call:
            raise KeyboardInterrupt
        return real(*args, **more)

    monkeypatch.setattr(module, name, once)


def told() -> Counter:
    """How many records the timeline says came in, by person."""
    sums: Counter = Counter()
    for event in Event.objects.filter(kind="chart.records_arrived"):
        sums[event.about_id] += event.data["records"]
    return sums


@pytest.mark.parametrize(
    ("module", "name", "at_call"),
    [
        (committing, "take", 1), (committing, "take", 3), (committing, "take", 5),
        (committing, "propose", 1), (committing, "propose", 3), (committing, "_close", 1),
        (importing, "attribute", 1), (importing, "hold_new_results", 1), (importing, "record", 1),
    ],
)  # fmt: skip
def test_wherever_it_was_cut_off_the_worker_brings_it_to_its_end(records, monkeypatch, module, name, at_call):
    dies(monkeypatch, module, name, at_call)
    with pytest.raises(KeyboardInterrupt):
        import_files(by=None, paths=[records])
    assert unfinished_since() is not None
    assert finish_interrupted(by=None) == 1
    assert finish_interrupted(by=None) == 0
    assert unfinished_since() is None
    assert Resource.objects.count() == RESULTS + PATIENTS
    assert not Resource.objects.filter(person=None).exists()
    assert told() == Counter(Resource.objects.values_list("person", flat=True))
    assert SamePerson.objects.count() == PATIENTS * (PATIENTS - 1) // 2
    assert [path.name for path in staging().iterdir()] == ["lock"]
    assert Event.objects.filter(kind="chart.import_finished").count() == 1


def test_while_an_import_lives_nobody_finishes_it(records):
    ImportRun.objects.create(started_at="2026-01-01T00:00Z")
    assert not is_importing()
    with alone():
        assert is_importing()
        assert finish_interrupted(by=None) == 0
        with pytest.raises(ImportBusy):
            import_files(by=None, paths=[records])
    assert unfinished_since() is not None
    assert finish_interrupted(by=None) == 1


def test_the_lock_is_let_go_when_an_import_fails(records, monkeypatch):
    dies(monkeypatch, committing, "take", 2)
    with pytest.raises(KeyboardInterrupt):
        import_files(by=None, paths=[records])
    with open(staging() / "lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def gone(staged) -> None:
    staged.unlink()


def cut_short(staged) -> None:
    staged.write_bytes(staged.read_bytes()[:-200])


def ends_early(staged) -> None:
    """Just after a record, so that nothing looks cut."""
    ends = [at for _received, at in spool.read(staged)]
    staged.write_bytes(staged.read_bytes()[: ends[-5]])


def scribbled_over(staged) -> None:
    data = bytearray(staged.read_bytes())
    data[-3000:-2000] = b"\xff" * 1000
    staged.write_bytes(bytes(data))


@pytest.mark.parametrize("harm", [gone, cut_short, ends_early, scribbled_over])
def test_what_was_staged_and_is_lost_is_said_and_stops_nobody(records, monkeypatch, harm):
    dies(monkeypatch, committing, "take", 3)
    with pytest.raises(KeyboardInterrupt):
        import_files(by=None, paths=[records])
    (staged,) = staging().glob("*.spool")
    harm(staged)
    assert finish_interrupted(by=None) == 1
    interrupted = ImportFile.objects.get()
    assert interrupted.state == "refused"
    assert "import it again" in interrupted.refused_because
    cut = report(interrupted.run_id)
    assert cut["received"] == cut["stored"] == Resource.objects.count() >= 20
    whole = report(import_files(by=None, paths=[records]).id)
    assert whole["received"] == whole["stored"] + whole["unchanged"] == RESULTS + PATIENTS
    assert Resource.objects.count() == RESULTS + PATIENTS
