"""Every reason can be said to a patient and to a nurse, in both languages."""

import ast
import json
from itertools import product
from pathlib import Path

import pytest

from alongside.knowledge.immunizations import words
from alongside.knowledge.immunizations.engine import forecast
from alongside.knowledge.immunizations.lines.answered import answer_row
from alongside.knowledge.immunizations.lines.asked import question
from alongside.knowledge.immunizations.reasons import Reason
from alongside.knowledge.immunizations.schedule.load import shipped
from tests.shared_data import shared

FOLDER = Path(words.__file__).parent
DAY = 738_000


def keys() -> set[str]:
    """The keys of all reasons that a step can give, read from the code."""
    found = set()
    for path in FOLDER.rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Reason" and len(node.args) > 1:
                found |= {c.value for c in ast.walk(node.args[1]) if isinstance(c, ast.Constant) and _is_key(c.value)}
    return found


def _is_key(value: object) -> bool:
    """Whole keys; those that are put together when they are said are met by the official cases below."""
    return isinstance(value, str) and "." in value and not value.endswith(".")


def test_every_key_is_found():
    assert len(keys()) > 20


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_reason_has_its_sentences(language):
    known = words._words(language)["reason"]
    assert keys() <= set(known), sorted(keys() - set(known))
    for key, audience in product(sorted(keys()), ("patient", "nurse")):
        said = words.sentence(Reason("6.5", key, DAY, DAY + 4, ""), audience, language, shipped())
        assert said.strip().endswith((".", "!", "?"))
        assert "{" not in said


def test_all_that_the_official_cases_bring_up_can_be_said():
    said = 0
    for line in (shared("cdsi") / "cases_public.jsonl").read_text(encoding="utf-8").splitlines():
        patient, on = question(json.loads(line))
        row = answer_row(forecast(shipped(), patient, on), explain=True)
        for group in row["groups"].values():
            for reason in group["reasons"]:
                assert all(reason[who][language] for who in ("patient", "nurse") for language in ("en", "es"))
                said += 1
    assert said > 5000


def test_both_languages_say_the_same_things():
    english, spanish = words._words("en"), words._words("es")
    assert {part: set(english[part]) for part in english} == {part: set(spanish[part]) for part in spanish}


def test_a_nurse_reads_the_section():
    said = words.sentence(Reason("6.5", "age.too-young", DAY, DAY + 4, "minimum age"), "nurse", "en", shipped())
    assert "6.5" in said
    assert "4 days" in said
