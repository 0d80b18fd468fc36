"""Every reason for which the importer sets something aside has its sentence here, and its Spanish."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

import alongside
from alongside.doors.desk.reasons import FILE, RECORD, WORDS, in_words

HOUSE = Path(alongside.__file__).parent
GIVES_REASONS = [
    *(HOUSE / "knowledge" / "core").glob("*.py"),
    *(HOUSE / "ground" / "chart").glob("*/*.py"),
]
# Who takes a reason, and as which of its arguments.
TAKES = {"Unreadable": 1, "Problem": 1, "Fault": 0, "_fault": 0, "_broken": 1, "Refused": 0, "too_deep": None}
OTHERS_OWN = {"asked.py", "facts.py"}  # classes of the same name that are about something else
FILLED = "7"


def trees() -> list[ast.Module]:
    return [
        ast.parse(path.read_text())
        for path in GIVES_REASONS
        if path.name not in OTHERS_OWN and path.parent.name != "tests"
    ]


def assigned() -> dict[str, list[ast.expr]]:
    """Names that hold a reason, wherever; and what a function of that name returns."""
    found: dict[str, list[ast.expr]] = {}
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    name = getattr(target, "id", getattr(target, "attr", ""))
                    found.setdefault(name, []).append(node.value)
            elif isinstance(node, ast.FunctionDef) and node.name == "too_deep":
                found["too_deep"] = [one.value for one in ast.walk(node) if isinstance(one, ast.Return)]
    return found


def texts(given: ast.expr, known: dict[str, list[ast.expr]]) -> Iterator[str]:
    """What an expression may say, with something in each of its gaps."""
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        yield given.value
    elif isinstance(given, ast.JoinedStr):
        yield "".join(part.value if isinstance(part, ast.Constant) else FILLED for part in given.values)
    elif isinstance(given, ast.IfExp):
        yield from texts(given.body, known)
        yield from texts(given.orelse, known)
    elif isinstance(given, ast.Name):
        for one in known.get(given.id, ()):
            if not isinstance(one, (ast.Name, ast.IfExp)):
                yield from texts(one, known)
    elif isinstance(given, ast.Call) and getattr(given.func, "id", "") == "too_deep":
        for one in known["too_deep"]:
            yield from texts(one, known)


def reasons() -> list[str]:
    known, found = assigned(), set()
    for tree in trees():
        for node in ast.walk(tree):
            name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            at = TAKES.get(name)
            if at is not None and len(node.args) > at:
                found.update(texts(node.args[at], known))
    for one in known["refused_because"]:
        found.update(texts(one, known))
    return sorted(found)


def filled(sentence: str) -> str:
    return sentence % dict.fromkeys(_names(sentence), FILLED)


def _names(sentence: str) -> list[str]:
    return re.findall(r"%\((\w+)\)s", sentence)


def test_the_importers_reasons_are_found():
    assert len(reasons()) >= len({*RECORD, *FILE}) - 6
    assert "has the same member twice" in reasons()
    assert f"is nested deeper than {FILLED} levels" in reasons()


@pytest.mark.parametrize("reason", reasons())
def test_each_is_said_in_spanish_with_what_came_with_it(reason):
    with override("es"):
        said = in_words(reason)
    assert said != reason
    assert said.count(FILLED) == reason.count(FILLED)
    with override("en"):
        assert in_words(reason) == reason


def test_no_sentence_stands_here_that_nobody_says():
    said = reasons()
    assert [one for one in (*RECORD, *FILE) if filled(one) not in said and one not in UNRULY] == []


# Said by what these tests cannot read: a reason made of Python's own words, and of a word that is there or not.
UNRULY = {
    "“%(type)s” is not a type of FHIR R4%(advice)s", "is not JSON: %(what)s (character %(number)s)",
    "is not JSON: %(what)s",
}  # fmt: skip


def test_words_of_ours_between_the_others_are_translated_too():
    newer = "“Media” is not a type of FHIR R4; it is one of a newer FHIR. Ask the sender for R4"
    with override("es"):
        assert in_words("expected a list, found text") == "se esperaba una lista y se encontró texto"
        assert in_words(newer).endswith("; es de un FHIR más nuevo. Pida R4 a quien lo envía")
        assert not [word for word in WORDS[:6] if in_words(f"expected text, found {word}").endswith(word)]


@pytest.mark.parametrize("odd", ["100% {0} %(s)s\n\\x", "” is not a date", ""])
def test_what_came_with_it_stays_as_it_is(odd):
    with override("es"):
        assert in_words(f"“{odd}” is not a date") == f"“{odd}” no es una fecha"


def test_a_reason_of_another_version_is_shown_as_it_stands():
    with override("es"):
        assert in_words("is odd in a new way") == "is odd in a new way"
