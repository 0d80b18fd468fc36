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


def test_knowledge_has_no_clock():
    clock = re.compile(r"\b(?:today|now|utcnow|time|monotonic)\(\)")
    assert not [str(p) for p in modules() if "knowledge" in p.parts and clock.search(text(p))]


def test_views_do_not_query():
    views = [p for p in modules() if p.name == "views.py" or "views" in p.parts]
    assert views
    assert not [str(p) for p in views if ".objects" in text(p)]


def test_only_the_triggers_use_a_signal():
    using = [
        str(p) for p in modules() if re.search(r"django\.(?:db\.models|core|dispatch).*signals?\b.*import", text(p))
    ]
    assert using == ["alongside/ground/spine/apps.py"]


def test_models_are_imported_by_their_own_app_alone():
    """Foreign keys across apps are strings, so nobody else needs them."""
    wrong = []
    for path in modules():
        app = owner(path)
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ImportFrom) and node.module and "models" in node.module.split("."):
                target = resolve(path, node)
                if "alongside" in target and owner_of_module(target) != app and not allowed(path, target):
                    wrong.append(f"{path}:{node.lineno} {target}")
    assert not wrong


# The spine's Event is what every reaction is given; selectors of people read the timeline's rows through it.
def allowed(path: Path, target: str) -> bool:
    return target == "alongside.ground.spine.models" and path.name in ("wiring.py", "selectors.py", "reactions.py")


def owner(path: Path) -> str:
    """alongside/ground/people/services/x.py belongs to ground.people."""
    return ".".join(path.parts[1:3])


def owner_of_module(module: str) -> str:
    return ".".join(module.split(".")[1:3])


def resolve(path: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    base = path.with_suffix("").parts[: -node.level]
    return ".".join((*base, node.module or ""))


def functions(path: Path) -> list[ast.FunctionDef]:
    return [n for n in parsed(path).body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]


def service_modules() -> list[Path]:
    ground = [p for p in modules() if p.parts[1] in ("ground", "rooms")]
    return [p for p in ground if p.name == "services.py" or "services" in p.parts]


# Services that nobody does: they are called by other services, or by somebody who has no person yet.
NOT_BY_ANYBODY = {
    "react", "reaction_named", "find_invitation", "find_grant", "open_account", "accept_help_as_new", "make_account",
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
    rebuilt = {"alongside/ground/chart/taking/batch.py", "alongside/ground/people/services/accounts.py"}
    assert not [str(p) for p in modules() if deleting.search(text(p)) and str(p) not in rebuilt]


def test_no_file_names_a_host_of_a_registry_or_this_machine():
    hosts = re.compile("py" + r"pi\.org|python" + r"hosted\.org|registry\.npm" + r"js|/work/" + "main")
    named = [str(p) for p in files() if p.suffix not in (".woff2", ".mo", ".png") and hosts.search(text(p))]
    assert not named


def test_the_lock_of_the_style_sheet_names_no_address():
    assert '"resolved"' not in (ROOT / "front" / "package-lock.json").read_text()
