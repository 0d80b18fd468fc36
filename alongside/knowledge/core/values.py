"""Codes, concepts and quantities, and reading them leniently where that is harmless.

null, "", [] and {} are absent, as vendors mean them. A wrong JSON shape where a value must be is Unreadable.
"""

import json
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from .unreadable import Unreadable

SNOMED = "http://snomed.info/sct"
LOINC = "http://loinc.org"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
CVX = "http://hl7.org/fhir/sid/cvx"
ICD10CM = "http://hl7.org/fhir/sid/icd-10-cm"


class Digits(str):
    """A JSON number as its digits were written: 7.00 stays 7.00."""

    __slots__ = ()


def loads(raw: bytes | str) -> Any:
    """JSON with numbers' digits kept. Raises ValueError for what is not JSON, NaN and Infinity included."""
    return json.loads(raw, parse_float=Digits, parse_constant=_no_constant)


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a number that JSON has")


@dataclass(frozen=True, slots=True)
class Coding:
    """One code of one code system."""

    system: str
    code: str
    display: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """What something is, in words and codes."""

    text: str = ""
    codings: tuple[Coding, ...] = ()

    @property
    def label(self) -> str:
        """The record's own words, else the first code's, else the first code itself."""
        return self.text or next((c.display for c in self.codings if c.display), "") or self.code

    @property
    def code(self) -> str:
        """The first code, or nothing."""
        return self.codings[0].code if self.codings else ""

    def has(self, system: str, *codes: str) -> bool:
        """Whether one of these codes of this system is among its codings."""
        return any(c.system == system and c.code in codes for c in self.codings)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its digits as received, and its unit as written (else its unit code)."""

    value: str
    unit: str = ""
    comparator: str = ""

    @property
    def decimal(self) -> Decimal:
        """The number. It was checked when it was read."""
        return Decimal(self.value)


MOST_CENTS = 10**15
REPEATING = 400  # characters of a code with its name: longer ones do not repeat, and are not worth their memory
_NOTHING: tuple[Any, ...] = (None, "", [])
_BLANK: tuple[Any, ...] = (None, "", {})


def as_dict(value: Any, path: str) -> dict[str, Any] | None:
    """An object, or None when absent."""
    if not value and value in _NOTHING:
        return None
    if not isinstance(value, dict):
        raise Unreadable(path, f"expected an object, found {_shape(value)}")
    return value


def as_list(value: Any, path: str) -> list[Any]:
    """A list without empty items; a single item where a list must be is taken as a list of one."""
    if isinstance(value, list):
        return [item for item in value if item not in _BLANK]
    if value in _BLANK:
        return []
    if isinstance(value, dict):
        return [value]
    raise Unreadable(path, f"expected a list, found {_shape(value)}")


def as_text(value: Any, path: str) -> str:
    """A string, or "" when absent."""
    if value is None:
        return ""
    if type(value) is not str:
        raise Unreadable(path, f"expected text, found {_shape(value)}")
    return value.strip()


def as_words(value: Any, path: str) -> str:
    """Text where a number says as much: a telephone or a zip code."""
    return str(value) if type(value) is int or type(value) is Digits else as_text(value, path)


def as_texts(value: Any, path: str) -> list[str]:
    """A list of texts without empty ones; a single text is a list of one."""
    items = [value] if type(value) is str else as_list(value, path)
    return [text for index, item in enumerate(items) if (text := as_words(item, f"{path}[{index}]"))]


def as_flag(value: Any, path: str) -> bool | None:
    """A boolean, or None when absent. In quotes it says the same."""
    if value is None or isinstance(value, bool):
        return value
    if value in ("true", "false", ""):
        return value == "true" if value else None
    raise Unreadable(path, f"expected true or false, found {_shape(value)}")


def as_number(value: Any, path: str) -> str:
    """A JSON number's digits, or "" when absent. A number in quotes is Unreadable: its meaning was not checked."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, int | Digits):
        raise Unreadable(path, f"expected a number, found {_shape(value)}")
    digits = str(value)
    if len(digits) < 16 and "e" not in digits and "E" not in digits:
        return digits
    try:
        if len(digits) > 60 or abs(Decimal(digits).adjusted()) > 30:
            raise Unreadable(path, "this number is too long or too large")
    except InvalidOperation as error:
        raise Unreadable(path, "this is not a number") from error
    return digits


def as_coding(value: Any, path: str) -> Coding | None:
    """A Coding with at least a code or a display."""
    found = as_dict(value, path)
    if not found:
        return None
    system, code, display = found.get("system"), found.get("code"), found.get("display")
    if type(system) is type(code) is type(display) is str:  # the usual case needs no path for an error
        read = _coding if len(system) + len(code) + len(display) <= REPEATING else _coding.__wrapped__
        coding = read(system, code, display)
    else:
        coding = Coding(
            as_text(system, path + ".system"), as_text(code, path + ".code"), as_text(display, path + ".display")
        )
    return coding if coding.code or coding.display else None


@lru_cache(maxsize=50_000)
def _coding(system: str, code: str, display: str) -> Coding:
    """A record's codes are nearly all codes that other records have."""
    return Coding(system.strip(), code.strip(), display.strip())


def as_concept(value: Any, path: str) -> Concept | None:
    """A CodeableConcept that says something, or None."""
    found = as_dict(value, path)
    if not found:
        return None
    text = as_text(found.get("text"), path + ".text")
    items = as_list(found.get("coding"), path + ".coding")
    codings = tuple([c for i, item in enumerate(items) if (c := as_coding(item, f"{path}.coding[{i}]"))])
    return Concept(text, codings) if text or codings else None


def as_quantity(value: Any, path: str) -> Quantity | None:
    """A Quantity with a number, or None."""
    found = as_dict(value, path)
    if not found:
        return None
    digits = as_number(found.get("value"), path + ".value")
    if not digits:
        return None
    unit = as_text(found.get("unit"), path + ".unit") or as_text(found.get("code"), path + ".code")
    return Quantity(digits, unit, as_text(found.get("comparator"), path + ".comparator"))


def as_cents(value: Any, path: str) -> int | None:
    """Money in integer cents; half a cent is rounded away from zero. None when absent."""
    found = as_dict(value, path)
    digits = as_number(found.get("value"), path + ".value") if found else ""
    if not digits:
        return None
    cents = int((Decimal(digits) * 100).to_integral_value(rounding="ROUND_HALF_UP"))
    if abs(cents) > MOST_CENTS:
        raise Unreadable(path + ".value", "this is more money than there is")
    return cents


def _shape(value: Any) -> str:
    names = {dict: "an object", list: "a list", bool: "true or false", int: "a number", Digits: "a number", str: "text"}
    return names.get(type(value), "something else")
