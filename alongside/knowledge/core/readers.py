"""What stands at a path, turned into a part of a fact. Named, small, and shared by many rows of the table."""

from typing import Any

from .dates import PartialDate, parse
from .facts import Attachment, Part, Range
from .unreadable import Unreadable
from .value_of import plain, range_said, ratio_said, value_of, worded
from .values import Concept, as_concept, as_dict, as_flag, as_list, as_quantity, as_text


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
    value = value_of(found, path)
    absent = label_of(found.get("dataAbsentReason"), path + ".dataAbsentReason")
    return Part(concept, value.quantity, value.answer, value.text, absent, value.elsewhere)


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


def text_or_label(value: Any, path: str) -> str:
    """Words, or a CodeableConcept in words."""
    return as_text(value, path) if type(value) is str else label_of(value, path)


def setting_code(value: Any, path: str) -> str:
    """Where a visit took place: a Coding (R4), a CodeableConcept (R5, and by mistake), or a mere code (DSTU2)."""
    if type(value) is str:
        return value.strip()
    found = as_dict(value, path) or {}
    return as_text(found.get("code"), path + ".code") or code_of(found, path)


def target(value: Any, path: str) -> str:
    """What a goal is to reach, in the record's words and numbers: "Weight: 70–72 kg"."""
    found = as_dict(value, path) or {}
    names = [name for name in found if name.startswith("detail") and found[name]]
    wanted = ", ".join(filter(None, (_detail(found[name], name, f"{path}.{name}") for name in names)))
    measure = label_of(found.get("measure"), path + ".measure")
    return f"{measure}: {wanted}" if measure and wanted else wanted


def _detail(value: Any, name: str, path: str) -> str:
    if name == "detailQuantity":
        return worded(as_quantity(value, path))
    if name == "detailRange":
        return range_said(value, path)
    if name in ("detailCodeableConcept", "detailString"):
        return text_or_label(value, path)
    if name == "detailRatio":
        return ratio_said(value, path)
    return plain(value, path)


def relative(value: Any, path: str) -> Concept | None:
    """A condition of a relative."""
    found = as_dict(value, path) or {}
    return as_concept(found.get("code"), path + ".code")


def activity(value: Any, path: str) -> str:
    """A care plan's activity that is to be done, in words."""
    found, detail = _detailed(value, path)
    return "" if _prohibits(detail, path) or detail.get("status") in GIVEN_UP else _activity(found, detail, path)


def avoided(value: Any, path: str) -> str:
    """A care plan's activity that is not to be done, in words."""
    found, detail = _detailed(value, path)
    return _activity(found, detail, path) if _prohibits(detail, path) else ""


GIVEN_UP = ("cancelled", "stopped", "entered-in-error")


def _detailed(value: Any, path: str) -> tuple[dict[str, Any], dict[str, Any]]:
    found = as_dict(value, path) or {}
    return found, as_dict(found.get("detail"), path + ".detail") or {}


def _prohibits(detail: dict[str, Any], path: str) -> bool:
    """`prohibited` is what STU3 calls it."""
    return any(as_flag(detail.get(name), f"{path}.detail.{name}") for name in ("doNotPerform", "prohibited"))


def _activity(found: dict[str, Any], detail: dict[str, Any], path: str) -> str:
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
