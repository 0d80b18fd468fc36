"""Which content is sensitive: by security label, by code, by word. Missing one harms; too much can be mended."""

import base64
import binascii
import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from importlib.resources import files
from typing import Any, NamedTuple

from .sensitive_words import Words
from .values import REPEATING, Concept

NONE: frozenset[str] = frozenset()
_TAG = re.compile(r"<[^>]*>")


class Rules(NamedTuple):
    """What data/sensitivity.toml says, ready to look things up in."""

    labels: dict[str, str]
    codes: dict[str, frozenset[str]]
    prefixes: tuple[tuple[str, str], ...]  # (ICD-10 prefix, category)
    words: Words  # for running text
    names: Words  # for what names a thing: the words, and brands that are also people's names
    categories: frozenset[str]


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The rules, read once."""
    data = tomllib.loads(files(__package__).joinpath("data/sensitivity.toml").read_text(encoding="utf-8"))["category"]
    labels = {label: category for category, rule in data.items() for label in rule.get("labels", ())}
    codes: dict[str, set[str]] = {}
    for category, rule in data.items():
        for code in (*rule.get("snomed", ()), *rule.get("loinc", ()), *rule.get("cvx", ())):
            codes.setdefault(code, set()).add(category)
    prefixes = tuple((p, category) for category, rule in data.items() for p in rule.get("icd10_prefixes", ()))
    words = [(category, word, False) for category, rule in data.items() for word in rule["words"]]
    brands = [(category, name, True) for category, rule in data.items() for name in rule.get("names", ())]
    known = {c: frozenset(s) for c, s in codes.items()}
    return Rules(labels, known, prefixes, Words(words), Words([*words, *brands]), frozenset(data))


# Strings that are no words: addresses, keys, units. Codes are looked up, not read.
SILENT = frozenset({
    "id", "system", "url", "reference", "resourceType", "code", "unit", "lastUpdated", "versionId", "contentType",
    "language", "use", "gender", "currency", "status", "type", "hash", "creation", "start", "end", "authorString",
    "family", "given", "prefix", "suffix",
})  # fmt: skip
_PLAIN_CODING = frozenset({"system", "code", "display"})
# Where a reference means a person. Their names are no content: a Dr. Yaz says nothing about birth control.
PERSONS = ("Patient", "Practitioner", "RelatedPerson", "Person")
WHO = frozenset({
    "subject", "patient", "individual", "performer", "actor", "author", "recorder", "asserter", "requester", "member",
    "provider", "practitioner", "beneficiary", "subscriber", "policyHolder", "authenticator", "sender", "recipient",
    "enterer", "party", "responsible", "informationSource", "expressedBy", "authorReference", "onBehalfOf", "who",
    "resultsInterpreter", "careManager", "generalPractitioner", "participant", "source", "operator", "informant",
})  # fmt: skip


def said(key: str, name: str, text: str, holder: dict[str, Any]) -> frozenset[str]:
    """What one string says: member `name` of `holder`, which is itself the member `key`."""
    if name == "display":
        marks = rules().names.find(text)
        return NONE if marks and _names_a_person(key, holder) else marks
    if name == "text":
        running = key == "note" or "family" in holder
        return (rules().words if running else rules().names).find(text)
    if name == "div":
        return rules().words.find(_without_tags(text))
    if name == "data":
        return _by_attachment(text, str(holder.get("contentType", "")))
    if name == "linkId":
        return by_code("", text[:REPEATING].strip("/"))
    return rules().words.find(text)


@lru_cache(maxsize=50_000)
def sensitivity_of_concept(concept: Concept) -> frozenset[str]:
    """The sensitive categories of one concept, by its codes and words."""
    found: set[str] = set(rules().names.find(concept.text))
    for coding in concept.codings:
        found |= by_code(coding.system, coding.code) | rules().names.find(coding.display)
    return frozenset(found)


@lru_cache(maxsize=50_000)
def _by_known_coding(system: str, code: str, display: str) -> frozenset[str]:
    """What a coding of nothing but these says."""
    return rules().names.find(display) | by_code(system, code)


def by_coding(coding: dict[str, Any]) -> frozenset[str] | None:
    """What a coding says that has nothing but system, code and display; None for others, which must be looked through.

    Most of all that there is in a record, and nearly all of it seen before.
    """
    if coding.keys() <= _PLAIN_CODING:
        system, code, display = coding.get("system", ""), coding.get("code", ""), coding.get("display", "")
        if type(system) is type(code) is type(display) is str:
            repeats = len(system) + len(code) + len(display) <= REPEATING
            return (_by_known_coding if repeats else _by_known_coding.__wrapped__)(system, code, display)
    return None


@lru_cache(maxsize=50_000)
def by_code(system: str, code: str) -> frozenset[str]:
    """What a code alone says."""
    found = set(rules().codes.get(code, NONE))
    if "icd-10" in system or "icd10" in system or "2.16.840.1.113883.6.90" in system:
        plain = code.upper()
        plain = plain if "." in plain or len(plain) < 4 else f"{plain[:3]}.{plain[3:]}"
        found.update(category for prefix, category in rules().prefixes if plain.startswith(prefix))
    return frozenset(found)


def labelled(codings: Iterator[dict[str, Any]]) -> Iterator[str]:
    """Categories that the sender's own labels name. "Restricted" does not say what: it may be any of them."""
    known = rules()
    for coding in codings:
        code = coding.get("code")
        if code in ("R", "V") and "Confidentiality" in str(coding.get("system", "")):
            yield from known.categories
        elif isinstance(code, str) and code in known.labels:
            yield known.labels[code]


def items(holder: Any, name: str) -> Iterator[dict[str, Any]]:
    """The objects in the list `name` of something that should be an object."""
    found = holder.get(name) if isinstance(holder, dict) else None
    return (item for item in (found if isinstance(found, list) else ()) if isinstance(item, dict))


def _names_a_person(key: str, value: dict[str, Any]) -> bool:
    if "code" in value:
        return False
    before, slash, _id = str(value.get("reference", "")).rpartition("/")
    kind = before.rpartition("/")[2] if slash else str(value.get("type", ""))
    return kind.startswith(PERSONS) if kind else key in WHO


@lru_cache(maxsize=16)  # a visit's note often stands in a report and in a document, one after the other
def _by_attachment(data: str, content_type: str) -> frozenset[str]:
    return rules().words.find(_attached(data, content_type))


def _attached(data: str, content_type: str) -> str:
    """The words of an attachment; none of what is no text."""
    if not content_type.startswith(("text/", "application/xml", "application/xhtml")):
        return ""
    try:
        text = base64.b64decode(data, validate=False).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return data
    return _without_tags(text) if "<" in text else text


def _without_tags(markup: str) -> str:
    return unescape(_TAG.sub(" ", markup))
