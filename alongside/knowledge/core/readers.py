"""What stands at a path, turned into a part of a fact. Named, small, and shared by many rows of the table."""

from typing import Any

from .dates import PartialDate, parse
from .facts import Attachment, Part, Range
from .unreadable import Unreadable
from .values import Concept, Quantity, as_concept, as_dict, as_list, as_quantity, as_text


def day(value: Any, path: str) -> PartialDate | None:
    """A date, dateTime or instant."""
    text = as_text(value, path)
    return parse(text, path) if text else None


def code_of(value: Any, path: str) -> str:
    """The first code of a CodeableConcept, or its text."""
    concept = as_concept(value, path)
    return (concept.code or concept.text) if concept else ""


def label_of(value: Any, path: str) -> str:
    """A CodeableConcept in words."""
    concept = as_concept(value, path)
    return concept.label if concept else ""


def display_of(value: Any, path: str) -> str:
    """A Reference in words, when it has them."""
    found = as_dict(value, path)
    return as_text(found.get("display"), path + ".display") if found else ""


def reference_of(value: Any, path: str) -> str:
    """A Reference's own reference."""
    found = as_dict(value, path)
    return as_text(found.get("reference"), path + ".reference") if found else ""


def dose(value: Any, path: str) -> str:
    """A dosage in the record's words; else from its numbers, kept as sent: "10 mg, 1 time per 1 d"."""
    found = as_dict(value, path) or {}
    for name in ("patientInstruction", "text"):
        if text := as_text(found.get(name), f"{path}.{name}"):
            return text
    return ", ".join(filter(None, (_amount(found, path), _timing(found, path), _as_needed(found))))


def _amount(dosage: dict[str, Any], path: str) -> str:
    for index, rate in enumerate(as_list(dosage.get("doseAndRate"), path + ".doseAndRate")):
        at = f"{path}.doseAndRate[{index}]"
        amount = as_quantity((as_dict(rate, at) or {}).get("doseQuantity"), at + ".doseQuantity")
        if amount:
            return f"{amount.value} {amount.unit}".strip()
    return ""


def _timing(dosage: dict[str, Any], path: str) -> str:
    timing = as_dict(dosage.get("timing"), path + ".timing") or {}
    repeat = as_dict(timing.get("repeat"), path + ".timing.repeat") or {}
    often, period, unit = repeat.get("frequency"), repeat.get("period"), repeat.get("periodUnit")
    return f"{often}× / {period} {unit}" if often and period and unit else ""


def _as_needed(dosage: dict[str, Any]) -> str:
    return "as needed" if dosage.get("asNeededBoolean") is True else ""


def reference_range(value: Any, path: str) -> Range | None:
    """A laboratory's reference range."""
    found = as_dict(value, path) or {}
    low, high = as_quantity(found.get("low"), path + ".low"), as_quantity(found.get("high"), path + ".high")
    text = as_text(found.get("text"), path + ".text")
    return Range(low, high, text) if low or high or text else None


def part(value: Any, path: str) -> Part | None:
    """One component of an observation. A component that does not say what it is misleads."""
    found = as_dict(value, path)
    if not found:
        return None
    concept = as_concept(found.get("code"), path + ".code")
    if concept is None:
        raise Unreadable(path + ".code", "this part does not say what was measured")
    quantity, answer, text = value_of(found, path)
    return Part(concept, quantity, answer, text, label_of(found.get("dataAbsentReason"), path + ".dataAbsentReason"))


def value_of(holder: dict[str, Any], path: str) -> tuple[Quantity | None, Concept | None, str]:
    """value[x] of an observation or component: (number, coded answer, words), at most one of them present."""
    quantity = as_quantity(holder.get("valueQuantity"), path + ".valueQuantity")
    answer = as_concept(holder.get("valueCodeableConcept"), path + ".valueCodeableConcept")
    text = as_text(holder.get("valueString"), path + ".valueString")
    for name in ("valueInteger", "valueBoolean", "valueDateTime", "valueTime"):
        if not text and holder.get(name) is not None:
            text = _plain(holder[name], f"{path}.{name}")
    if not text and "valueRange" in holder:
        text = _between(as_dict(holder["valueRange"], path + ".valueRange") or {}, path + ".valueRange")
    if not text and "valueRatio" in holder:
        ratio = as_dict(holder["valueRatio"], path + ".valueRatio") or {}
        top = as_quantity(ratio.get("numerator"), path + ".valueRatio.numerator")
        bottom = as_quantity(ratio.get("denominator"), path + ".valueRatio.denominator")
        text = f"{top.value}:{bottom.value}" if top and bottom else ""
    if sum((quantity is not None, answer is not None, bool(text))) > 1:
        raise Unreadable(path, "this has more than one value")
    return quantity, answer, text


def _between(found: dict[str, Any], path: str) -> str:
    low, high = as_quantity(found.get("low"), path + ".low"), as_quantity(found.get("high"), path + ".high")
    ends = [end.value for end in (low, high) if end]
    return "–".join(ends) + (f" {(high or low).unit}" if ends and (high or low) else "")  # type: ignore[union-attr]


def _plain(value: Any, path: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | str):
        return str(value)
    raise Unreadable(path, "expected a single value")


def attachment(value: Any, path: str) -> Attachment | None:
    """What a document holds."""
    found = as_dict(value, path)
    if not found:
        return None
    return Attachment(
        as_text(found.get("title"), path + ".title"),
        as_text(found.get("contentType"), path + ".contentType"),
        as_text(found.get("url"), path + ".url"),
        bool(found.get("data")),
    )


def relative(value: Any, path: str) -> Concept | None:
    """A condition of a relative."""
    found = as_dict(value, path) or {}
    return as_concept(found.get("code"), path + ".code")


def activity(value: Any, path: str) -> str:
    """A care plan's activity in words."""
    found = as_dict(value, path) or {}
    detail = as_dict(found.get("detail"), path + ".detail") or {}
    text = label_of(detail.get("code"), path + ".detail.code")
    return (
        text
        or as_text(detail.get("description"), path + ".detail.description")
        or display_of(found.get("reference"), path + ".reference")
    )


def member(value: Any, path: str) -> tuple[str, str] | None:
    """A participant of a care team: (name, role)."""
    found = as_dict(value, path) or {}
    name = display_of(found.get("member"), path + ".member")
    roles = [label_of(r, f"{path}.role[{i}]") for i, r in enumerate(as_list(found.get("role"), path + ".role"))]
    return (name, ", ".join(filter(None, roles))) if name else None
