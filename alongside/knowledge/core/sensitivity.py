"""Which content is sensitive: by security label, by code, by word. Missing one harms; marking too much is repairable."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from .values import Concept

NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def _rules() -> tuple[dict[str, str], dict[str, frozenset[str]], tuple[tuple[str, str], ...], dict[str, "re.Pattern[str]"]]:
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
        stems = "|".join(re.escape(word) for word in rule["words"])
        words[category] = re.compile(rf"\b(?:{stems})", re.IGNORECASE)
    return labels, {c: frozenset(s) for c, s in codes.items()}, tuple(prefixes), words


def sensitivity_of(resource: dict[str, Any], values: dict[str, Any]) -> frozenset[str]:
    """The sensitive categories of one resource, from its labels and from the values extracted from it."""
    found = set(_by_label(resource.get("meta")))
    concepts = [values.get("concept"), values.get("answer"), *values.get("reactions", ()), *values.get("conditions", ())]
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
    for code in _reason_concepts(resource):
        found |= code
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


def _reason_concepts(resource: dict[str, Any]) -> list[frozenset[str]]:
    """Codes that say why: a visit, medicine or plan for something sensitive is sensitive itself."""
    found = []
    for name in ("reasonCode", "type", "class", "serviceType", "diagnosis", "vaccineCode", "item"):
        value = resource.get(name)
        if isinstance(value, list | dict):
            found += [sensitivity_of_concept(concept) for concept in _concepts_below(value)]
    return found


def _concepts_below(value: Any) -> list[Concept]:
    from .values import Coding

    if isinstance(value, list):
        return [concept for item in value for concept in _concepts_below(item)]
    if not isinstance(value, dict):
        return []
    found = []
    if isinstance(value.get("coding"), list):
        codings = tuple(
            Coding(str(c.get("system") or ""), str(c.get("code") or ""), str(c.get("display") or ""))
            for c in value["coding"]
            if isinstance(c, dict)
        )
        found.append(Concept(str(value.get("text") or ""), codings))
    return found + [c for inner in value.values() if isinstance(inner, dict | list) for c in _concepts_below(inner)]
