"""Every row of every spec table holds, and the pages in docs/specs are what the tables say."""

import pytest

from alongside.knowledge.instruments import INSTRUMENTS
from alongside.knowledge.plain.imprints import all_imprints
from alongside.knowledge.readings import MEASURES, PROTOCOLS
from alongside.knowledge.risks import CALCULATORS

from .tables import holds
from .topics import ROOT, TOPICS, all_specs, behind, pages

ROWS = [(t, s, table.says, row) for t, s in all_specs() for table in s.tables for row in table.rows]


NAMES = [f"{topic}-{spec.name}-{number}" for number, (topic, spec, *_rest) in enumerate(ROWS)]


@pytest.mark.parametrize(("topic", "spec", "says", "row"), ROWS, ids=NAMES)
def test_every_row_holds(topic, spec, says, row):
    work, _card, _fields = behind(topic, spec.calculator)
    assert holds(work, row), (says, row)


def test_everything_that_answers_has_a_spec():
    assert {s.calculator for t, s in all_specs() if t == "risks"} == set(CALCULATORS)
    assert {s.calculator for t, s in all_specs() if t == "instruments"} == set(INSTRUMENTS)
    assert {s.calculator for t, s in all_specs() if t == "adherence"} == {"pdc"}
    assert {s.calculator for t, s in all_specs() if t == "immunizations"} == {"forecast"}
    assert {s.calculator for t, s in all_specs() if t == "redflags"} == {"redflags"}
    assert {s.calculator for t, s in all_specs() if t == "readings"} == {*MEASURES, *PROTOCOLS}
    assert {s.calculator for t, s in all_specs() if t == "plain"} == set(all_imprints())


def test_the_pages_are_current():
    written = [path for topic in TOPICS for path in (ROOT / "docs" / "specs" / topic).glob("*.md")]
    there = {path: path.read_text(encoding="utf-8") for path in written}
    assert there == pages(), "run: .venv/bin/python -m tests.specs"
