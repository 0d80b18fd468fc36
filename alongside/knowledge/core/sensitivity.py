"""Which content is sensitive: by security label, by code, by word. Missing one harms; too much can be mended."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from .values import Concept, as_concept
from .walking import walk

NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def _rules() -> tuple[
    dict[str, str], dict[str, frozenset[str]], tuple[tuple[str, str], ...], dict[str, "re.Pattern[str]"]
]:
    """(security label → category, code → categories, (ICD-10 prefix, category), category → words)."""
    data = tomllib.loads(files(__package__).joinpath("data/sensitivity.toml").read_text(encoding="utf-8"))
    labels: dict[str, str] = {}
    codes: dict[str, set[str]] = {}
    prefixes: list[tuple[str, str]] = []
    words: dict[str, re.Pattern[str]] = {}
    for category, rule in data["category"].items():
        labels.update(dict.fromkeys(rule.get("labels", ()), category))
        for code in (*rule.get("snomed", ()), *rule.get("loinc", ()), *rule.get("cvx", ())):
            codes.setdefault(code, set()).add(category)
        prefixes += [(prefix, category) for prefix in rule.get("icd10_prefixes", ())]
        # Abbreviations are whole words: HIV must not find hives. Other words are stems.
        stems = "|".join(re.escape(word) + (r"\b" if word.isupper() else "") for word in rule["words"])
        words[category] = re.compile(rf"\b(?:{stems})", re.IGNORECASE)
    return labels, {c: frozenset(s) for c, s in codes.items()}, tuple(prefixes), words


def sensitivity_of(resource: dict[str, Any], values: dict[str, Any]) -> frozenset[str]:
    """The sensitive categories of one resource, from its labels and from the values extracted from it."""
    found = set(_by_label(resource.get("meta")))
    concepts = [
        values.get("concept"),
        values.get("answer"),
        *values.get("reactions", ()),
        *values.get("conditions", ()),
    ]
    concepts += [part.concept for part in values.get("parts", ())] + [part.answer for part in values.get("parts", ())]
    texts = [values.get(name, "") for name in ("text", "note", "reason", "title", "conclusion", "form")]
    texts += values.get("activities", ())
    texts += [text for pair in values.get("answers", ()) for text in pair]
    texts += [attachment.title for attachment in values.get("attachments", ())]
    for concept in concepts:
        if concept is not None:
            found |= sensitivity_of_concept(concept)
    for text in texts:
        if text:
            found |= _by_words(text)
    for concept in _reasons(resource):
        found |= sensitivity_of_concept(concept)
    return frozenset(found) if found else NONE


@lru_cache(maxsize=50_000)
def sensitivity_of_concept(concept: Concept) -> frozenset[str]:
    """The sensitive categories of one concept, by its codes and words."""
    _labels, codes, prefixes, _words = _rules()
    found: set[str] = set(_by_words(concept.text))
    for coding in concept.codings:
        found |= codes.get(coding.code, NONE)
        found |= _by_words(coding.display)
        if "icd-10" in coding.system or "icd10" in coding.system:
            plain = coding.code.upper()
            found.update(category for prefix, category in prefixes if plain.startswith(prefix))
    return frozenset(found)


@lru_cache(maxsize=50_000)
def _by_words(text: str) -> frozenset[str]:
    return frozenset(category for category, pattern in _rules()[3].items() if pattern.search(text)) if text else NONE


def _by_label(meta: Any) -> list[str]:
    labels = _rules()[0]
    security = meta.get("security") if isinstance(meta, dict) else None
    items = security if isinstance(security, list) else []
    return [labels[item["code"]] for item in items if isinstance(item, dict) and item.get("code") in labels]


# Where a resource says why: a visit, medicine or bill for something sensitive is sensitive itself.
REASONS = (
    ("reasonCode",),
    ("type",),
    ("serviceType",),
    ("diagnosis", "diagnosisCodeableConcept"),
    ("item", "productOrService"),
)


def _reasons(resource: dict[str, Any]) -> Iterator[Concept]:
    for path in REASONS:
        if path[0] in resource:
            for value, at in walk(resource, path, ""):
                if isinstance(value, dict) and (concept := as_concept(value, at)):
                    yield concept
