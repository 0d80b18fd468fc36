"""Every row of the shared vectors that an instrument here answers, by exactly the names of the row."""

import json

import pytest

from alongside.knowledge.instruments import INSTRUMENTS, answer
from tests.shared_data import shared
from tests.vectors import agrees

ROWS = ("phq9", "gad7", "audit_c", "sure_test", "sdm_q_9", "collaborate", "decisional_conflict_scale_16",
        "promis_global_10_v1_2")  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_every_row(name):
    assert name in INSTRUMENTS
    rows = [json.loads(line) for line in (shared("risk-vectors") / f"{name}.jsonl").read_text().splitlines()]
    assert rows
    for row in rows:
        values = answer(name, row["input"])
        assert agrees(values, row), row["id"]
        assert set(values) == set(row["expected"])
