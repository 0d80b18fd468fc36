"""Facts as compact JSON rows and back, without loss: how an index keeps what was extracted."""

from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from .dates import PartialDate
from .facts import KINDS, Attachment, Fact, Origin, Part, Range
from .values import Coding, Concept, Quantity

Row = dict[str, Any]


def to_row(fact: Fact) -> Row:
    """A JSON-able dict of what differs from the defaults. The origin is kept by whoever keeps the row."""
    return {
        name: encode(value) if encode else value
        for name, default, encode in _OUT[fact.kind]
        if (value := getattr(fact, name)) is not default and value != default
    }


def from_row(kind: str, row: Row, origin: Origin) -> Fact:
    """The fact that `to_row` wrote. Raises KeyError for a kind that is not known."""
    values = {name: _DECODE[name](value) if name in _DECODE else value for name, value in row.items()}
    return KINDS[kind](origin=origin, **values)


@lru_cache(maxsize=20_000)  # most dates of a record stand in it several times
def _date_out(when: PartialDate) -> tuple[Any, ...]:
    moment = when.instant.timestamp() if when.instant else None
    return when.text, when.lower.toordinal(), when.upper.toordinal(), moment


def _date_in(row: list[Any]) -> PartialDate:
    text, lower, upper, moment = row
    first = date.fromordinal(lower)
    return PartialDate(
        text,
        first,
        first if upper == lower else date.fromordinal(upper),
        None if moment is None else datetime.fromtimestamp(moment, UTC),
    )


def _concept_out(concept: Concept) -> list[Any]:
    return [concept.text, [[c.system, c.code, c.display] for c in concept.codings]]


def _concept_in(row: list[Any]) -> Concept:
    return Concept(row[0], tuple([Coding(*c) for c in row[1]]))


def _quantity_out(quantity: Quantity | None) -> list[str] | None:
    return [quantity.value, quantity.unit, quantity.comparator] if quantity else None


def _quantity_in(row: list[str] | None) -> Quantity | None:
    return Quantity(*row) if row else None


def _part_out(part: Part) -> list[Any]:
    answer = _concept_out(part.answer) if part.answer else None
    row = [_concept_out(part.concept), _quantity_out(part.quantity), answer, part.text, part.absent]
    return [*row, True] if part.elsewhere else row


def _part_in(row: list[Any]) -> Part:
    concept, quantity, answer, *rest = row
    return Part(_concept_in(concept), _quantity_in(quantity), _concept_in(answer) if answer else None, *rest)


def _range_out(found: Range) -> list[Any]:
    return [_quantity_out(found.low), _quantity_out(found.high), found.text]


def _range_in(row: list[Any]) -> Range:
    return Range(_quantity_in(row[0]), _quantity_in(row[1]), row[2])


def _attachment_out(found: Attachment) -> list[Any]:
    return [found.title, found.content_type, found.url, found.inline]


def _attachment_in(row: list[Any]) -> Attachment:
    return Attachment(*row)


def _each(one: Callable[[Any], Any], whole: Callable[[list[Any]], Any]) -> Callable[[Any], Any]:
    return lambda items: whole([one(item) for item in items])


# A field name means the same in every kind of fact: one codec a name.
_CODECS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    **dict.fromkeys(("when", "until", "recorded"), (_date_out, _date_in)),
    **dict.fromkeys(("concept", "answer"), (_concept_out, _concept_in)),
    **dict.fromkeys(("quantity", "days", "when_age", "until_age"), (_quantity_out, _quantity_in)),
    **dict.fromkeys(("reactions", "conditions"), (_each(_concept_out, list), _each(_concept_in, tuple))),
    "parts": (_each(_part_out, list), _each(_part_in, tuple)),
    "ranges": (_each(_range_out, list), _each(_range_in, tuple)),
    "attachments": (_each(_attachment_out, list), _each(_attachment_in, tuple)),
    **dict.fromkeys(("members", "answers"), (_each(list, list), _each(tuple, tuple))),
    **dict.fromkeys(("refers", "categories", "dose", "results", "activities", "avoid"), (list, tuple)),
    **dict.fromkeys(("targets", "includes", "interpretation", "people"), (list, tuple)),
    "sensitivity": (sorted, frozenset),
}
_ENCODE = {name: codec[0] for name, codec in _CODECS.items()}
_DECODE = {name: codec[1] for name, codec in _CODECS.items()}
_OUT: dict[str, tuple[tuple[str, Any, Callable[[Any], Any] | None], ...]] = {
    kind: tuple((f.name, f.default, _ENCODE.get(f.name)) for f in fields(cls) if f.name != "origin")
    for kind, cls in KINDS.items()
}
