"""Every row of the shared vectors that a calculator here answers."""

import json

import pytest

from alongside.knowledge.core.asked import Refused
from alongside.knowledge.risks import CALCULATORS
from tests.shared_data import shared
from tests.vectors import agrees


@pytest.mark.parametrize("name", CALCULATORS)
def test_every_row(name):
    file = "prevent" if name.startswith("prevent") else name
    rows = [json.loads(line) for line in (shared("risk-vectors") / f"{file}.jsonl").read_text().splitlines()]
    mine = [row for row in rows if row["calculator"] == name]
    assert mine
    for row in mine:
        if row["expected"] is None:
            with pytest.raises(Refused) as caught:
                CALCULATORS[name](row["input"])
            assert caught.value.allowed
            continue
        assert agrees(CALCULATORS[name](row["input"]).values, row), row["id"]
