"""An import killed at any moment, and started again: everything is there, once, and nothing of it lies around."""

import json
import os
import random
import time
from pathlib import Path

import pytest

from .house import House, copied, kill, until
from .records import ASIDE, RECEIVED, STAGED, write

MOMENTS = ("any", "staging", "committing", "between", "finishing")
SOAK = int(os.environ.get("ALONGSIDE_KILLS", "300"))  # kills of the long version


@pytest.fixture(scope="module")
def records(tmp_path_factory) -> Path:
    return write(tmp_path_factory.mktemp("records") / "clinic")


@pytest.fixture(scope="module")
def whole(template, records, tmp_path_factory) -> tuple[dict, float]:
    """What the database holds when nobody killed anything, and how long that took."""
    quiet = copied(template, tmp_path_factory.mktemp("quiet") / "home")
    began = time.monotonic()
    done = quiet.run("import", str(records))
    assert done.returncode == 0, done.stderr
    return held(quiet), time.monotonic() - began


@pytest.mark.parametrize("seed", range(4))
def test_killed_five_times_and_started_again(seed, house, records, whole, tmp_path):
    assert killed_and_finished(house, records, whole, tmp_path, random.Random(seed), kills=5) > 0


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1000, 1000 + max(1, SOAK // 10)))
def test_killed_by_the_hundred(seed, house, records, whole, tmp_path):
    killed_and_finished(house, records, whole, tmp_path, random.Random(seed), kills=10)


def killed_and_finished(house: House, records: Path, whole, tmp_path: Path, chance: random.Random, kills: int) -> int:
    """Returns how many imports were killed before their end; the others had been faster."""
    expected, seconds = whole
    hit = sum(killed_once(house, records, chance, seconds) for _ in range(kills))
    report = tmp_path / "report.json"
    done = house.run("import", str(records), "--report", str(report))
    assert done.returncode == 0, done.stderr
    adds_up(json.loads(report.read_text()))
    assert house.staged() == set()
    assert held(house) == expected
    told_to_each_patient(house)
    return hit


def killed_once(house: House, records: Path, chance: random.Random, seconds: float) -> bool:
    moment = chance.choice(MOMENTS)
    importing = house.start("import", str(records))
    if moment == "any":
        time.sleep(chance.uniform(0, seconds))
    else:
        _wait_for(moment, importing, house.home / "staging", chance.randint(1, STAGED))
        time.sleep(chance.uniform(0, 0.2 if moment == "committing" else 0.02))
    return kill(importing)


def _wait_for(moment: str, importing, staging: Path, number: int) -> None:
    """Until the `number`th file is staged, or committed, or until all are; or until the import ends."""
    seen: set[str] = set()

    def reached() -> bool:
        now = {path.name for path in staging.iterdir()} if staging.exists() else set()
        seen.update(name for name in now if name.endswith(".spool"))
        if moment == "staging":
            here = len(seen) >= number - 1 and any(name.endswith(".part") for name in now)
        elif moment == "committing":
            here = len(seen) >= number
        else:
            here = len(seen) >= (STAGED if moment == "finishing" else number) and not seen & now
        return here or importing.poll() is not None

    until(reached, every=0.001)


def adds_up(report: dict) -> None:
    parts = report["stored"] + report["unchanged"] + report["new_versions"] + len(report["kept_aside"])
    assert report["received"] == parts == RECEIVED
    assert len(report["kept_aside"]) == ASIDE
    assert [Path(one["file"]).name for one in report["refused_files"]] == ["c-cut.json"]


def held(house: House) -> dict:
    """Everything an import brings about, by the records' own names: equal however often it was interrupted."""
    asked = {
        "records": """SELECT s.name, r.type, r.fhir_id, v.digest, p.fhir_id FROM chart_resource r
            JOIN chart_source s ON s.id = r.source_id JOIN chart_version v ON v.id = r.current_id
            LEFT JOIN chart_resource p ON p.person_id = r.person_id AND p.type = 'Patient'""",
        "versions": """SELECT r.type, r.fhir_id, v.digest FROM chart_version v
            JOIN chart_resource r ON r.id = v.resource_id""",
        "index": """SELECT r.type, r.fhir_id, e.kind, e.value FROM chart_entry e
            JOIN chart_resource r ON r.id = e.resource_id""",
        "identifiers": """SELECT r.fhir_id, i.system, i.value FROM chart_identifier i
            JOIN chart_resource r ON r.id = i.resource_id""",
        "kept aside": "SELECT type, fhir_id, path, reason FROM chart_keptaside WHERE state = 'open'",
        "look-alikes": """SELECT a.fhir_id, b.fhir_id FROM chart_sameperson s
            JOIN chart_resource a ON a.person_id = s.one_id AND a.type = 'Patient'
            JOIN chart_resource b ON b.person_id = s.other_id AND b.type = 'Patient'""",
        "promises": "SELECT kind, state, count(*) FROM promises_promise GROUP BY kind, state",
        "timeline": """SELECT kind, count(*) FROM spine_event
            WHERE kind IN ('people.registered', 'people.updated', 'promises.made') GROUP BY kind""",
        "counted": "SELECT sum(stored), sum(new_versions) FROM chart_importfile",
        "unfinished": """SELECT (SELECT count(*) FROM chart_importrun WHERE ended_at IS NULL),
            (SELECT count(*) FROM chart_importfile WHERE state = 'staged')""",
        "people": "SELECT count(*) FROM people_person",
    }
    found = {name: sorted(house.rows(sql)) for name, sql in asked.items()}
    found["look-alikes"] = sorted(tuple(sorted(pair)) for pair in found["look-alikes"])
    return found


def told_to_each_patient(house: House) -> None:
    """The timeline tells of each record that came in, and of none twice: a newer version is told of once more."""
    told = arrived(house)
    sql = """SELECT p.fhir_id, count(DISTINCT r.id), count(v.id) FROM chart_resource r
        JOIN chart_version v ON v.resource_id = r.id
        JOIN chart_resource p ON p.person_id = r.person_id AND p.type = 'Patient' GROUP BY p.fhir_id"""
    for patient, records, versions in house.rows(sql):
        assert records <= told[patient] <= versions


def arrived(house: House) -> dict[str, int]:
    """How many records the timeline of each patient says came in."""
    sums: dict[str, int] = {}
    for patient, data in house.rows(
        """SELECT r.fhir_id, e.data FROM spine_event e JOIN chart_resource r ON r.person_id = e.about_id
        WHERE r.type = 'Patient' AND e.kind = 'chart.records_arrived'"""
    ):
        told = data if isinstance(data, dict) else json.loads(data)
        sums[patient] = sums.get(patient, 0) + told["records"]
    return sums
