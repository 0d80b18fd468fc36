"""The security checklist names only tests that are there."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LINES = [line for line in (ROOT / "docs/security.md").read_text().splitlines() if line.startswith("| V")]


def test_each_line_that_holds_names_a_test_that_exists():
    wrong = []
    for line in LINES:
        state, held = (cell.strip() for cell in line.strip("|").split("|")[2:4])
        named = re.fullmatch(r"`([\w/.]+)::(\w+)`", held)
        path = ROOT / named[1] if named else None
        there = path and path.exists() and f"def {named[2]}(" in path.read_text()
        if (state == "holds") != bool(there) or state not in ("holds", "open", "does not apply"):
            wrong.append(line)
    assert LINES
    assert not wrong, "\n".join(wrong)
