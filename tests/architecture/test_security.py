"""The security checklist speaks of every section of the standard, and names only tests that are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "security.md").read_text().splitlines()
    if re.match(r"\| V\d", line)
]
# OWASP ASVS 4.0.3: chapter → how many sections it has.
SECTIONS = {1: 14, 2: 10, 3: 7, 4: 3, 5: 5, 6: 4, 7: 4, 8: 3, 9: 2, 10: 3, 11: 1, 12: 6, 13: 4, 14: 5}


def test_each_section_has_a_line_and_they_stand_in_order():
    found = [row[0] for row in ROWS]
    wanted = [f"V{chapter}.{n}" for chapter, last in SECTIONS.items() for n in range(1, last + 1)]
    assert list(dict.fromkeys(found)) == wanted
    assert found == sorted(found, key=wanted.index)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_what_holds_names_a_test_that_exists_and_what_does_not_says_why(row):
    _section, means, state, why = row
    assert means
    assert state in ("holds", "open", "does not apply")
    if state != "holds":
        assert why
        assert "::" not in why
        return
    named = re.fullmatch(r"`([\w/.]+)::(\w+)`", why)
    assert named, "a line that holds names its test as `path::name`"
    assert re.search(rf"^def {named[2]}\(", (ROOT / named[1]).read_text(), re.MULTILINE)
