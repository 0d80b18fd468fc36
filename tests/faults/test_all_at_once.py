"""Web processes, job worker and an import at once: nobody is told that the database is busy, and nobody starves."""

import json
import time
from pathlib import Path

from .house import House, kill, until
from .records import write
from .visitor import answers, free_port
from .writing import Writer, nothing_by_half

MANY = 30_000  # results: an import of some seconds
AT_LEAST = 5  # writes of each patient that get through while it runs


def test_patients_write_while_an_import_runs(house: House, tmp_path: Path):
    assert house.run("import", str(write(tmp_path / "clinic"))).returncode == 0
    folder = tmp_path / "many"
    folder.mkdir()
    with (folder / "results.ndjson").open("w") as file:
        file.writelines(_line(n) for n in range(MANY))
    port = free_port()
    server = house.start("serve", "--port", str(port))
    writers: list[Writer] = []
    try:
        until(lambda: answers(port))
        writers += [Writer(port, house, patient) for patient in ("p0", "p1")]
        importing = house.start("import", "--source", "clinic", str(folder))
        until(lambda: any(name.endswith(".spool") for name in house.staged()) or importing.poll() is not None)
        for writer in writers:
            writer.start()
        began = time.monotonic()
        importing.wait(120)
        during, seconds = [len(writer.acknowledged) for writer in writers], time.monotonic() - began
    finally:
        for writer in writers:
            writer.ended.set()
            if writer.is_alive():
                writer.join(60)
        kill(server)
    print(f"import {seconds:.1f} s, writes {during}, longest {[round(w.longest, 2) for w in writers]} s")  # noqa: T201
    assert importing.returncode == 0, house.log.read_text()
    assert [writer.wrong for writer in writers] == [[], []]
    assert min(during) >= AT_LEAST
    nothing_by_half(house, writers)


def _line(n: int) -> str:
    result = {
        "resourceType": "Observation", "id": f"many{n}", "status": "final", "code": {"text": "Weight"},
        "subject": {"reference": f"Patient/p{n % 20}"}, "effectiveDateTime": "2026-01-05",
        "valueQuantity": {"value": n},
    }  # fmt: skip
    return json.dumps(result) + "\n"
