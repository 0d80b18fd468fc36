"""A FHIR Questionnaire recognised, and a QuestionnaireResponse read: by its items' codes, links and answers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from alongside.knowledge.core.wording import LANGUAGES

from .answers import Answers
from .catalogue import INSTRUMENTS
from .fhir_out import ORDINAL, URL
from .instrument import Instrument, Item
from .wording import option_text

DIGITS = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")
DEEPEST = 30  # groups within groups; no real form is near it


@dataclass(frozen=True, slots=True)
class Read:
    """The answers to the scored items in order; what could not be understood, by link, with the answer as it came.

    `said_total` is a total that the form itself carries: it is compared, never believed.
    """

    answers: Answers
    unclear: tuple[tuple[str, str], ...] = ()
    said_total: float | None = None


def recognise(resource: Any) -> Instrument | None:
    """The instrument that a Questionnaire is: one of ours by address, or one with a code for every scored item."""
    if not isinstance(resource, Mapping) or resource.get("resourceType") != "Questionnaire":
        return None
    own = str(resource.get("url", "")).split("|")[0].removeprefix(URL)
    if str(resource.get("url", "")).startswith(URL):
        return INSTRUMENTS.get(own)
    there = {link for link, _item in _walk(resource.get("item"))}
    fitting = [i for i in INSTRUMENTS.values() if i.items and all(_codes(item) & there for item in i.scored)]
    return max(fitting, key=lambda instrument: len(instrument.scored)) if fitting else None


def read(instrument: Instrument, resource: Any) -> Read:
    """The answers of a QuestionnaireResponse to this instrument. Never raises: what is not understood is listed."""
    there: dict[str, Any] = {}
    if isinstance(resource, Mapping):
        for link, found in _walk(resource.get("item")):
            there.setdefault(link, found)
    answers: list[int | None] = []
    unclear: list[tuple[str, str]] = []
    for item in instrument.scored:
        given = next((there[link].get("answer") for link in _links(item) if link in there), None)
        value = _value(item, given)
        answers.append(value)
        if given and value is None and not _declined(item, given):
            unclear.append((item.link, str(given)[:200]))
    total = there.get(f"/{instrument.total_loinc}") if instrument.total_loinc else None
    return Read(tuple(answers), tuple(unclear), _number(total.get("answer")) if total else None)


def _walk(items: Any, depth: int = 0) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every item with its linkId, and with its LOINC codes, groups opened."""
    for item in items if isinstance(items, list) and depth < DEEPEST else ():
        if isinstance(item, Mapping):
            yield str(item.get("linkId", "")), item
            for coding in _mappings(item.get("code")):
                yield f"/{coding.get('code')}", item
            yield from _walk(item.get("item"), depth + 1)


def _codes(item: Item) -> set[str]:
    codes = {code for code in (item.loinc, item.loinc_unverified) if code}
    return {*codes, *(f"/{code}" for code in codes)}


def _links(item: Item) -> set[str]:
    return {item.key, *_codes(item)}


def _mappings(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _codings(given: Any) -> list[Mapping[str, Any]]:
    return _mappings([answer.get("valueCoding") for answer in _mappings(given)])


def _value(item: Item, given: Any) -> int | None:
    """The value of the one answer: by code, by words, or as a number that is one of the values."""
    if len(_mappings(given)) != 1:
        return None
    for coding in _codings(given):
        for option in item.options:
            if coding.get("code") and coding["code"] in (option.loinc, option.loinc_unverified, option.key):
                return option.value
        for option in item.options:
            if any(_same(coding.get("display"), option_text(option, language)) for language in LANGUAGES):
                return option.value
        extensions = _mappings(coding.get("extension"))
        return _allowed(item, next((e.get("valueDecimal") for e in extensions if e.get("url") == ORDINAL), None))
    return _allowed(item, _number(given))


def _same(one: Any, other: str) -> bool:
    return isinstance(one, str) and one.strip().casefold() == other.casefold()


def _allowed(item: Item, value: Any) -> int | None:
    known = [o.value for o in item.options if o.value is not None]
    return next((v for v in known if not isinstance(value, bool) and v == value), None)


def _number(given: Any) -> float | None:
    """The one number of an answer, however it is typed; a boolean is 1 or 0."""
    for answer in _mappings(given)[:1]:
        for name in ("valueInteger", "valueDecimal", "valueBoolean"):
            value = answer.get(name)
            if isinstance(value, str):  # a decimal whose digits were kept
                value = float(value) if DIGITS.fullmatch(value) else None
            if isinstance(value, int | float):
                return float(value) if abs(value) < 10**9 else None
    return None


def _declined(item: Item, given: Any) -> bool:
    """Whether the answer is one of those without a value, such as "would not say"."""
    codes = {code for o in item.options if o.value is None for code in (o.loinc, o.key) if code}
    return any(coding.get("code") in codes for coding in _codings(given))
