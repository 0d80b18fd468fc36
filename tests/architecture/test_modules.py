"""Modules are small, and the house keeps its rules where a linter cannot see them."""

import ast
import re
from pathlib import Path
from statistics import median

import pytest

from .tree import ROOT, files, modules, parsed, text

LONGEST = 300
MEDIAN = 60


def lines(path: Path) -> int:
    return len(text(path).splitlines())


def test_modules_are_short():
    long = {str(path): lines(path) for path in modules() if lines(path) > LONGEST}
    assert not long
    assert median(lines(path) for path in modules()) <= MEDIAN


def test_every_module_says_what_it_is():
    silent = [str(p) for p in modules() if p.name != "apps.py" and text(p).strip() and not ast.get_docstring(parsed(p))]
    assert not silent


def functions(path: Path) -> list[ast.FunctionDef]:
    return [n for n in parsed(path).body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]


def service_modules() -> list[Path]:
    ground = [p for p in modules() if p.parts[1] in ("ground", "rooms")]
    return [p for p in ground if p.name == "services.py" or "services" in p.parts]


# Services that nobody does: they are called by other services, or by somebody who has no person yet.
NOT_BY_ANYBODY = {
    "react", "reaction_named", "find_invitation", "find_grant", "open_account", "accept_help_as_new", "make_account",
    "enter_by_pin", "locked", "next_token", "pin_lasts",
    "who", "needs", "new_code", "hashed", "words_for",
}  # fmt: skip


@pytest.mark.parametrize("path", service_modules(), ids=str)
def test_writes_are_keyword_only_and_say_by_whom(path):
    for function in functions(path):
        if function.name in NOT_BY_ANYBODY:
            continue
        keywords = [a.arg for a in function.args.kwonlyargs]
        assert "by" in keywords, f"{path}: {function.name} does not say by whom"


def test_nothing_clinical_is_deleted():
    deleting = re.compile(r"\.delete\(|\bDELETE FROM\b")
    # An index is rebuilt, a lost second factor is taken away; what people and record systems said never goes.
    # A restore ends the sessions that came back with the database. A place's hours are written anew.
    # A job that is done is no record: the timeline has what happened.
    rebuilt = {
        "alongside/ground/chart/taking/batch.py",
        "alongside/ground/people/services/accounts.py",
        "alongside/ground/practice/services.py",
        "alongside/cli/restore.py",
        "alongside/ground/spine/outbox.py",
        "alongside/doors/entrance/passkeys.py",
    }
    assert not [str(p) for p in modules() if deleting.search(text(p)) and str(p) not in rebuilt]


def test_no_file_names_a_host_of_a_registry_or_a_folder_of_somebodys_machine():
    hosts = re.compile(
        "py"
        + r"pi\.org|python"
        + r"hosted\.org|registry\.npm"
        + r"js|/wo"
        + r"rk/|(?<![\w-])/ho"
        + r"me/\w|\.py"
        + "env"
    )
    named = [str(p) for p in files() if p.suffix not in (".woff2", ".mo", ".png") and hosts.search(text(p))]
    assert not named


def test_nothing_is_left_for_later_in_the_code():
    later = re.compile(r"\b(?:TO" + "DO|FIX" + r"ME|XX" + r"X)\b")
    assert not [str(p) for p in files() if p.suffix in (".py", ".html", ".sh", ".toml") and later.search(text(p))]


def test_the_lock_of_the_style_sheet_names_no_address():
    assert '"resolved"' not in (ROOT / "front" / "package-lock.json").read_text()
