"""Knowledge is pure: the standard library alone, no clock, no network. A date is always an argument."""

import ast
import sys

from .tree import imported, modules, parsed

KNOWLEDGE = [p for p in modules() if p.parts[:2] == ("alongside", "knowledge")]
# Of the standard library: what reaches outside, starts something, or is not the same twice.
IMPURE = {
    "time", "random", "secrets", "socket", "ssl", "http", "ftplib", "smtplib", "subprocess", "threading",
    "multiprocessing", "asyncio", "sqlite3", "tempfile", "locale",
}  # fmt: skip
CLOCK = {"now", "today", "utcnow", "localtime", "gmtime", "time_ns", "monotonic", "perf_counter"}


def pure(name: str) -> bool:
    if name.startswith("urllib"):
        return name.startswith("urllib.parse")  # takes addresses apart, fetches none
    top = name.split(".", maxsplit=1)[0]
    return name.startswith("alongside.knowledge") or (top in sys.stdlib_module_names and top not in IMPURE)


def test_knowledge_imports_the_standard_library_alone():
    assert KNOWLEDGE
    assert not [f"{p} imports {name}" for p in KNOWLEDGE for name, _line in imported(p) if not pure(name)]


def test_knowledge_has_no_clock():
    asked = [
        f"{path}:{node.lineno}"
        for path in KNOWLEDGE
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr in CLOCK
    ]
    assert not asked
