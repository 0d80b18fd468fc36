"""How a medicine is to be taken: the record's words; else its numbers, all of them or as codes, never half of them."""

from typing import Any

from .value_of import range_said, ratio_said, worded
from .values import as_concept, as_dict, as_flag, as_list, as_number, as_quantity, as_text, as_texts


def dose(value: Any, path: str) -> str:
    """A dosage in the record's words; else from its numbers, kept as sent: "10 mg, 1× / 1 d, as needed"."""
    found = as_dict(value, path) or {}
    text, patient = (as_text(found.get(name), f"{path}.{name}") for name in ("text", "patientInstruction"))
    if text or patient:
        return patient if text in patient else text if patient in text else f"{text}; {patient}"
    parts = (_amount(found, path), _timing(found, path), _most(found, path), _as_needed(found, path))
    return ", ".join(filter(None, parts))


def _amount(dosage: dict[str, Any], path: str) -> str:
    """R4 has it in doseAndRate, STU3 in the dosage itself."""
    rates = as_list(dosage.get("doseAndRate"), path + ".doseAndRate")
    for index, rate in enumerate([*rates, dosage]):
        at = f"{path}.doseAndRate[{index}]" if index < len(rates) else path
        known = as_dict(rate, at) or {}
        said = worded(as_quantity(known.get("doseQuantity"), at + ".doseQuantity"))
        said = said or range_said(known.get("doseRange"), at + ".doseRange")
        if said:
            return said
    return ""


def _timing(dosage: dict[str, Any], path: str) -> str:
    timing = as_dict(dosage.get("timing"), path + ".timing") or {}
    repeat = as_dict(timing.get("repeat"), path + ".timing.repeat") or {}
    at = path + ".timing.repeat"
    often, period = _span(repeat, "frequency", at), _span(repeat, "period", at)
    unit = as_text(repeat.get("periodUnit"), at + ".periodUnit")
    words = [f"{often or '1'}× / {period} {unit}"] if period and unit else []
    for name in ("dayOfWeek", "timeOfDay", "when"):
        words += as_texts(repeat.get(name), f"{at}.{name}")
    if not words:
        code = as_concept(timing.get("code"), path + ".timing.code")
        return code.label if code else ""
    lasts = worded(as_quantity(repeat.get("boundsDuration"), at + ".boundsDuration"))
    return ", ".join([*words, f"({lasts})"] if lasts else words)


def _span(repeat: dict[str, Any], name: str, path: str) -> str:
    """A number, or two when it may vary: "4–6"."""
    low, high = (as_number(repeat.get(key), f"{path}.{key}") for key in (name, name + "Max"))
    return f"{low}–{high}" if low and high else low


def _most(dosage: dict[str, Any], path: str) -> str:
    ratio = dosage.get("maxDosePerPeriod")
    items = ratio if type(ratio) is list else [ratio]  # a list in R5
    said = (ratio_said(item, path + ".maxDosePerPeriod") for item in items if item)
    return ", ".join(f"≤ {one}" for one in said if one)


def _as_needed(dosage: dict[str, Any], path: str) -> str:
    found = as_concept(dosage.get("asNeededCodeableConcept"), path + ".asNeededCodeableConcept")
    if found:
        return f"as needed ({found.label})"
    return "as needed" if as_flag(dosage.get("asNeededBoolean"), path + ".asNeededBoolean") else ""
