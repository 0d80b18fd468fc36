"""One fact → one row of the index."""

from functools import lru_cache
from typing import Any

import orjson

from alongside.knowledge.core.dates import PartialDate
from alongside.knowledge.core.demographics import best_name
from alongside.knowledge.core.facts import Fact
from alongside.knowledge.core.fhir_shapes import DIRECTORY
from alongside.knowledge.core.readers import label_of
from alongside.knowledge.core.rows import to_row
from alongside.knowledge.core.values import Concept, Quantity, as_list

# (kind, system, code, label, status, category, when_text, when_lower, when_upper, when_at, value, unit, cents,
#  sensitivity, row): the columns of Entry after resource, in order.
EntryRow = tuple[Any, ...]
COLUMNS = (
    "kind", "system", "code", "label", "status", "category", "when_text", "when_lower", "when_upper", "when_at",
    "value", "unit", "cents", "sensitivity", "row",
)  # fmt: skip
LISTED = "listed"  # people, places and substances that records refer to by name


def entry(fact: Fact) -> EntryRow:
    """The columns of the index row, with the whole fact as JSON in the last one."""
    concept, when = fact.concept, fact.when
    coding = concept.codings[0] if concept and concept.codings else None
    value, unit = _value(fact)
    return (
        fact.kind,
        coding.system if coding else "",
        coding.code if coding else "",
        concept.label if concept else "",
        fact.status[:40],
        " ".join(fact.categories),
        *(_when(when) if when else ("", None, None, None)),
        value,
        unit,
        getattr(fact, "total_cents", None),
        " ".join(sorted(fact.sensitivity)),
        orjson.dumps(to_row(fact)).decode(),
    )


@lru_cache(maxsize=20_000)  # most moments of a visit are those of many records
def _when(when: PartialDate) -> tuple[str, str, str, str | None]:
    at = str(when.instant.replace(tzinfo=None)) if when.instant else None
    return when.text[:80], when.lower.isoformat(), when.upper.isoformat(), at


def directory_entry(resource: dict[str, Any], kind: str) -> EntryRow | None:
    """The name that a practitioner, organization, location or medication gives to those who refer to it."""
    if kind == "Medication":
        label = label_of(resource.get("code"), "Medication.code")
    elif kind in DIRECTORY:
        label = _name(resource, kind)
    else:
        return None
    return (LISTED, "", "", label, "", kind, "", None, None, None, "", "", None, "", "{}") if label else None


def _name(resource: dict[str, Any], kind: str) -> str:
    if kind == "Practitioner":
        given, family, _called = best_name(resource.get("name"), "Practitioner.name")
        return f"{given} {family}".strip()
    if kind == "PractitionerRole":
        roles = as_list(resource.get("code"), "PractitionerRole.code")
        return label_of(roles[0], "PractitionerRole.code[0]") if roles else ""
    name = resource.get("name")
    return name if isinstance(name, str) else ""


def _value(fact: Fact) -> tuple[str, str]:
    value = getattr(fact, "value", None)
    if isinstance(value, Quantity):
        return f"{value.comparator}{value.value}", value.unit
    return (value.label if isinstance(value, Concept) else value or ""), ""
