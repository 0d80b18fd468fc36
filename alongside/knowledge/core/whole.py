"""One walk through a whole record: what makes it private, and which other records it speaks of.

Everything in it counts, not only what our facts are read from: whoever may see the record may open its original, with
its narrative, contained records, directions, places and attached notes. Every record that comes in is walked here.
"""

from typing import Any

from .identity import WITHOUT_REFERENCES
from .relating import CONCEPT, OF_A_VISIT, by_identifier, speaks
from .sensitivity import NONE, SILENT, by_code, by_coding, items, labelled, rules, said
from .values import REPEATING

# Parts that say who, when or how much, not what. A human's name is an object; a place's is a string, and is read.
OPAQUE = frozenset({"meta", "identifier", "telecom", "address", "photo", "name", "period", "valueQuantity", "price"})
# For all but those that are of a visit, the visit they were noted in is none of what they speak of.
_WITHOUT_VISIT = WITHOUT_REFERENCES | {"encounter", "context"}

Spoken = dict[str, None]  # the records spoken of, in order; None where references do not count


def looked_through(resource: dict[str, Any], kind: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """(sensitive categories, records spoken of), of one resource.

    Categories: of its labels, and of every code and word in it. Records: each once, in its order, all of the same
    source; each by its id, or by the end of its urn, or as "Type?identifier=…": which record that is, the reader finds
    out.
    """
    found = set(labelled(items(resource.get("meta"), "security")))
    spoken: Spoken = {}
    of_a_visit = kind in OF_A_VISIT
    _look("", resource, found, spoken, WITHOUT_REFERENCES if of_a_visit else _WITHOUT_VISIT)
    if not of_a_visit and "context" in resource:
        context = resource["context"]
        visitless = {k: v for k, v in context.items() if k != "encounter"} if type(context) is dict else context
        _references(visitless, spoken)
    return (frozenset(found) if found else NONE), tuple(spoken)


def _look(
    key: str, holder: dict[str, Any], found: set[str], spoken: Spoken | None, deaf: frozenset[str] = WITHOUT_REFERENCES
) -> None:
    """Add what `holder`, the member `key` of something, says, with all in it. In `deaf` members no reference counts."""
    for name, inner in holder.items():
        kind = type(inner)
        if kind is str:
            if name not in SILENT:
                found |= said(key, name, inner, holder)
            elif name == "reference":
                if spoken is not None and (record := speaks(inner)):
                    spoken[record] = None
            elif name == "code":
                found |= by_code(str(holder.get("system", ""))[:REPEATING], inner[:REPEATING])
        elif kind is dict or kind is list:
            here = None if name in deaf else spoken
            if name in OPAQUE:
                if here is not None:
                    _references({name: inner}, here, holder)
            elif kind is dict:
                _look(name, inner, found, here)
            else:
                _look_at_each(name, inner, found, here)
    if key == "securityLabel":
        found.update(labelled(items(holder, "coding")))


def _look_at_each(key: str, values: list[Any], found: set[str], spoken: Spoken | None) -> None:
    for value in values:
        kind = type(value)
        if kind is dict:
            known = by_coding(value) if key == "coding" else None
            if known is None:
                _look(key, value, found, spoken)
            else:
                found |= known
        elif kind is str:
            if key not in SILENT:
                found |= rules().words.find(value)
        elif kind is list:
            _look_at_each(key, value, found, spoken)


def _references(value: Any, spoken: Spoken, holder: dict[str, Any] | None = None) -> None:
    """Add the records that are spoken of where nothing else is looked for. `holder` is what `value` is a part of."""
    if type(value) is dict:
        for name, inner in value.items():
            kind = type(inner)
            if kind is str:
                if name == "reference" and (record := speaks(inner)):
                    spoken[record] = None
            elif (kind is dict or kind is list) and name not in WITHOUT_REFERENCES:
                if kind is dict and "coding" in inner and inner.keys() <= CONCEPT:
                    continue
                if name == "identifier" and kind is dict and (named := by_identifier(holder or value, inner)):
                    spoken[named] = None
                _references(inner, spoken)
    elif type(value) is list:
        for item in value:
            if type(item) is dict or type(item) is list:
                _references(item, spoken)
