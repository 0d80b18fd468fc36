"""One received resource → facts. Unreadable if, and only if, reading on could mislead.

That is: an element we read has the wrong shape, a date does not exist, a status is not one that FHIR knows, a part does
not say what it is. What is merely missing is missing; what we do not read does no harm.
"""

from functools import lru_cache
from typing import Any

from .demographics import demographics
from .facts import Fact, Measurement, Origin
from .fhir_paths import TABLE, Rule
from .fhir_shapes import ONE_OF
from .finish import FINISH
from .identity import identity_of
from .unreadable import Unreadable
from .value_of import value_of
from .walking import Field
from .whole import looked_through

_HEADS = {kind: frozenset[str]().union(*(field.heads for field in rule.fields)) for kind, rule in TABLE.items()}

__all__ = ["Unreadable", "demographics", "extract"]


def extract(resource: dict[str, Any], source: str = "") -> tuple[Fact, ...]:
    """The facts that one resource states: none for a type that states none. `source` names the sending system.

    Numbers must have been parsed by `values.loads`, which keeps their digits. Raises Unreadable.
    """
    kind, identifier = identity_of(resource)
    rule = TABLE.get(kind)
    if rule is None:
        if kind == "Patient":
            demographics(resource)
        return ()
    values: dict[str, Any] = dict(rule.fixed)
    for spec in _fields(kind, _HEADS[kind].intersection(resource)):
        value = spec.of(resource, kind)
        if value is not None and value != ():
            values[spec.name] = value
    _check_status(values, rule, kind)
    for group in ONE_OF.get(kind, ()):
        _check_one(resource, group, kind)
    if notes := values.get("note"):
        values["note"] = "\n".join(notes)
    if rule.fact is Measurement:
        value = value_of(resource, kind)
        values.update(quantity=value.quantity, answer=value.answer, text=value.text)
        if value.elsewhere or any(part.elsewhere for part in values.get("parts", ())):
            values["elsewhere"] = True
    finish = FINISH.get(kind)
    if finish:
        finish(resource, values)
    if _is_modified(resource):
        values["modified"] = True
    values["sensitivity"], values["refers"] = looked_through(resource, kind)
    return (rule.fact(origin=Origin(source, kind, identifier), **values),)


@lru_cache(maxsize=2_000)
def _fields(kind: str, members: frozenset[str]) -> tuple[Field, ...]:
    """The fields that a resource with these members may have. Most of what one system sends has one of a few shapes."""
    return tuple(field for field in TABLE[kind].fields if field.heads & members)


def _check_status(values: dict[str, Any], rule: Rule, kind: str) -> None:
    """A status must be one that this type may have. Capital letters change nothing."""
    status = values.get("status")
    if not rule.statuses or not status or status in rule.statuses:
        return
    if status.casefold() not in rule.statuses:
        where = "Goal.lifecycleStatus" if kind == "Goal" else f"{kind}.status"
        raise Unreadable(where, f"“{status[:40]}” is not a status that this kind of record can have")
    values["status"] = status.casefold()


def _check_one(resource: dict[str, Any], group: frozenset[str], kind: str) -> None:
    """Two of what may stand once: which one is meant cannot be known."""
    given = [name for name in group & resource.keys() if resource[name] not in (None, "", [], {})]
    if len(given) > 1:
        first, second, *_rest = sorted(given)
        raise Unreadable(f"{kind}.{first}", f"stands beside {second}; only one of them can be meant")


def _is_modified(resource: dict[str, Any]) -> bool:
    """Something in it may change the meaning in a way that we do not know: see the original."""
    if resource.get("modifierExtension") or resource.get("implicitRules"):
        return True
    for value in resource.values():
        kind = type(value)
        if kind is dict or kind is list:
            for part in value if kind is list else (value,):
                if type(part) is dict and part.get("modifierExtension"):
                    return True
    return False
