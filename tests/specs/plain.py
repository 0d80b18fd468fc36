"""Plain words as the spec tables ask for them."""

from typing import Any

from alongside.knowledge.core.asked import Field
from alongside.knowledge.plain.draft import next_step, questions, touched
from alongside.knowledge.plain.glossary import find_terms, jargon
from alongside.knowledge.plain.level import reading_level
from alongside.knowledge.plain.level.formulas import smog

from .vaccines import Given

COUNTS = (
    Given("sentences", "how many"),
    Given("polysyllables", "how many words of three syllables or more"),
)
TEXT = (
    Given("text", "any text"),
    Given("language", "en or es"),
    Given("medicines", "names as the record has them", True),
)


DRAFT = (
    Given("asked", "what the patient wrote"),
    Given("draft", "the draft of an answer"),
    Given("language", "en or es"),
)


def fields(name: str) -> tuple[Field, ...]:
    """What it asks for."""
    if name == "draft":
        return DRAFT
    return COUNTS if name == "smog" else TEXT


def answer(name: str, given: dict[str, Any]) -> dict[str, Any]:
    """What a measure makes of a text, or of counts, with two decimals."""
    if name == "smog":
        return {"smog": _short(smog(given["polysyllables"], given["sentences"]))}
    if name == "draft":
        language, step = given["language"], next_step(given["draft"], given["language"])
        found = touched(questions(given["asked"], language), given["draft"], language)
        return {
            "questions": [one.verdict for one in found], "what": bool(step.what), "when": bool(step.when),
            "vague": bool(step.vague), "together": step.together,
        }  # fmt: skip
    if name == "glossary":
        asked = given["text"], given["language"], given.get("medicines", ())
        return {"terms": [f.entry.id for f in find_terms(*asked)], "jargon": [j.entry.id for j in jargon(*asked)]}
    level = reading_level(given["text"], given["language"], given.get("medicines", ()))
    return {
        "sentences": level.sentences, "words": level.words, "syllables": level.syllables, "band": level.band,
        "grade": _short(level.grade), "ease": _short(level.ease), "inflesz": _short(level.inflesz),
    }  # fmt: skip


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
