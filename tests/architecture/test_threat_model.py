"""The threat model speaks of what is there: every path it names, every command, and each way out."""

import re

import pytest

from alongside.cli.commands import __all__ as commands

from .test_supply import CALLS_OUT
from .tree import ROOT, imported, modules

TEXT = (ROOT / "docs" / "threat-model.md").read_text()
HEADINGS = ["What is protected", "From whom", "Where one side ends and another begins", "What is not held"]


def test_it_says_what_is_protected_from_whom_by_what_and_what_is_not():
    assert re.findall(r"^## (.+)$", TEXT, re.MULTILINE) == HEADINGS
    assert len(TEXT.splitlines()) < 80, "one page"


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:alongside|tests)/[\w/.]+)`", TEXT))))
def test_what_holds_a_boundary_is_there(path):
    assert (ROOT / path).exists()


def test_each_way_out_of_this_computer_is_named():
    """Who calls out, by test_supply's own list, lies under a path of the row that speaks of it."""
    (row,) = (line for line in TEXT.splitlines() if line.startswith("| this computer → outside"))
    named = re.findall(r"`(alongside/[\w/.]+)`", row)
    calling = {str(path) for path in modules() for name, _line in imported(path) if CALLS_OUT.match(name)}
    assert calling
    assert not [path for path in calling if not any(path.startswith(one) for one in named)]


def test_every_boundary_names_what_holds_it():
    rows = [line for line in TEXT.splitlines() if line.startswith("| ") and "→" in line]
    assert len(rows) == 8
    assert not [row for row in rows if "`" not in row]


def test_commands_are_those_that_there_are():
    named = set(re.findall(r"`alongside (\w+)", TEXT))
    assert named <= {name.rstrip("_") for name in commands}
    assert named
