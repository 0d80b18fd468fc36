"""The report of an import: its shape; and it holds no more in memory for a hundred thousand records than for few."""

import json
import tracemalloc
from datetime import UTC, datetime

import pytest

from alongside.ground.chart import selectors
from alongside.ground.chart.models import ImportFile, ImportRun, KeptAside, Source

BEGAN, ENDED = datetime(2026, 3, 4, 5, 6, tzinfo=UTC), datetime(2026, 3, 4, 5, 6, 1, 500_000, tzinfo=UTC)
FEW, MANY = 3_000, 100_000
ROOM = 4 * 1024**2  # bytes that the many may take beyond the few


@pytest.fixture
def run(db) -> ImportRun:
    return ImportRun.objects.create(started_at=BEGAN, ended_at=ENDED)


def file_of(run: ImportRun, aside: int, reason: str = "is not a date") -> ImportFile:
    """A file with so many records kept aside, and one more that came in."""
    source = Source.objects.get_or_create(name="s", defaults={"since": BEGAN})[0]
    counts = {"received": aside + 1, "stored": 1, "kept_aside": aside}
    file = ImportFile.objects.create(run=run, source=source, name="a.ndjson", state="done", **counts)
    rows = (
        KeptAside(file=file, place=n, type="Patient", fhir_id=str(n), path="birthDate", reason=reason, raw=b"{}",
                  digest=n.to_bytes(32))
        for n in range(aside)
    )  # fmt: skip
    KeptAside.objects.bulk_create(rows, batch_size=5_000)
    return file


def test_its_shape(run):
    odd = "is “odd”\u2028\n  and\u0085 goes on"
    file_of(run, 2, odd)
    ImportFile.objects.create(run=run, source=Source.objects.get(), name="b.zip", state="refused", refused_because=odd)
    kept = [
        {"source": "s", "file": "a.ndjson", "line_or_entry": n, "type": "Patient", "id": str(n), "path": "birthDate",
         "reason": odd}
        for n in range(2)
    ]  # fmt: skip
    told = {
        "received": 3, "stored": 1, "unchanged": 0, "new_versions": 0, "kept_aside": kept,
        "refused_files": [{"file": "b.zip", "reason": odd}], "seconds": 1.5,
    }  # fmt: skip
    assert "".join(selectors.report(run.id)) == json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def test_of_an_import_that_brought_nothing_and_has_not_ended(db):
    run = ImportRun.objects.create(started_at=BEGAN)
    told = {"received": 0, "stored": 0, "unchanged": 0, "new_versions": 0, "kept_aside": [], "refused_files": []}
    told["seconds"] = None
    assert "".join(selectors.report(run.id)) == json.dumps(told, indent=1) + "\n"


def test_the_shell_reads_the_first_alone(run):
    file_of(run, 25)
    assert [one["line_or_entry"] for one in selectors.kept_aside_in(run.id, 10)] == list(range(10))
    assert selectors.summary(run.id)["kept_aside"] == 25


def most_held_while_writing(run: ImportRun, to) -> int:
    tracemalloc.start()
    try:
        with to.open("w", encoding="utf-8") as file:
            file.writelines(selectors.report(run.id))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_stays_flat(run, tmp_path):
    other = ImportRun.objects.create(started_at=BEGAN, ended_at=ENDED)
    file_of(run, FEW)
    file_of(other, MANY)
    most_held_while_writing(run, tmp_path / "warm")
    few, many = (most_held_while_writing(one, tmp_path / f"{one.id}.json") for one in (run, other))
    assert many - few < ROOM, (few, many)
    assert len(json.loads((tmp_path / f"{other.id}.json").read_text())["kept_aside"]) == MANY
