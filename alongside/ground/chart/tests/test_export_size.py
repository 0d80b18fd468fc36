"""A record full of scanned letters is copied out one letter at a time."""

import json
import tracemalloc

from alongside.ground.chart.selectors import bundle_of

from .house import bring, lines, patient, person_of, result

LETTER, LETTERS = 256 * 1024, 60


def test_an_export_holds_a_few_records_at_once_however_many_there_are(practice, tmp_path):
    letters = (result(str(n), note=[{"text": "x" * LETTER}]) for n in range(LETTERS))
    bring(tmp_path, {"a.ndjson": lines(patient(), *letters)})
    person = person_of("p", "Patient")
    tracemalloc.start()
    size = sum(map(len, bundle_of(person)))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > LETTERS * LETTER
    assert most < LETTERS * LETTER / 2
    assert len(json.loads(b"".join(bundle_of(person)))["entry"]) == LETTERS + 1
